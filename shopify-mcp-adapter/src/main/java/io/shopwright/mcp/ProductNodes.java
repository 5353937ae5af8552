package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Directive;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Count;
import io.shopwright.client.resource.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a shop about products and their stock. */
final class ProductNodes {
    private ProductNodes() {}

    /** A page of many. */
    record Listed(List<At> edges, Listing.End pageInfo) implements Listing<Found> {}

    record At(String cursor, Found node) implements Listing.Place<Found> {}

    /** One of many. */
    record Found(
            Gid id,
            String title,
            String handle,
            String status,
            String vendor,
            String productType,
            @Nullable Count variantsCount,
            Prices priceRangeV2,
            int totalInventory,
            List<String> tags) {}

    record Prices(Money minVariantPrice, Money maxVariantPrice) {}

    /** One alone. The variable {@code inventory} tells whether the token may read stock. */
    record Whole(
            Gid id,
            String title,
            String handle,
            String status,
            String vendor,
            String productType,
            @Arguments("truncateAt: 600") String description,
            List<String> tags,
            Instant createdAt,
            @Nullable Instant publishedAt,
            int totalInventory,
            boolean tracksInventory,
            @Nullable Count variantsCount,
            List<Option> options,
            @Arguments("first: 10") Page<Collection> collections,
            @Arguments("first: 50") Page<Variant> variants) {}

    record Option(String name, List<String> values) {}

    record Collection(Gid id, String title) {}

    record Variant(
            Gid id,
            String title,
            @Nullable String sku,
            @Nullable String barcode,
            BigDecimal price,
            @Nullable BigDecimal compareAtPrice,
            @Nullable Integer inventoryQuantity,
            boolean availableForSale,

            @Directive("include(if: $inventory)") @Nullable Reference inventoryItem) {}

    /** A page of variants. */
    record Shelf(List<Spot> edges, Listing.End pageInfo) implements Listing<Stocked> {}

    record Spot(String cursor, Stocked node) implements Listing.Place<Stocked> {}

    /** A variant and its stock. */
    record Stocked(
            Gid id,
            String displayName,
            @Nullable String sku,
            @Nullable Integer inventoryQuantity,
            Reference product,
            Item inventoryItem) {}

    record Item(
            Gid id, boolean tracked, @Arguments("first: 10") Page<Level> inventoryLevels) {}

    record Level(
            Where location,

            @Arguments("names: [\"available\", \"on_hand\", \"committed\", \"incoming\"]")
            List<Quantity> quantities) {}

    record Where(Gid id, String name) {}

    record Quantity(String name, int quantity) {}
}
