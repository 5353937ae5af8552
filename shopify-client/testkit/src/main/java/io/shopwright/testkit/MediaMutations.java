package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes media of products and variants. */
final class MediaMutations {
    record Created(
            @Nullable List<MediaImage> media,
            @Nullable Product product,
            List<UserError> mediaUserErrors,
            List<UserError> userErrors) {}

    record Appended(
            @Nullable Product product, @Nullable List<ProductVariant> productVariants, List<UserError> userErrors) {}

    private MediaMutations() {}

    static Created create(Call call) {
        Product product = call.row("productId", Product.class);
        List<Input> media = call.inputs("media");
        if (product == null) {
            return refused(UserError.coded("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST"));
        }
        Errors errors = new Errors();
        List<Input> good = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            if (ProductMutations.isUrl(media.get(i).text("originalSource", ""))) {
                good.add(media.get(i));
            } else {
                media.get(i).ignore("alt", "mediaContentType");
                errors.add("media." + i + ".originalSource", "Image URL is invalid", "INVALID");
            }
        }
        int before = product.mediaKeys().size();
        Product changed = ProductMutations.addMedia(call, product, good);
        List<MediaImage> all = changed.pictures(call.data());
        return new Created(all.subList(before, all.size()), changed, errors.list(), plain(errors.list()));
    }

    /** The older list of errors, whose type has no code. */
    private static List<UserError> plain(List<UserError> errors) {
        return errors.stream()
                .map(each -> new UserError(each.field(), each.message(), null))
                .toList();
    }

    private static Created refused(UserError error) {
        return new Created(null, null, List.of(error), plain(List.of(error)));
    }

    static Appended append(Call call) {
        ShopData data = call.data();
        Product product = call.row("productId", Product.class);
        List<Input> inputs = call.inputs("variantMedia");
        if (product == null) {
            return new Appended(
                    null,
                    null,
                    List.of(UserError.coded("productId", "Product does not exist", "PRODUCT_DOES_NOT_EXIST")));
        }
        List<ProductVariant> changed = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Long key = inputs.get(i).key("variantId", "ProductVariant");
            ProductVariant variant =
                    key == null ? null : data.table(ProductVariant.class).get(key);
            List<Long> media = inputs.get(i).keys("mediaIds", "MediaImage");
            if (variant == null || variant.productKey() != product.key()) {
                throw new Refused(new Appended(
                        null,
                        null,
                        List.of(UserError.coded(
                                "variantMedia." + i + ".variantId",
                                "Product variant does not exist",
                                "PRODUCT_VARIANT_DOES_NOT_EXIST"))));
            }
            if (!product.mediaKeys().containsAll(media)) {
                throw new Refused(new Appended(
                        null,
                        null,
                        List.of(UserError.coded(
                                "variantMedia." + i + ".mediaIds", "Media does not exist", "MEDIA_DOES_NOT_EXIST"))));
            }
            Set<Long> keys = new LinkedHashSet<>(variant.mediaKeys());
            keys.addAll(media);
            changed.add(data.table(ProductVariant.class)
                    .put(Edit.of(variant).set("mediaKeys", List.copyOf(keys)).done()));
        }
        return new Appended(product, changed, List.of());
    }
}
