package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param choices its options, by position
 * @param mediaKeys its media, by position
 */
record Product(
        long key,
        String title,
        String handle,
        String descriptionHtml,
        String vendor,
        String productType,
        String status,
        List<String> tags,
        @Nullable String templateSuffix,
        @Nullable String giftCardTemplateSuffix,
        boolean isGiftCard,
        boolean requiresSellingPlan,
        Seo seo,
        List<ProductOption> choices,
        List<Long> mediaKeys,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt)
        implements MetafieldOwner, Tagged, Publishable {
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    static final Product BLANK = new Product(
            0,
            "",
            "",
            "",
            "",
            "",
            "ACTIVE",
            List.of(),
            null,
            null,
            false,
            false,
            Seo.NONE,
            List.of(),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            null);

    /** The answer to a field of type SEO. */
    record Seo(@Nullable String title, @Nullable String description) {
        static final Seo NONE = new Seo(null, null);
    }

    /** The answer to a field of type ProductPriceRangeV2. */
    record PriceRange(MoneyV2 minVariantPrice, MoneyV2 maxVariantPrice) {}

    Product {
        tags = List.copyOf(tags);
        choices = List.copyOf(choices);
        mediaKeys = List.copyOf(mediaKeys);
    }

    static String plain(String html) {
        return MARKUP.matcher(html).replaceAll("").strip();
    }

    String bodyHtml() {
        return descriptionHtml;
    }

    String description(Call call) {
        String text = plain(descriptionHtml);
        Integer most = call.integer("truncateAt");
        return most == null || text.length() <= most ? text : text.substring(0, Math.max(most - 3, 0)) + "...";
    }

    List<ProductOption> options(Call call) {
        Integer first = call.integer("first");
        return first == null ? choices : choices.subList(0, Math.min(first, choices.size()));
    }

    /** By position. */
    List<ProductVariant> all(ShopData data) {
        return data.table(ProductVariant.class).ownedBy(key).stream()
                .sorted(Comparator.comparingInt(ProductVariant::position))
                .toList();
    }

    Connection<ProductVariant> variants(Call call) {
        SortKey<ProductVariant, ?> order = SortKeys.variants(call);
        return Connection.sorted(all(call.data()), order, call);
    }

    QueryRoot.Count variantsCount(Call call) {
        return QueryRoot.Count.exact(all(call.data()).size());
    }

    int totalVariants(Call call) {
        return all(call.data()).size();
    }

    boolean hasOnlyDefaultVariant() {
        return choices.size() == 1 && choices.get(0).isDefault();
    }

    boolean hasOutOfStockVariants(Call call) {
        ShopData data = call.data();
        return all(data).stream().anyMatch(each -> each.item(data).tracked() && each.available(data) <= 0);
    }

    boolean hasVariantsThatRequiresComponents() {
        return false;
    }

    int totalInventory(Call call) {
        return inventory(call.data());
    }

    int inventory(ShopData data) {
        return all(data).stream()
                .filter(each -> each.item(data).tracked())
                .mapToInt(each -> each.available(data))
                .sum();
    }

    boolean tracksInventory(Call call) {
        ShopData data = call.data();
        return all(data).stream().anyMatch(each -> each.item(data).tracked());
    }

    PriceRange priceRangeV2(Call call) {
        ShopData data = call.data();
        List<BigDecimal> prices =
                all(data).stream().map(ProductVariant::unitAmount).sorted().toList();
        BigDecimal least = prices.isEmpty() ? BigDecimal.ZERO : prices.get(0);
        BigDecimal most = prices.isEmpty() ? BigDecimal.ZERO : prices.get(prices.size() - 1);
        return new PriceRange(Money.of(least, data.currency()), Money.of(most, data.currency()));
    }

    Connection<Collection> collections(Call call) {
        ShopData data = call.data();
        List<Collection> found = data.table(Collection.class).rows().stream()
                .filter(each -> each.holds(this, data))
                .toList();
        return Connection.sorted(found, SortKeys.collections(call), call);
    }

    boolean inCollection(Call call) {
        Collection collection = call.row("id", Collection.class);
        return collection != null && collection.holds(this, call.data());
    }

    List<MediaImage> pictures(ShopData data) {
        return data.table(MediaImage.class).all(mediaKeys);
    }

    Connection<MediaImage> media(Call call) {
        call.text("sortKey");
        return Connection.inOrder(pictures(call.data()), call);
    }

    QueryRoot.Count mediaCount() {
        return QueryRoot.Count.exact(mediaKeys.size());
    }

    @Nullable
    MediaImage featuredMedia(Call call) {
        List<MediaImage> pictures = pictures(call.data());
        return pictures.isEmpty() ? null : pictures.get(0);
    }
}
