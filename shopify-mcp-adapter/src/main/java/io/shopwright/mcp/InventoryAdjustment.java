package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to available quantities or takes from them, all at once. The shop compares with what the preview showed. */
final class InventoryAdjustment implements Change {
    private static final String AVAILABLE = "available";

    /** Reasons that Shopify knows and a person may have. */
    private enum Reason {
        CORRECTION,
        CYCLE_COUNT_AVAILABLE,
        DAMAGED,
        RECEIVED,
        RESTOCK,
        SHRINKAGE,
        OTHER
    }

    private static final Parameter<Gid> VARIANT_ID = Parameter.id(
                    "variant_id", "ProductVariant", "GID such as gid://shopify/ProductVariant/1, or its number.")
            .required();

    private static final Parameter<Gid> LOCATION_ID = Parameter.id(
            "location_id",
            "Location",
            "GID such as gid://shopify/Location/1, or its number. Default: the only location that stocks the variant.");

    private static final Parameter<Integer> DELTA = Parameter.whole(
                    "delta", "Units to add; negative to take away.", -1_000_000, 1_000_000)
            .required();

    private static final Parameter<List<Arguments>> ADJUSTMENTS = Parameter.list(
                    Parameter.object(
                            "adjustments", "What to add or take away.", List.of(VARIANT_ID, LOCATION_ID, DELTA)),
                    20)
            .required();

    private static final Parameter<Reason> REASON =
            Parameter.choice("reason", "Why, for the shop's history.", Reason.CORRECTION);

    private final Shop shop;

    InventoryAdjustment(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_inventory_adjust";
    }

    @Override
    public String title() {
        return "Adjust stock";
    }

    @Override
    public String description() {
        return "Adds units to the available stock of up to 20 variants or takes them away, at one location each; all of it"
                + " or nothing. The first call changes nothing and returns a preview with a confirmation_token, a second"
                + " one with that token makes the changes, unless the stock has moved meanwhile.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_INVENTORY;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(ADJUSTMENTS, REASON);
    }

    record Variant(Gid id, String displayName, Stock inventoryItem) {}

    record Stock(
            Gid id,
            boolean tracked,

            @io.shopwright.client.query.Arguments("first: 50")
            Page<Level> inventoryLevels) {}

    record Level(
            Reference location,

            @io.shopwright.client.query.Arguments("names: [\"available\"]")
            List<Quantity> quantities) {
        int available() {
            return quantities.get(0).quantity;
        }
    }

    record Quantity(int quantity) {}

    record Changed(@Nullable Reference inventoryAdjustmentGroup) {}

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        List<Arguments> asked = arguments.get(ADJUSTMENTS);
        Map<Gid, Variant> variants = ById.require(
                shop.reads("ProductVariant", Variant.class),
                asked.stream().map(each -> each.get(VARIANT_ID)).toList());
        List<Item> items = new ArrayList<>();
        List<Item> unchanged = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<Map<String, Object>> changes = new ArrayList<>();
        int place = 0;
        for (Variant variant : variants.values()) {
            Arguments each = asked.get(place++);
            Level level = level(each, variant);
            int before = level.available();
            int after = Math.addExact(before, each.get(DELTA));
            Item item = Item.planned(
                    variant.id,
                    variant.displayName,
                    AVAILABLE + " at " + level.location.id(),
                    Integer.toString(before),
                    Integer.toString(after));
            if (before == after) {
                unchanged.add(item.unchanged());
                continue;
            }
            items.add(item);
            changes.add(change(variant, level, each.get(DELTA)));
            if (after < 0) {
                warnings.add("Less than nothing would be available of " + variant.id + ": " + after + ".");
            }
        }
        List<Step> steps = items.isEmpty() ? List.of() : List.of(step(arguments.get(REASON), changes, items));
        return new ChangePlan(steps, unchanged, warnings, "Read the stock of these variants.");
    }

    private Step step(Reason reason, List<Map<String, Object>> changes, List<Item> items) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("name", AVAILABLE);
        input.put("reason", reason.name().toLowerCase(Locale.ROOT));
        input.put("changes", changes);
        return new Step(
                shop.mutation("inventoryAdjustQuantities", Changed.class).with("input", input), items);
    }

    private static Map<String, Object> change(Variant variant, Level level, int delta) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("inventoryItemId", variant.inventoryItem.id);
        change.put("locationId", level.location.id());
        change.put("delta", delta);
        change.put("changeFromQuantity", level.available());
        return change;
    }

    private static Level level(Arguments asked, Variant variant) {
        Stock stock = variant.inventoryItem;
        if (!stock.tracked) {
            throw new BadArguments("the stock of " + variant.id + " is not tracked");
        }
        List<Level> levels = stock.inventoryLevels.nodes();
        if (asked.find(LOCATION_ID).isEmpty() && levels.size() == 1 && !stock.inventoryLevels.hasNextPage()) {
            return levels.get(0);
        }
        return levels.stream()
                .filter(level -> asked.find(LOCATION_ID).stream().anyMatch(level.location.id()::equals))
                .findFirst()
                .orElseThrow(() -> new BadArguments("give location_id for " + variant.id + ", which is stocked at "
                        + (levels.isEmpty()
                                ? "no location"
                                : levels.stream()
                                        .limit(10)
                                        .map(level -> level.location.id().toString())
                                        .collect(Collectors.joining(", ")))));
    }
}
