package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.UserError.PathErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutations of many variants of one product, and of its options. */
final class VariantMutations {
    private static final UserError NO_PRODUCT =
            UserError.coded("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST");
    private static final int MOST_OPTIONS = 3;

    record Payload(
            @Nullable Product product, @Nullable List<ProductVariant> productVariants, List<UserError> userErrors) {}

    record OptionsPayload(@Nullable Product product, List<UserError> userErrors) {}

    private VariantMutations() {}

    static Payload create(Call call) {
        ShopData data = call.data();
        Product product = call.row("productId", Product.class);
        List<Input> inputs = call.inputs("variants");
        if (product == null) {
            return new Payload(null, null, List.of(NO_PRODUCT));
        }
        Errors errors = new Errors();
        List<List<String>> values = new ArrayList<>();
        boolean alone = removesAlone(call, product);
        for (int i = 0; i < inputs.size(); i++) {
            PathErrors at = new PathErrors("variants." + i, errors);
            List<String> found = Variants.values(product, inputs.get(i), null, at);
            Variants.check(inputs.get(i), at);
            if (found != null) {
                boolean known = values.contains(found) || (!alone && Variants.exists(data, product, found, null));
                if (known) {
                    at.add("", alreadyExists(found), "VARIANT_ALREADY_EXISTS");
                }
                values.add(found);
                checkLocations(call, inputs.get(i), found, at);
            }
        }
        if (errors.any()) {
            return new Payload(null, List.of(), errors.list());
        }
        if (alone) {
            Variants.remove(data, product, product.all(data));
        }
        List<ProductVariant> made = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            made.add(Variants.add(call, product, values.get(i), inputs.get(i)));
        }
        return new Payload(Variants.refreshOptions(call, product), made, List.of());
    }

    /** Whether the variant that the product began with gives way to the new ones. */
    private static boolean removesAlone(Call call, Product product) {
        String strategy = String.valueOf(call.text("strategy"));
        boolean only = product.all(call.data()).size() == 1;
        return only
                && (strategy.equals("REMOVE_STANDALONE_VARIANT")
                        || (strategy.equals("DEFAULT") && product.hasOnlyDefaultVariant()));
    }

    static String alreadyExists(List<String> values) {
        return "The variant '" + String.join(" / ", values)
                + "' already exists. Please change at least one option value.";
    }

    private static void checkLocations(Call call, Input input, List<String> values, PathErrors at) {
        boolean missing =
                input.objects("inventoryQuantities").stream().anyMatch(each -> Variants.location(call, each) == null);
        if (missing) {
            String message =
                    "Quantity for " + String.join(" / ", values) + " couldn't be set because the location was deleted.";
            at.add(".inventoryQuantities", message, "TRACKED_VARIANT_LOCATION_NOT_FOUND");
        }
    }

    static Payload update(Call call) {
        Product product = call.row("productId", Product.class);
        List<Input> inputs = call.inputs("variants");
        boolean partial = call.flag("allowPartialUpdates");
        if (product == null) {
            return new Payload(null, null, List.of(NO_PRODUCT));
        }
        Errors errors = new Errors();
        List<ProductVariant> made = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Errors own = new Errors();
            ProductVariant before = checkUpdate(call, product, inputs.get(i), new PathErrors("variants." + i, own));
            own.list().forEach(errors::add);
            if (before != null && !own.any()) {
                List<String> values =
                        Variants.values(product, inputs.get(i), before.values(), new PathErrors("variants." + i, own));
                ProductVariant moved = Edit.of(before)
                        .set("values", Objects.requireNonNull(values))
                        .done();
                made.add(Variants.change(call, moved, inputs.get(i)));
            }
        }
        if (errors.any() && !partial) {
            throw new Refused(new Payload(product, null, errors.list()));
        }
        return new Payload(Variants.refreshOptions(call, product), made, errors.list());
    }

    private static @Nullable ProductVariant checkUpdate(Call call, Product product, Input input, PathErrors errors) {
        Long key = input.key("id", "ProductVariant");
        if (key == null) {
            errors.add(".id", "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING");
            return null;
        }
        ProductVariant variant = call.data().table(ProductVariant.class).get(key);
        if (variant == null || variant.productKey() != product.key()) {
            errors.add(".id", "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
            return null;
        }
        if (input.gives("inventoryQuantities")) {
            input.objects("inventoryQuantities").forEach(each -> each.ignore("availableQuantity", "locationId"));
            errors.add(
                    ".inventoryQuantities",
                    "Inventory quantities can only be provided during create. To update inventory for existing variants,"
                            + " use inventoryAdjustQuantities.",
                    "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE");
        }
        Variants.check(input, errors);
        List<String> values = Variants.values(product, input, variant.values(), errors);
        if (values != null && Variants.exists(call.data(), product, values, variant)) {
            errors.add("", alreadyExists(values), "VARIANT_ALREADY_EXISTS");
        }
        return variant;
    }

    static OptionsPayload delete(Call call) {
        ShopData data = call.data();
        Product product = call.row("productId", Product.class);
        List<Long> keys = call.keys("variantsIds", "ProductVariant");
        if (product == null) {
            return new OptionsPayload(null, List.of(NO_PRODUCT));
        }
        List<ProductVariant> all = product.all(data);
        Errors errors = new Errors();
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i);
            if (all.stream().noneMatch(each -> each.key() == key)) {
                errors.add(
                        "variantsIds." + i,
                        "At least one variant does not belong to the product",
                        "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT");
            }
        }
        if (errors.any()) {
            return new OptionsPayload(product, errors.list());
        }
        Variants.remove(
                data,
                product,
                all.stream().filter(each -> keys.contains(each.key())).toList());
        if (product.all(data).isEmpty()) {
            Product bare = Edit.of(product)
                    .set("choices", List.of(ProductOption.ofDefault(data)))
                    .done();
            Variants.addFirst(call, data.table(Product.class).put(bare));
            return new OptionsPayload(bare, List.of());
        }
        return new OptionsPayload(Variants.refreshOptions(call, product), List.of());
    }

    static OptionsPayload createOptions(Call call) {
        ShopData data = call.data();
        Product product = call.row("productId", Product.class);
        List<Input> inputs = call.inputs("options");
        String strategy = String.valueOf(call.text("variantStrategy"));
        if (product == null) {
            return new OptionsPayload(null, List.of(NO_PRODUCT));
        }
        List<ProductOption> kept = product.hasOnlyDefaultVariant() ? List.of() : product.choices();
        Errors errors = checkOptions(inputs, kept);
        if (errors.any()) {
            return new OptionsPayload(product, errors.list());
        }
        List<ProductOption> options = new ArrayList<>(kept);
        for (ProductOption each : ProductMutations.options(data, inputs)) {
            options.add(new ProductOption(each.key(), each.name(), options.size() + 1, each.choices()));
        }
        Product changed = data.table(Product.class)
                .put(Edit.of(product).set("choices", options).done());
        for (ProductVariant variant : product.all(data)) {
            List<String> values = new ArrayList<>(kept.isEmpty() ? List.of() : variant.values());
            options.subList(kept.size(), options.size())
                    .forEach(each -> values.add(each.choices().get(0).name()));
            data.table(ProductVariant.class)
                    .put(Edit.of(variant).set("values", values).done());
        }
        if (strategy.equals("CREATE")) {
            combine(call, changed);
        }
        return new OptionsPayload(Variants.refreshOptions(call, changed), List.of());
    }

    private static Errors checkOptions(List<Input> inputs, List<ProductOption> kept) {
        Errors errors = new Errors();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).text("name", "");
            if (name.contains(" / ")) {
                errors.add("options." + i + ".name", "The name contains unsupported sequence ' / '", "INVALID_NAME");
            }
            if (names.contains(name)) {
                errors.add("options." + i, "Duplicated option name.", "DUPLICATED_OPTION_NAME");
            }
            if (kept.stream().anyMatch(each -> each.name().equalsIgnoreCase(name))) {
                errors.add("options." + i, "Option '" + name + "' already exists.", "OPTION_ALREADY_EXISTS");
            }
            if (inputs.get(i).objects("values").isEmpty()) {
                String message = "Option '" + name + "' must specify at least one option value.";
                errors.add("options." + i, message, "OPTION_VALUES_MISSING");
            }
            names.add(name);
        }
        if (kept.size() + inputs.size() > MOST_OPTIONS) {
            errors.add("options", "Can only specify a maximum of 3 options", "OPTIONS_OVER_LIMIT");
        }
        return errors;
    }

    /** Adds a variant for each combination that has none. */
    private static void combine(Call call, Product product) {
        List<List<String>> all = List.of(List.of());
        for (ProductOption option : product.choices()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> each : all) {
                option.choices().forEach(value -> {
                    List<String> one = new ArrayList<>(each);
                    one.add(value.name());
                    longer.add(one);
                });
            }
            all = longer;
        }
        for (List<String> values : all) {
            if (!Variants.exists(call.data(), product, values, null)) {
                Variants.add(call, product, values, null);
            }
        }
    }
}
