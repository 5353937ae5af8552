package io.shopwright.testkit;

import io.shopwright.testkit.ProductOption.ProductOptionValue;
import io.shopwright.testkit.UserError.PathErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the variants of a product, each with its inventory item. */
final class Variants {
    private static final BigDecimal COST_LIMIT = new BigDecimal("1000000000000000000");

    private Variants() {}

    /** The variant that every product begins with: of the first value of each option. */
    static ProductVariant addFirst(Call call, Product product) {
        List<String> values = product.choices().stream()
                .map(each ->
                        each.choices().isEmpty() ? "" : each.choices().get(0).name())
                .toList();
        return add(call, product, values, null);
    }

    static ProductVariant add(Call call, Product product, List<String> values, @Nullable Input input) {
        ShopData data = call.data();
        Table<ProductVariant> variants = data.table(ProductVariant.class);
        Table<InventoryItem> items = data.table(InventoryItem.class);
        long key = variants.nextKey();
        InventoryItem item = items.put(Edit.of(InventoryItem.BLANK)
                .set("key", items.nextKey())
                .set("variantKey", key)
                .set("createdAt", call.now())
                .set("updatedAt", call.now())
                .done());
        for (Location location : data.table(Location.class).rows()) {
            if (location.isActive()) {
                Stock.activate(call, item, location);
                break;
            }
        }
        ProductVariant variant = variants.put(Edit.of(ProductVariant.BLANK)
                .set("key", key)
                .set("productKey", product.key())
                .set("itemKey", item.key())
                .set("position", product.all(data).size() + 1)
                .set("values", values)
                .set("createdAt", call.now())
                .set("updatedAt", call.now())
                .done());
        if (input != null) {
            variant = change(call, variant, input);
            stock(call, variant, input);
        }
        return variant;
    }

    /** The variant with what the input gives, without its options and stock. */
    static ProductVariant change(Call call, ProductVariant variant, Input input) {
        ShopData data = call.data();
        Edit<ProductVariant> edit = Edit.of(variant)
                .take(input, "barcode", "taxable", "inventoryPolicy", "requiresComponents", "showUnitPrice")
                .take("listAmount", input, "compareAtPrice")
                .set("updatedAt", call.now());
        if (input.gives("price")) {
            edit.take("unitAmount", input, "price");
        }
        Long media = input.key("mediaId", "MediaImage");
        if (media != null) {
            edit.set("mediaKeys", List.of(media));
        }
        ProductVariant changed = data.table(ProductVariant.class).put(edit.done());
        Edit<InventoryItem> item = Edit.of(changed.item(data)).set("updatedAt", call.now());
        Input of = input.object("inventoryItem");
        if (of != null) {
            takeItem(item, of);
        }
        if (input.has("sku")) {
            item.take(input, "sku");
        }
        data.table(InventoryItem.class).put(item.done());
        Metafields.setAll(call, changed, input);
        return changed;
    }

    static void takeItem(Edit<InventoryItem> edit, Input input) {
        edit.take(input, "sku", "tracked", "requiresShipping", "cost", "countryCodeOfOrigin", "provinceCodeOfOrigin")
                .take(input, "harmonizedSystemCode");
        Input measurement = input.object("measurement");
        Input weight = measurement == null ? null : measurement.object("weight");
        BigDecimal value = weight == null ? null : weight.decimal("value");
        if (weight != null && value != null) {
            edit.set("weight", new InventoryItem.Weight(weight.text("unit", "KILOGRAMS"), value.doubleValue()));
        }
    }

    static void stock(Call call, ProductVariant variant, Input input) {
        for (Input each : input.objects("inventoryQuantities")) {
            Location location = location(call, each);
            String name = each.has("name") ? each.text("name", "available") : "available";
            int quantity = each.number(each.has("quantity") ? "quantity" : "availableQuantity");
            if (location != null) {
                InventoryItem item = variant.item(call.data());
                InventoryLevel level = Stock.activate(call, item, location);
                Stock.set(call, level, name, quantity);
            }
        }
    }

    static @Nullable Location location(Call call, Input input) {
        Long key = input.key("locationId", "Location");
        return key == null ? null : call.data().table(Location.class).get(key);
    }

    static void remove(ShopData data, Product product, List<ProductVariant> gone) {
        List<Long> keys = gone.stream().map(ProductVariant::key).toList();
        List<Long> items = gone.stream().map(ProductVariant::itemKey).toList();
        data.table(InventoryLevel.class).remove(level -> items.contains(level.itemKey()));
        data.table(InventoryItem.class).remove(item -> items.contains(item.key()));
        data.table(ProductVariant.class).remove(variant -> keys.contains(variant.key()));
        int position = 1;
        for (ProductVariant left : product.all(data)) {
            data.table(ProductVariant.class)
                    .put(Edit.of(left).set("position", position++).done());
        }
    }

    /** Brings the product's options in line with its variants: values are added, and marked as used or not. */
    static Product refreshOptions(Call call, Product product) {
        ShopData data = call.data();
        List<ProductVariant> variants = product.all(data);
        List<ProductOption> options = new ArrayList<>();
        for (ProductOption option : product.choices()) {
            int place = option.position() - 1;
            Set<String> used = new LinkedHashSet<>();
            variants.forEach(each -> used.add(each.values().get(place)));
            List<ProductOptionValue> values = new ArrayList<>();
            for (ProductOptionValue value : option.choices()) {
                values.add(new ProductOptionValue(value.key(), value.name(), used.remove(value.name())));
            }
            used.forEach(name -> values.add(new ProductOptionValue(data.nextPart(), name, true)));
            options.add(new ProductOption(option.key(), option.name(), option.position(), values));
        }
        return data.table(Product.class)
                .put(Edit.of(product)
                        .set("choices", options)
                        .set("updatedAt", call.now())
                        .done());
    }

    /**
     * The values that the input gives the options of a product.
     *
     * @param before what options keep that the input does not name, null if it must name all
     */
    static @Nullable List<String> values(
            Product product, Input input, @Nullable List<String> before, PathErrors errors) {
        List<Input> given = input.objects("optionValues");
        if (before == null && given.isEmpty() && product.hasOnlyDefaultVariant()) {
            return List.of(ProductOption.DEFAULT_VALUE);
        }
        List<ProductOption> options = product.choices();
        @Nullable String[] values = new String[options.size()];
        for (int i = 0; i < given.size(); i++) {
            Input each = given.get(i);
            ProductOption option = named(options, each);
            if (option == null) {
                errors.add(
                        ".optionValues." + i,
                        "Option does not exist",
                        before == null ? "INVALID_INPUT" : "OPTION_DOES_NOT_EXIST");
                return null;
            }
            if (values[option.position() - 1] != null) {
                errors.add(".optionValues", "Duplicated option name '" + option.name() + "'", "INVALID_INPUT");
                return null;
            }
            values[option.position() - 1] = valueName(option, each);
        }
        List<String> found = new ArrayList<>();
        for (ProductOption option : options) {
            int place = option.position() - 1;
            String value = values[place] == null && before != null ? before.get(place) : values[place];
            if (value == null) {
                errors.add("", "You need to add option values for " + option.name(), "NEED_TO_ADD_OPTION_VALUES");
                return null;
            }
            found.add(value);
        }
        return found;
    }

    private static @Nullable ProductOption named(List<ProductOption> options, Input input) {
        Long key = input.key("optionId", "ProductOption");
        String name = input.text("optionName");
        return options.stream()
                .filter(each -> key == null ? each.name().equalsIgnoreCase(name) : each.key() == key)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String valueName(ProductOption option, Input input) {
        Long key = input.key("id", "ProductOptionValue");
        return key == null
                ? input.text("name")
                : option.choices().stream()
                        .filter(each -> each.key() == key)
                        .map(ProductOptionValue::name)
                        .findFirst()
                        .orElse(null);
    }

    /** What is wrong with the numbers of a variant. */
    static void check(Input input, PathErrors errors) {
        BigDecimal price = input.decimal("price");
        if (price != null && price.signum() < 0) {
            errors.add(".price", "Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO");
        }
        Input item = input.object("inventoryItem");
        BigDecimal cost = item == null ? null : item.decimal("cost");
        if (cost != null && cost.signum() < 0) {
            errors.add(
                    ".inventoryItem.cost",
                    "Cost per item must be greater than or equal to 0",
                    "GREATER_THAN_OR_EQUAL_TO");
        }
        if (cost != null && cost.compareTo(COST_LIMIT) >= 0) {
            errors.add(".inventoryItem.cost", "Cost per item must be less than " + COST_LIMIT, "INVALID_INPUT");
        }
    }

    static boolean exists(ShopData data, Product product, List<String> values, @Nullable ProductVariant itself) {
        return product.all(data).stream()
                .anyMatch(each -> !Objects.equals(each, itself) && same(each.values(), values));
    }

    private static boolean same(List<String> one, List<String> other) {
        return String.join("\n", one).equalsIgnoreCase(String.join("\n", other));
    }
}
