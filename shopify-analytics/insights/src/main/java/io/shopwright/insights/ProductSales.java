package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.insights.SalesLedger.Position;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one product sold.
 *
 * @param product empty for goods that are no product of the shop, told apart by their titles
 * @param title as it was on the last order
 * @param units of the period's orders
 * @param unitsReturned of the period's refunds
 * @param sold after discounts, without taxes
 * @param net what is left of it after returned goods
 * @param netBefore of the period before
 */
public record ProductSales(
        Optional<Gid> product,
        String title,
        long units,
        long unitsReturned,
        BigDecimal sold,
        BigDecimal net,
        BigDecimal netBefore) {

    /** What the product sold more than before; negative if less. */
    public BigDecimal change() {
        return net.subtract(netBefore);
    }

    /** All products of a period and of the one before, best sold first. */
    static List<ProductSales> of(SalesLedger ledger, Period period) {
        Map<Object, ProductSales> products = new LinkedHashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            for (Position position : sale.positions()) {
                boolean now = period.contains(sale.day());
                BigDecimal net = position.net();
                add(products, now ? now(position, position.quantity(), 0, net) : before(position, net));
            }
        }
        for (SalesLedger.Return back : ledger.returns()) {
            BigDecimal net = back.amount().negate();
            boolean now = period.contains(back.day());
            back.position()
                    .map(position -> now ? now(position, 0, back.quantity(), net) : before(position, net))
                    .ifPresent(more -> add(products, more));
        }
        return products.values().stream()
                .sorted(Comparator.comparing(ProductSales::net).reversed().thenComparing(ProductSales::title))
                .toList();
    }

    /** @param net of goods sold; negative of goods taken back */
    private static ProductSales now(Position position, long units, long returned, BigDecimal net) {
        BigDecimal sold = net.max(BigDecimal.ZERO);
        return new ProductSales(position.product(), position.title(), units, returned, sold, net, BigDecimal.ZERO);
    }

    private static ProductSales before(Position position, BigDecimal net) {
        return new ProductSales(position.product(), position.title(), 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, net);
    }

    private static void add(Map<Object, ProductSales> products, ProductSales more) {
        Object key = more.product.<Object>map(id -> id).orElse(more.title);
        products.merge(
                key,
                more,
                (left, right) -> new ProductSales(
                        left.product,
                        right.title,
                        left.units + right.units,
                        left.unitsReturned + right.unitsReturned,
                        left.sold.add(right.sold),
                        left.net.add(right.net),
                        left.netBefore.add(right.netBefore)));
    }
}
