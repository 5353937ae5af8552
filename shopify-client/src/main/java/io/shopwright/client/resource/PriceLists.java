package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices of their own for a catalogue, a market or a company. Needs the scopes {@code read_products} and {@code
 * write_products}.
 */
public final class PriceLists {
    private final Shop shop;

    public PriceLists(Shop shop) {
        this.shop = shop;
    }

    /** A list of prices in one currency. */
    public record PriceList(Gid id, String name, String currency, int fixedPricesCount) {}

    /** A list with its first 250 prices. */
    public record Priced(
            Gid id, String name, @Arguments("first: 250") Page<Price> prices) {}

    /** The price of a variant. */
    public record Price(Money price, @Nullable Money compareAtPrice, String originType, Reference variant) {}

    /** The list after a change. */
    public record Saved(@Nullable PriceList priceList) {}

    /** The prices that were set. */
    public record SavedPrices(@Nullable List<Price> prices) {}

    /** The variants whose own price is gone. */
    public record DeletedPrices(@Nullable List<Gid> deletedFixedPriceVariantIds) {}

    /** All lists. */
    public Connection<PriceList> all() {
        return shop.connection("priceLists", PriceList.class);
    }

    /** One list with its prices. */
    public Query<Priced> prices(Gid id) {
        return shop.object("priceList", Priced.class).with("id", id);
    }

    /** Makes a list. {@code input} is a {@code PriceListCreateInput}. */
    public Mutation<Saved> create(Object input) {
        return shop.mutation("priceListCreate", Saved.class).with("input", input);
    }

    /** Sets prices of variants, 250 at most. Each is a {@code PriceListPriceInput}. */
    public Mutation<SavedPrices> setPrices(Gid id, List<?> prices) {
        return shop.mutation("priceListFixedPricesAdd", SavedPrices.class)
                .with("priceListId", id)
                .with("prices", prices);
    }

    /** Takes variants' own prices away. */
    public Mutation<DeletedPrices> deletePrices(Gid id, List<Gid> variants) {
        return shop.mutation("priceListFixedPricesDelete", DeletedPrices.class)
                .with("priceListId", id)
                .with("variantIds", variants);
    }
}
