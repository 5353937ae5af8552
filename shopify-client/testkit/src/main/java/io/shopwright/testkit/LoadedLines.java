package io.shopwright.testkit;

import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows of the lines of a bulk operation's result: parents first, so that children find them. */
final class LoadedLines {
    static final List<String> TYPES = List.of("Product", "ProductVariant", "Customer", "Order", "LineItem");

    /** After the point; enough that totals come out as they were loaded. */
    private static final int RATE_DIGITS = 16;

    private final ShopData data;
    private final Map<String, List<BulkLines.Line>> byType;
    private final Map<Long, List<BulkLines.Line>> children = new HashMap<>();

    LoadedLines(ShopData data, Map<String, List<BulkLines.Line>> byType) {
        this.data = data;
        this.byType = byType;
    }

    void load() {
        for (BulkLines.Line line : lines("LineItem")) {
            children.computeIfAbsent(parent(line, "Order"), key -> new ArrayList<>())
                    .add(line);
        }
        data.table(Product.class)
                .putAll(lines("Product").stream().map(this::product).toList());
        lines("ProductVariant").forEach(this::addVariant);
        data.customers().putAll(lines("Customer").stream().map(this::customer).toList());
        data.orders().putAll(lines("Order").stream().map(this::order).toList());
    }

    private List<BulkLines.Line> lines(String type) {
        return byType.getOrDefault(type, List.of());
    }

    private static long parent(BulkLines.Line line, String type) {
        return Gid.parse(line.text("__parentId", ""))
                .filter(gid -> gid.type().equals(type))
                .orElseThrow(() -> new IllegalArgumentException("line " + line.number() + ": __parentId must be of a "
                        + type + ": '" + line.text("__parentId") + "'"))
                .number();
    }

    private Product product(BulkLines.Line line) {
        String title = line.text("title", "");
        Instant created = line.time("createdAt", Instant.EPOCH);
        return Edit.of(Product.BLANK)
                .set("key", line.key())
                .set("title", title)
                .set("handle", line.text("handle", Handles.of(title)))
                .set("vendor", line.text("vendor", ""))
                .set("productType", line.text("productType", ""))
                .set("status", line.text("status", "ACTIVE"))
                .set("tags", line.texts("tags"))
                .set("choices", List.of(ProductOption.ofDefault(data)))
                .set("createdAt", created)
                .set("updatedAt", line.time("updatedAt", created))
                .done();
    }

    private void addVariant(BulkLines.Line line) {
        long product = parent(line, "Product");
        Table<InventoryItem> items = data.table(InventoryItem.class);
        Table<ProductVariant> variants = data.table(ProductVariant.class);
        InventoryItem item = items.put(Edit.of(InventoryItem.BLANK)
                .set("key", items.nextKey())
                .set("variantKey", line.key())
                .set("sku", line.text("sku"))
                .done());
        variants.put(Edit.of(ProductVariant.BLANK)
                .set("key", line.key())
                .set("productKey", product)
                .set("itemKey", item.key())
                .set("position", variants.ownedBy(product).size() + 1)
                .set("values", List.of(line.text("title", ProductOption.DEFAULT_VALUE)))
                .set("barcode", line.text("barcode"))
                .set("unitAmount", line.amount("price"))
                .done());
    }

    private Customer customer(BulkLines.Line line) {
        Instant created = line.time("createdAt", Instant.EPOCH);
        return Edit.of(Customer.BLANK)
                .set("key", line.key())
                .set("firstName", line.text("firstName"))
                .set("lastName", line.text("lastName"))
                .set("email", line.text("email"))
                .set("phone", line.text("phone"))
                .set("note", line.text("note"))
                .set("tags", line.texts("tags"))
                .set("createdAt", created)
                .set("updatedAt", created)
                .done();
    }

    private Order order(BulkLines.Line line) {
        long key = line.key();
        Instant created = line.time("createdAt", line.time("processedAt", Instant.EPOCH));
        Instant processed = line.time("processedAt", created);
        @Nullable Instant cancelled = line.time("cancelledAt");
        BigDecimal total = line.amount("totalPriceSet", "shopMoney", "amount");
        BigDecimal back = line.amount("totalRefundedSet", "shopMoney", "amount");
        List<LineItem> items = new ArrayList<>();
        children.getOrDefault(key, List.of()).forEach(each -> items.add(item(each)));
        Sale sale = new Sale(
                processed,
                null,
                line.text("email"),
                total,
                List.of(),
                line.node().path("test").booleanValue(),
                cancelled,
                back.signum() > 0
                        ? List.of(new Sale.MoneyBack(Objects.requireNonNullElse(cancelled, processed), back))
                        : List.of());
        Order order = sale.order(data, key, line.keyOf("customer"));
        Order loaded = Edit.of(order)
                .set("name", line.text("name", order.name()))
                .set("createdAt", created)
                .set("tags", line.texts("tags"))
                .set("note", line.text("note"))
                .set("lines", items)
                .done();
        return presented(loaded, line);
    }

    /** The rate is what the totals in both currencies say; without a total, there is nothing to convert. */
    private Order presented(Order order, BulkLines.Line line) {
        String code =
                line.node().at("/totalPriceSet/presentmentMoney/currencyCode").asText();
        BigDecimal paid = line.amount("totalPriceSet", "presentmentMoney", "amount");
        if (code.isEmpty()
                || code.equals(data.currency().getCurrencyCode())
                || order.total().signum() == 0) {
            return order;
        }
        BigDecimal rate = paid.divide(order.total(), RATE_DIGITS, RoundingMode.HALF_EVEN);
        return order.presented(new Presentment(currency(code, line), rate));
    }

    private static Currency currency(String code, BulkLines.Line line) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line.number() + ": no currency: '" + code + "'", e);
        }
    }

    private LineItem item(BulkLines.Line line) {
        Long variant = line.keyOf("variant");
        ProductVariant sold =
                variant == null ? null : data.table(ProductVariant.class).get(variant);
        int quantity = line.node().path("quantity").asInt(1);
        Edit<LineItem> edit =
                Orders.line(data, sold, quantity).set("key", line.key()).set("fulfilled", quantity);
        if (line.text("title") != null) {
            edit.set("title", line.text("title"));
        }
        if (line.text("sku") != null) {
            edit.set("sku", line.text("sku"));
        }
        return edit.set("unitPrice", line.amount("originalUnitPriceSet", "shopMoney", "amount"))
                .done();
    }
}
