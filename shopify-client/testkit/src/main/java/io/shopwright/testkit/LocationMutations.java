package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes locations. */
final class LocationMutations {
    private static final String NOT_FOUND = "Location not found.";

    record Payload(@Nullable Location location, List<UserError> userErrors) {}

    record Activated(@Nullable Location location, List<UserError> locationActivateUserErrors) {}

    record Deactivated(@Nullable Location location, List<UserError> locationDeactivateUserErrors) {}

    record Deleted(@Nullable String deletedLocationId, List<UserError> locationDeleteUserErrors) {}

    private LocationMutations() {}

    static Payload add(Call call) {
        Input input = call.input("input");
        String name = input.text("name", "");
        Table<Location> locations = call.data().table(Location.class);
        if (name.isBlank()) {
            return new Payload(null, List.of(UserError.coded("input.name", "Add a location name", "BLANK")));
        }
        if (locations.rows().stream().anyMatch(each -> each.name().equals(name))) {
            return new Payload(
                    null,
                    List.of(UserError.coded("input.name", "You already have a location with this name", "TAKEN")));
        }
        Input address = input.object("address");
        Location location = locations.put(new Location(
                locations.nextKey(),
                name,
                address == null ? Address.BLANK : Address.of(address),
                true,
                input.flag("fulfillsOnlineOrders"),
                call.now(),
                call.now(),
                null));
        Metafields.setAll(call, location, input);
        return new Payload(location, List.of());
    }

    static Payload edit(Call call) {
        Location location = call.row("id", Location.class);
        Input input = call.input("input");
        if (location == null) {
            return new Payload(null, List.of(UserError.coded("id", NOT_FOUND, "NOT_FOUND")));
        }
        Edit<Location> edit =
                Edit.of(location).take(input, "name", "fulfillsOnlineOrders").set("updatedAt", call.now());
        Input address = input.object("address");
        if (address != null) {
            edit.set("where", Address.changed(location.where(), address.ignore("firstName", "lastName", "company")));
        }
        Location changed = call.data().table(Location.class).put(edit.done());
        Metafields.setAll(call, changed, input);
        return new Payload(changed, List.of());
    }

    static Activated activate(Call call) {
        Location location = call.row("locationId", Location.class);
        if (location == null) {
            return new Activated(null, List.of(UserError.coded("locationId", NOT_FOUND, "LOCATION_NOT_FOUND")));
        }
        Location active = Edit.of(location)
                .set("isActive", true)
                .set("deactivatedSince", null)
                .set("updatedAt", call.now())
                .done();
        return new Activated(call.data().table(Location.class).put(active), List.of());
    }

    static Deactivated deactivate(Call call) {
        ShopData data = call.data();
        Location location = call.row("locationId", Location.class);
        if (location == null) {
            return new Deactivated(null, List.of(UserError.coded("locationId", NOT_FOUND, "LOCATION_NOT_FOUND")));
        }
        Location destination =
                call.gives("destinationLocationId") ? call.row("destinationLocationId", Location.class) : null;
        UserError error = refusal(call, location, destination);
        if (error != null) {
            return new Deactivated(location, List.of(error));
        }
        for (InventoryLevel level : List.copyOf(data.table(InventoryLevel.class).rows())) {
            if (level.locationKey() == location.key() && level.isActive()) {
                InventoryItem item = data.table(InventoryItem.class).get(level.itemKey());
                if (destination != null && item != null) {
                    move(call, level, Stock.activate(call, item, destination));
                }
                InventoryLevel left = data.table(InventoryLevel.class).get(level.key());
                data.table(InventoryLevel.class)
                        .put(Edit.of(left == null ? level : left)
                                .set("isActive", false)
                                .done());
            }
        }
        Location gone = Edit.of(location)
                .set("isActive", false)
                .set("deactivatedSince", call.now())
                .set("updatedAt", call.now())
                .done();
        return new Deactivated(data.table(Location.class).put(gone), List.of());
    }

    private static @Nullable UserError refusal(Call call, Location location, @Nullable Location destination) {
        if (call.gives("destinationLocationId") && (destination == null || !destination.isActive())) {
            return UserError.coded(
                    "destinationLocationId",
                    "Location could not be deactivated because the destination location could not be found or is inactive.",
                    "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE");
        }
        if (destination != null && destination.key() == location.key()) {
            return UserError.coded(
                    "destinationLocationId",
                    "Location could not be deactivated because the destination location cannot be set to the location to"
                            + " be deactivated.",
                    "DESTINATION_LOCATION_IS_THE_SAME_LOCATION");
        }
        if (destination == null && location.stocked(call.data())) {
            return UserError.coded(
                    "locationId",
                    "Location could not be deactivated without specifying where to relocate inventory stocked at the"
                            + " location.",
                    "HAS_ACTIVE_INVENTORY_ERROR");
        }
        return null;
    }

    private static void move(Call call, InventoryLevel from, InventoryLevel to) {
        InventoryLevel source = from;
        InventoryLevel target = to;
        for (String name : InventoryLevel.NAMES) {
            int quantity = name.equals(InventoryLevel.ON_HAND) ? 0 : from.quantity(name);
            if (quantity != 0) {
                source = source.adjusted(name, -quantity, call.now());
                target = target.adjusted(name, quantity, call.now());
            }
        }
        call.data().table(InventoryLevel.class).putAll(List.of(source, target));
    }

    static Deleted delete(Call call) {
        ShopData data = call.data();
        Location location = call.row("locationId", Location.class);
        if (location == null) {
            return new Deleted(null, List.of(UserError.coded("locationId", NOT_FOUND, "LOCATION_NOT_FOUND")));
        }
        if (location.isActive()) {
            return new Deleted(
                    null,
                    List.of(UserError.coded(
                            "locationId", "The location cannot be deleted while it is active.", "LOCATION_IS_ACTIVE")));
        }
        data.table(InventoryLevel.class).remove(level -> level.locationKey() == location.key());
        data.table(Location.class).remove(each -> each.key() == location.key());
        return new Deleted(location.id(), List.of());
    }
}
