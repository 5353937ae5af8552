package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Inventory;
import io.shopwright.insights.InventoryIntelligence.AtLocation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a shop sells and has in stock as it is now. */
final class StockRows {
    private static final int PAGE = 100;

    /** What Shopify adds to the name of a product that has no variants of its own. */
    private static final String ONLY_VARIANT = " - Default Title";

    private StockRows() {}

    /**
     * A variant.
     *
     * @param since the day from which it could be sold
     * @param tracked whether the shop counts its stock
     */
    record Row(
            Gid id,
            String title,
            String sku,
            LocalDate since,
            boolean tracked,
            Optional<BigDecimal> unitCost,
            List<AtLocation> levels) {}

    record VariantNode(Gid id, String displayName, @Nullable String sku, Instant createdAt, ItemNode inventoryItem) {}

    record ItemNode(
            Gid id,
            boolean tracked,
            @Nullable Money unitCost,
            @Arguments("first: 10") Page<Inventory.Level> inventoryLevels) {}

    /** Levels beyond the first ten. */
    record Rest(@Arguments("first: 250, after: $after") Page<Inventory.Level> inventoryLevels) {}

    static boolean readable(ShopFacts facts) {
        return facts.mayRead("products") && facts.mayRead("inventory") && facts.mayRead("locations");
    }

    /** All variants of a shop, by id. */
    static List<Row> read(Shop shop, ShopFacts facts) {
        TreeMap<Gid, Row> rows = new TreeMap<>();
        for (VariantNode node : shop.connection("productVariants", VariantNode.class)
                .pageSize(PAGE)
                .readAhead()) {
            rows.put(node.id(), row(shop, facts, node));
        }
        return List.copyOf(rows.values());
    }

    private static Row row(Shop shop, ShopFacts facts, VariantNode node) {
        Money cost = node.inventoryItem().unitCost();
        Optional<BigDecimal> unitCost = Optional.ofNullable(cost)
                .filter(money -> money.currencyCode().equals(facts.currencyCode()))
                .map(Money::amount);
        return new Row(
                node.id(),
                title(node.displayName()),
                node.sku() == null ? "" : node.sku(),
                node.createdAt().atZone(facts.zone()).toLocalDate(),
                node.inventoryItem().tracked(),
                unitCost,
                levels(shop, node.inventoryItem()).stream()
                        .map(StockRows::level)
                        .toList());
    }

    /** The product's title alone where it has one variant. */
    private static String title(String displayName) {
        return displayName.endsWith(ONLY_VARIANT)
                ? displayName.substring(0, displayName.length() - ONLY_VARIANT.length())
                : displayName;
    }

    private static List<Inventory.Level> levels(Shop shop, ItemNode item) {
        Page<Inventory.Level> page = item.inventoryLevels();
        List<Inventory.Level> levels = new ArrayList<>(page.nodes());
        while (page.hasNextPage() && page.endCursor() != null) {
            page = shop.object("inventoryItem", Rest.class)
                    .with("id", item.id())
                    .with("after", page.endCursor())
                    .get()
                    .inventoryLevels();
            levels.addAll(page.nodes());
        }
        return levels;
    }

    private static AtLocation level(Inventory.Level level) {
        return new AtLocation(
                level.location().id(),
                level.location().name(),
                quantity(level, "available"),
                quantity(level, "on_hand"),
                quantity(level, "committed"),
                quantity(level, "incoming"));
    }

    private static long quantity(Inventory.Level level, String name) {
        return level.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .mapToLong(Inventory.Quantity::quantity)
                .sum();
    }
}
