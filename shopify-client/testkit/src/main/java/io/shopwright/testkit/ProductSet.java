package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.UserError.PathErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mutation productSet: what is given replaces what there is, lists as a whole. Here it always runs at once. */
final class ProductSet {
    record Payload(@Nullable Product product, List<UserError> userErrors) {
        @Nullable
        Object productSetOperation() {
            return null;
        }
    }

    private ProductSet() {}

    static Payload set(Call call) {
        if (!call.flag("synchronous")) {
            throw ShopifyError.notSimulated("Mutation.productSet(synchronous: false)");
        }
        ShopData data = call.data();
        Input input = call.input("input").ignore("redirectNewHandle");
        Long key = input.key("id", "Product");
        Input identifier = call.input("identifier");
        if (key == null) {
            key = identifier.key("id", "Product");
        }
        Product before = key == null
                ? byHandle(data, identifier)
                : data.table(Product.class).get(key);
        if (key != null && before == null) {
            return new Payload(
                    null, List.of(UserError.coded("input.id", "Product does not exist", "PRODUCT_DOES_NOT_EXIST")));
        }
        Errors errors = ProductMutations.check(input, "input.", before == null);
        if (input.gives("productOptions") && !input.gives("variants")) {
            errors.add("input.variants", "Variants input is required when updating product options", null);
        }
        String handle = ProductMutations.handle(data, input, before, errors);
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        Product product = product(call, input, before, handle);
        product = variants(call, product, input, before == null);
        for (long collection : input.keys("collections", "Collection")) {
            ProductMutations.join(data, product, List.of(collection));
        }
        errors = Metafields.setAll(call, product, input);
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        return new Payload(product, List.of());
    }

    private static @Nullable Product byHandle(ShopData data, Input identifier) {
        String handle = identifier.text("handle");
        return data.table(Product.class).rows().stream()
                .filter(each -> each.handle().equals(handle))
                .findFirst()
                .orElse(null);
    }

    private static Product product(Call call, Input input, @Nullable Product before, String handle) {
        ShopData data = call.data();
        Product start = before != null
                ? before
                : Edit.of(Product.BLANK)
                        .set("key", data.table(Product.class).nextKey())
                        .set("vendor", data.shop().name())
                        .set("createdAt", call.now())
                        .set("choices", List.of(ProductOption.ofDefault(data)))
                        .set("isGiftCard", input.flag("giftCard"))
                        .done();
        Product changed = ProductMutations.changed(call, start, input, handle);
        if (input.gives("productOptions")) {
            List<ProductOption> options = ProductMutations.options(data, input.objects("productOptions"));
            changed = Edit.of(changed).set("choices", options).done();
        }
        return data.table(Product.class).put(changed);
    }

    private static Product variants(Call call, Product product, Input input, boolean isNew) {
        ShopData data = call.data();
        if (!input.gives("variants")) {
            if (isNew) {
                Variants.addFirst(call, product);
            }
            return product;
        }
        Errors errors = new Errors();
        List<ProductVariant> before = product.all(data);
        List<ProductVariant> kept = new ArrayList<>();
        List<Input> inputs = input.objects("variants");
        List<List<String>> seen = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i).ignore("position");
            PathErrors at = new PathErrors("input.variants." + i, errors);
            Variants.check(each, at);
            List<String> values = Variants.values(product, each, null, at);
            if (values != null && seen.contains(values)) {
                errors.add("input.variants." + i, VariantMutations.alreadyExists(values), null);
            } else if (values != null && !errors.any()) {
                seen.add(values);
                kept.add(put(call, product, each, values));
            }
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        List<Long> keys = kept.stream().map(ProductVariant::key).toList();
        Variants.remove(
                data,
                product,
                before.stream().filter(each -> !keys.contains(each.key())).toList());
        return Variants.refreshOptions(call, product);
    }

    /** Changes the variant with the given id or, without one, with the same values; else adds one. */
    private static ProductVariant put(Call call, Product product, Input input, List<String> values) {
        Long key = input.key("id", "ProductVariant");
        for (ProductVariant each : product.all(call.data())) {
            if (key == null ? each.values().equals(values) : each.key() == key) {
                ProductVariant moved = Edit.of(each).set("values", values).done();
                ProductVariant changed = Variants.change(call, moved, input);
                Variants.stock(call, changed, input);
                return changed;
            }
        }
        return Variants.add(call, product, values, input);
    }
}
