package io.shopwright.testkit;

import io.shopwright.testkit.ProductOption.ProductOptionValue;
import io.shopwright.testkit.UserError.Errors;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes products. */
final class ProductMutations {
    private static final int LONGEST = 255;
    private static final String[] PLAIN = {
        "descriptionHtml",
        "vendor",
        "productType",
        "status",
        "templateSuffix",
        "giftCardTemplateSuffix",
        "requiresSellingPlan"
    };

    record Payload(@Nullable Product product, Shop shop, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedProductId, Shop shop, List<UserError> userErrors) {
        @Nullable
        Object productDeleteOperation() {
            return null;
        }
    }

    private ProductMutations() {}

    static Payload create(Call call) {
        Input input = given(call);
        ShopData data = call.data();
        Errors errors = check(input, "", true);
        List<Input> media = call.inputs("media");
        checkMedia(media, errors);
        String handle = handle(data, input, null, errors);
        if (errors.any()) {
            return new Payload(null, data.shop(), errors.list());
        }
        Product blank = Edit.of(Product.BLANK)
                .set("key", data.table(Product.class).nextKey())
                .set("vendor", data.shop().name())
                .set("createdAt", call.now())
                .set("choices", options(data, input.objects("productOptions")))
                .set("isGiftCard", input.flag("giftCard"))
                .done();
        Product product = data.table(Product.class).put(changed(call, blank, input, handle));
        Variants.addFirst(call, product);
        product = addMedia(call, product, media);
        join(data, product, input.keys("collectionsToJoin", "Collection"));
        errors = Metafields.setAll(call, product, input);
        return new Payload(product, data.shop(), errors.list());
    }

    /** The argument {@code product} replaced {@code input}. */
    private static Input given(Call call) {
        if (call.gives("product") == call.gives("input")) {
            throw ShopifyError.invalidArguments(
                    call.field() + " must include exactly one of the following arguments: input, product.");
        }
        return call.input(call.gives("product") ? "product" : "input");
    }

    static Payload update(Call call) {
        Input input = given(call);
        ShopData data = call.data();
        input.ignore("redirectNewHandle", "deleteConflictingConstrainedMetafields");
        Long key = input.key("id", "Product");
        Product product = key == null ? null : data.table(Product.class).get(key);
        Errors errors = check(input, "", false);
        if (product == null) {
            return new Payload(null, data.shop(), List.of(UserError.at("id", "Product does not exist")));
        }
        List<Input> media = call.inputs("media");
        checkMedia(media, errors);
        String handle = handle(data, input, product, errors);
        if (errors.any()) {
            return new Payload(product, data.shop(), errors.list());
        }
        product = data.table(Product.class).put(changed(call, product, input, handle));
        product = addMedia(call, product, media);
        join(data, product, input.keys("collectionsToJoin", "Collection"));
        leave(data, product, input.keys("collectionsToLeave", "Collection"));
        errors = Metafields.setAll(call, product, input);
        return new Payload(product, data.shop(), errors.list());
    }

    static Deleted delete(Call call) {
        ShopData data = call.data();
        call.ignore("synchronous");
        Long key = call.input("input").key("id", "Product");
        Product product = key == null ? null : data.table(Product.class).get(key);
        if (product == null) {
            return new Deleted(null, data.shop(), List.of(UserError.at("id", "Product does not exist")));
        }
        Variants.remove(data, product, product.all(data));
        data.table(Collection.class).rows().forEach(each -> leave(data, product, List.of(each.key())));
        data.table(ResourcePublication.class)
                .remove(each -> each.publishableId().equals(product.id()));
        data.table(MediaImage.class).remove(each -> product.mediaKeys().contains(each.key()));
        data.table(Product.class).remove(each -> each.key() == product.key());
        return new Deleted(product.id(), data.shop(), List.of());
    }

    /** The product with what the input gives of the product itself. */
    static Product changed(Call call, Product product, Input input, String handle) {
        Edit<Product> edit = Edit.of(product)
                .take(input, "title")
                .take(input, PLAIN)
                .set("handle", handle)
                .set("updatedAt", call.now());
        Input seo = input.object("seo");
        if (seo != null) {
            edit.set("seo", new Product.Seo(seo.text("title"), seo.text("description")));
        }
        if (input.has("tags")) {
            edit.set("tags", Tagged.tidy(input.texts("tags")));
        }
        return edit.done();
    }

    static List<ProductOption> options(ShopData data, List<Input> given) {
        if (given.isEmpty()) {
            return List.of(ProductOption.ofDefault(data));
        }
        List<ProductOption> options = new ArrayList<>();
        for (Input each : given) {
            each.ignore("position");
            List<ProductOptionValue> values = new ArrayList<>();
            for (Input value : each.objects("values")) {
                values.add(new ProductOptionValue(data.nextPart(), value.text("name", ""), values.isEmpty()));
            }
            options.add(new ProductOption(data.nextPart(), each.text("name", ""), options.size() + 1, values));
        }
        return options;
    }

    static Errors check(Input input, String prefix, boolean isNew) {
        Errors errors = new Errors();
        String title = input.text("title");
        if ((isNew || input.has("title")) && (title == null || title.isBlank())) {
            errors.add(prefix + "title", "Title can't be blank", null);
        }
        tooLong(input, prefix, "title", errors);
        tooLong(input, prefix, "handle", errors);
        tooLong(input, prefix, "vendor", errors);
        tooLong(input, prefix, "productType", errors);
        if (input.text("productType", "").length() > LONGEST) {
            errors.add(
                    prefix + "customProductType", "Custom product type is too long (maximum is 255 characters)", null);
        }
        if (input.texts("tags").stream().anyMatch(tag -> tag.length() > LONGEST)) {
            errors.add(prefix + "tags", "Product tags is invalid", null);
        }
        return errors;
    }

    private static void tooLong(Input input, String prefix, String member, Errors errors) {
        if (input.text(member, "").length() > LONGEST) {
            errors.add(prefix + member, UserError.spoken(member) + " is too long (maximum is 255 characters)", null);
        }
    }

    /** The handle as given, which must be free; else one made of the title, or the one that the product has. */
    static String handle(ShopData data, Input input, @Nullable Product product, Errors errors) {
        Set<String> taken = data.table(Product.class).rows().stream()
                .filter(each -> product == null || each.key() != product.key())
                .map(Product::handle)
                .collect(Collectors.toSet());
        String given = input.text("handle");
        String handle = given == null ? "" : Handles.of(given);
        if (!handle.isEmpty()) {
            if (taken.contains(handle)) {
                errors.add("input.handle", "Handle '" + given + "' already in use. Please provide a new handle.", null);
            }
            return handle;
        }
        if (product != null && given == null) {
            return product.handle();
        }
        String title = input.text("title", product == null ? "" : product.title());
        String fromTitle = Handles.of(title);
        return Handles.free(fromTitle.isEmpty() ? "product" : fromTitle, taken);
    }

    private static void checkMedia(List<Input> media, Errors errors) {
        for (int i = 0; i < media.size(); i++) {
            if (!isUrl(media.get(i).text("originalSource", ""))) {
                errors.add("media." + i + ".originalSource", "Image URL is invalid", null);
            }
        }
    }

    static boolean isUrl(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Product addMedia(Call call, Product product, List<Input> media) {
        List<Long> keys = new ArrayList<>(product.mediaKeys());
        for (Input each : media) {
            keys.add(image(call, each).key());
        }
        Product changed = Edit.of(product).set("mediaKeys", keys).done();
        return media.isEmpty() ? product : call.data().table(Product.class).put(changed);
    }

    private static MediaImage image(Call call, Input input) {
        String type = input.text("mediaContentType", "IMAGE");
        if (!type.equals("IMAGE")) {
            throw ShopifyError.notSimulated("MediaContentType." + type);
        }
        Table<MediaImage> images = call.data().table(MediaImage.class);
        return images.put(
                new MediaImage(images.nextKey(), input.text("alt"), input.text("originalSource", ""), call.now()));
    }

    static void join(ShopData data, Product product, List<Long> collections) {
        for (Collection each : data.table(Collection.class).all(collections)) {
            List<Long> keys = new ArrayList<>(each.productKeys());
            keys.add(product.key());
            data.table(Collection.class)
                    .put(Edit.of(each).set("productKeys", keys).done());
        }
    }

    private static void leave(ShopData data, Product product, List<Long> collections) {
        for (Collection each : data.table(Collection.class).all(collections)) {
            List<Long> keys = new ArrayList<>(each.productKeys());
            if (keys.removeIf(key -> Objects.equals(key, product.key()))) {
                data.table(Collection.class)
                        .put(Edit.of(each).set("productKeys", keys).done());
            }
        }
    }
}
