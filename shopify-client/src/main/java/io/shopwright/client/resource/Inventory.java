package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock: what is stocked, where, and how it moves. Needs the scopes {@code read_inventory} and {@code write_inventory},
 * locations {@code read_locations}. From 2026-04 the shop demands idempotency keys of most changes; they are made where
 * none is given.
 */
public final class Inventory {
    private final Shop shop;

    public Inventory(Shop shop) {
        this.shop = shop;
    }

    /** A stocked thing, which a variant sells. */
    public record Item(
            Gid id,
            @Nullable String sku,
            boolean tracked,
            @Nullable Money unitCost,
            @Nullable String countryCodeOfOrigin) {}

    /** A stocked thing with its quantities at the first 50 locations. */
    public record Stock(
            Gid id,
            @Nullable String sku,
            boolean tracked,
            @Arguments("first: 50") Page<Level> inventoryLevels) {}

    /** Quantities of one thing at one location: available, on hand, committed and incoming. */
    public record Level(
            Gid id,
            Location location,

            @Arguments("names: [\"available\", \"on_hand\", \"committed\", \"incoming\"]")
            List<Quantity> quantities) {}

    /** A number of units under one of Shopify's names. */
    public record Quantity(
            String name, int quantity, @Nullable Instant updatedAt) {}

    /** A place that holds stock. */
    public record Location(Gid id, String name, boolean isActive, boolean fulfillsOnlineOrders) {}

    /** Goods on their way from one location to another. */
    public record Transfer(
            Gid id,
            String name,
            String status,
            @Nullable Place origin,
            @Nullable Place destination,
            int totalQuantity,
            int receivedQuantity,
            @Nullable Instant dateCreated) {}

    /** A location as it was when a transfer began. */
    public record Place(String name, @Nullable Reference location) {}

    /** What a change moved. */
    public record Changed(@Nullable Adjustments inventoryAdjustmentGroup) {}

    /** Changes made together. */
    public record Adjustments(Gid id, Instant createdAt, String reason, List<Adjustment> changes) {}

    /** A change of one quantity. */
    public record Adjustment(
            String name,
            int delta,
            @Nullable Reference item,
            @Nullable Reference location) {}

    /** A thing that has begun to be stocked at a location. */
    public record Activated(@Nullable Level inventoryLevel) {}

    /** A thing that is no longer stocked at a location. */
    public record Deactivated(List<Refusal> userErrors) {}

    /** Why a change was refused. */
    public record Refusal(@Nullable List<String> field, String message) {}

    /** The thing after a change. */
    public record Saved(@Nullable Item inventoryItem) {}

    /** The transfer after a change. */
    public record SavedTransfer(@Nullable Transfer inventoryTransfer) {}

    /** Stocked things that a search finds. */
    public Connection<Item> items(String filter) {
        return shop.connection("inventoryItems", Item.class).with("query", filter);
    }

    /** One thing with its quantities. */
    public Query<Stock> stock(Gid item) {
        return shop.object("inventoryItem", Stock.class).with("id", item);
    }

    /** The places that hold stock. */
    public Connection<Location> locations() {
        return shop.connection("locations", Location.class);
    }

    /** Transfers that a search finds. */
    public Connection<Transfer> transfers(String filter) {
        return shop.connection("inventoryTransfers", Transfer.class).with("query", filter);
    }

    /** Adds to quantities or takes from them. {@code input} is an {@code InventoryAdjustQuantitiesInput}. */
    public Mutation<Changed> adjust(Object input) {
        return shop.mutation("inventoryAdjustQuantities", Changed.class).with("input", input);
    }

    /**
     * Sets quantities, compared with what they were thought to be. {@code input} is an {@code
     * InventorySetQuantitiesInput}.
     */
    public Mutation<Changed> set(Object input) {
        return shop.mutation("inventorySetQuantities", Changed.class).with("input", input);
    }

    /** Moves units between names at one location. {@code input} is an {@code InventoryMoveQuantitiesInput}. */
    public Mutation<Changed> move(Object input) {
        return shop.mutation("inventoryMoveQuantities", Changed.class).with("input", input);
    }

    /** Stocks a thing at a location. */
    public Mutation<Activated> activate(Gid item, Gid location) {
        return shop.mutation("inventoryActivate", Activated.class)
                .with("inventoryItemId", item)
                .with("locationId", location);
    }

    /** Stocks a thing at a location no longer. */
    public Mutation<Deactivated> deactivate(Gid level) {
        return shop.mutation("inventoryDeactivate", Deactivated.class).with("inventoryLevelId", level);
    }

    /** Changes a stocked thing: cost, SKU, tracking. {@code input} is an {@code InventoryItemInput}. */
    public Mutation<Saved> update(Gid item, Object input) {
        return shop.mutation("inventoryItemUpdate", Saved.class)
                .with("id", item)
                .with("input", input);
    }

    /** Plans a transfer. {@code input} is an {@code InventoryTransferCreateInput}. */
    public Mutation<SavedTransfer> createTransfer(Object input) {
        return shop.mutation("inventoryTransferCreate", SavedTransfer.class).with("input", input);
    }

    /** Says that a transfer's goods are ready. */
    public Mutation<SavedTransfer> markReady(Gid transfer) {
        return shop.mutation("inventoryTransferMarkAsReadyToShip", SavedTransfer.class)
                .with("id", transfer);
    }

    /** Gives a transfer up. */
    public Mutation<SavedTransfer> cancelTransfer(Gid transfer) {
        return shop.mutation("inventoryTransferCancel", SavedTransfer.class).with("id", transfer);
    }
}
