package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goods cost, by the shop's inventory items and beyond them by a source, and what the stock of today is worth. */
final class UnitCosts {
    private final ShopFacts facts;
    private final CostSource source;
    private final Map<Gid, BigDecimal> byVariant = new HashMap<>();
    private final List<Stocked> stock = new ArrayList<>();
    private long rowsRead;
    private boolean stockKnown;

    /** A variant with units in stock. */
    private record Stocked(long units, Optional<BigDecimal> unitCost) {}

    record VariantNode(
            Gid id, @Nullable String sku, @Nullable Integer inventoryQuantity, ItemNode inventoryItem) {}

    record ItemNode(boolean tracked, @Nullable Money unitCost) {}

    private UnitCosts(ShopFacts facts, CostSource source) {
        this.facts = facts;
        this.source = source;
    }

    /**
     * Reads all variants.
     *
     * @param missing takes the reason if the shop does not tell; the source still counts
     */
    static UnitCosts read(Shop shop, ShopFacts facts, CostSource source, List<String> missing) {
        UnitCosts costs = new UnitCosts(facts, source);
        if (!facts.mayRead("products") || !facts.mayRead("inventory")) {
            missing.add(AccessLimits.lacks(
                    facts.mayRead("products") ? "read_inventory" : "read_products",
                    "the shop's own unit costs and its stock are unknown"));
            return costs;
        }
        costs.stockKnown = true;
        shop.connection("productVariants", VariantNode.class)
                .pageSize(OrdersByTime.PAGE)
                .readAhead()
                .forEach(costs::add);
        return costs;
    }

    private void add(VariantNode node) {
        rowsRead++;
        Money own = node.inventoryItem().unitCost();
        Optional<BigDecimal> cost = own != null && own.currencyCode().equals(facts.currencyCode())
                ? Optional.of(own.amount())
                : source.unitCost(node.sku() == null ? "" : node.sku());
        cost.ifPresent(amount -> byVariant.put(node.id(), amount));
        Integer units = node.inventoryQuantity();
        if (node.inventoryItem().tracked() && units != null && units > 0) {
            stock.add(new Stocked(units, cost));
        }
    }

    /** The cost of one unit of a position. */
    Optional<BigDecimal> of(SalesLedger.Position position) {
        Optional<BigDecimal> known = position.variant().map(byVariant::get);
        return known.isPresent() ? known : source.unitCost(position.sku());
    }

    /** Today's stock at cost; empty if it, or the cost of a stocked variant, is unknown. */
    Optional<BigDecimal> stockAtCost() {
        if (!stockKnown || stockedWithoutCost() > 0) {
            return Optional.empty();
        }
        return Optional.of(stock.stream()
                .map(each -> each.unitCost().orElseThrow().multiply(BigDecimal.valueOf(each.units())))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Whether the shop told its stock. */
    boolean stockKnown() {
        return stockKnown;
    }

    long stockedVariants() {
        return stock.size();
    }

    long stockedWithoutCost() {
        return stock.stream().filter(each -> each.unitCost().isEmpty()).count();
    }

    long rowsRead() {
        return rowsRead;
    }
}
