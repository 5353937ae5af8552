package io.shopwright.testkit;

import io.shopwright.testkit.InventoryTransfer.InventoryTransferLineItem;
import io.shopwright.testkit.InventoryTransfer.LocationSnapshot;
import io.shopwright.testkit.UserError.Errors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes transfers of stock. Where no real shop's wording is known, that of the schema's description is used. */
final class TransferMutations {
    record Payload(@Nullable InventoryTransfer inventoryTransfer, List<UserError> userErrors) {
        static Payload refused(UserError error) {
            return new Payload(null, List.of(error));
        }
    }

    record Deleted(@Nullable String deletedId, List<UserError> userErrors) {}

    private TransferMutations() {}

    static @Nullable InventoryTransfer row(Call call, @Nullable Long key) {
        return key == null ? null : call.data().table(InventoryTransfer.class).get(key);
    }

    static InventoryTransfer put(Call call, Edit<InventoryTransfer> edit) {
        return call.data().table(InventoryTransfer.class).put(edit.done());
    }

    static UserError notFound(String path) {
        return UserError.coded(path, "The transfer was not found.", "TRANSFER_NOT_FOUND");
    }

    static UserError badStatus(String path) {
        return UserError.coded(
                path, "Current transfer status does not support this operation.", "INVALID_TRANSFER_STATUS");
    }

    static Payload create(Call call) {
        Input input = call.input("input");
        Errors errors = new Errors();
        InventoryTransfer made = draft(call, input, errors);
        return finished(call, input, made, errors);
    }

    static Payload createReady(Call call) {
        Input input = call.input("input");
        Errors errors = new Errors();
        InventoryTransfer made = draft(call, input, errors);
        if (!errors.any()) {
            checkReady(made, "input.", errors);
        }
        return finished(call, input, errors.any() ? made : ready(call, made), errors);
    }

    private static Payload finished(Call call, Input input, InventoryTransfer made, Errors errors) {
        if (!errors.any()) {
            call.data().table(InventoryTransfer.class).put(made);
            Metafields.setAll(call, made, input).list().forEach(errors::add);
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        return new Payload(made, List.of());
    }

    private static InventoryTransfer draft(Call call, Input input, Errors errors) {
        Location origin = place(call, input, "originLocationId", errors);
        Location destination = place(call, input, "destinationLocationId", errors);
        checkApart(origin, destination, "input.destinationLocationId", errors);
        List<InventoryTransferLineItem> lines = TransferItems.listed(call, input.objects("lineItems"), errors);
        Instant given = input.time("dateCreated");
        return made(
                call,
                new InventoryTransfer(
                        0,
                        0,
                        InventoryTransfer.DRAFT,
                        snapshot(call, origin),
                        snapshot(call, destination),
                        given == null ? call.now() : given,
                        input.text("note"),
                        input.text("referenceName"),
                        Tagged.tidy(input.texts("tags")),
                        lines,
                        0));
    }

    /** The transfer with a number of its own. */
    private static InventoryTransfer made(Call call, InventoryTransfer transfer) {
        long key = call.data().table(InventoryTransfer.class).nextKey();
        return Edit.of(transfer)
                .set("key", key)
                .set("number", ShopData.place(key))
                .done();
    }

    private static @Nullable LocationSnapshot snapshot(Call call, @Nullable Location location) {
        return location == null ? null : new LocationSnapshot(location, call.now());
    }

    private static @Nullable Location place(Call call, Input input, String member, Errors errors) {
        Long key = input.key(member, "Location");
        if (key == null) {
            return null;
        }
        Location location = call.data().table(Location.class).get(key);
        if (location == null) {
            errors.add("input." + member, "The location selected can't be found.", "LOCATION_NOT_FOUND");
        } else if (!location.isActive()) {
            errors.add("input." + member, "The location selected is not active.", "LOCATION_NOT_ACTIVE");
        }
        return location;
    }

    private static void checkApart(
            @Nullable Location origin, @Nullable Location destination, String path, Errors errors) {
        if (origin != null && destination != null && origin.key() == destination.key()) {
            errors.add(
                    path,
                    "The origin location cannot be the same as the destination location.",
                    "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION");
        }
    }

    private static void checkReady(InventoryTransfer transfer, String path, Errors errors) {
        if (transfer.origin() == null || transfer.destination() == null) {
            String end = transfer.origin() == null ? "originLocationId" : "destinationLocationId";
            errors.add(
                    path.isEmpty() ? "id" : path + end,
                    "A location is required for this operation.",
                    "LOCATION_REQUIRED");
        }
        if (transfer.lines().isEmpty()) {
            errors.add(path.isEmpty() ? "id" : path + "lineItems", "The list of line items is empty.", "ITEMS_EMPTY");
        }
    }

    /** The transfer with its units reserved at the origin. */
    private static InventoryTransfer ready(Call call, InventoryTransfer transfer) {
        for (InventoryTransferLineItem line : transfer.lines()) {
            TransferItems.reserve(call, transfer.originKey(), line.itemKey(), line.totalQuantity());
        }
        return transfer.with(
                InventoryTransfer.READY,
                line -> Edit.of(line)
                        .set("shippableQuantity", line.totalQuantity())
                        .done());
    }

    static Payload markReady(Call call) {
        InventoryTransfer transfer = call.row("id", InventoryTransfer.class);
        if (transfer == null) {
            return Payload.refused(notFound("id"));
        }
        if (!transfer.status().equals(InventoryTransfer.DRAFT)) {
            return Payload.refused(badStatus("id"));
        }
        Errors errors = new Errors();
        checkReady(transfer, "", errors);
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        return new Payload(call.data().table(InventoryTransfer.class).put(ready(call, transfer)), List.of());
    }

    /** Only a draft can get other locations. */
    static Payload edit(Call call) {
        InventoryTransfer transfer = call.row("id", InventoryTransfer.class);
        Input input = call.input("input");
        Errors errors = new Errors();
        Location origin = place(call, input, "originId", errors);
        Location destination = place(call, input, "destinationId", errors);
        String date = input.text("dateCreated");
        if (transfer == null) {
            input.ignore("note", "referenceName", "tags", "metafields");
            return Payload.refused(notFound("id"));
        }
        boolean moves = (origin != null && origin.key() != transfer.originKey())
                || (destination != null && destination.key() != transfer.destinationKey());
        if (moves && !transfer.status().equals(InventoryTransfer.DRAFT)) {
            errors.add(
                    "input." + (input.gives("originId") ? "originId" : "destinationId"),
                    "The location of a transfer cannot be updated. Only Draft Transfers can mutate their locations.",
                    "TRANSFER_LOCATION_IMMUTABLE");
        }
        LocationSnapshot from = origin == null ? transfer.origin() : snapshot(call, origin);
        LocationSnapshot to = destination == null ? transfer.destination() : snapshot(call, destination);
        checkApart(from == null ? null : from.then(), to == null ? null : to.then(), "input.destinationId", errors);
        Edit<InventoryTransfer> edit = Edit.of(transfer)
                .take(input, "note", "referenceName")
                .set("origin", from)
                .set("destination", to);
        if (input.has("tags")) {
            edit.set("tags", Tagged.tidy(input.texts("tags")));
        }
        if (date != null) {
            edit.set(
                    "dateCreated",
                    LocalDate.parse(date).atStartOfDay(call.data().zone()).toInstant());
        }
        return finished(call, input, edit.done(), errors);
    }

    static Payload cancel(Call call) {
        InventoryTransfer transfer = call.row("id", InventoryTransfer.class);
        if (transfer == null) {
            return Payload.refused(notFound("id"));
        }
        Errors errors = new Errors();
        if (!transfer.isOpen()) {
            errors.add(
                    "id",
                    "The transfer can only be canceled in a draft or a ready to ship status.",
                    "INVALID_TRANSFER_STATUS");
        }
        boolean underway = transfer.lines().stream().anyMatch(line -> line.shippedQuantity() > 0);
        if (underway) {
            errors.add("id", "Can't cancel the transfer if it has in transit shipments.", "SHIPMENT_EXISTS");
        }
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        if (transfer.status().equals(InventoryTransfer.READY)) {
            transfer.lines()
                    .forEach(line -> TransferItems.reserve(
                            call, transfer.originKey(), line.itemKey(), -line.shippableQuantity()));
        }
        InventoryTransfer off = transfer.with(
                InventoryTransfer.CANCELED,
                line -> Edit.of(line).set("shippableQuantity", 0).done());
        return new Payload(call.data().table(InventoryTransfer.class).put(off), List.of());
    }

    static Deleted delete(Call call) {
        InventoryTransfer transfer = call.row("id", InventoryTransfer.class);
        if (transfer == null) {
            return new Deleted(null, List.of(notFound("id")));
        }
        if (!transfer.status().equals(InventoryTransfer.DRAFT)) {
            // The message was recorded, the code was not.
            return new Deleted(
                    null,
                    List.of(UserError.coded(
                            "id",
                            "Can't delete the transfer if it's not in the draft status.",
                            "INVALID_TRANSFER_STATUS")));
        }
        call.data().table(InventoryTransfer.class).remove(row -> row.key() == transfer.key());
        return new Deleted(transfer.id(), List.of());
    }

    /** A draft between the same locations with the same items; notes, names and tags are not taken over. */
    static Payload duplicate(Call call) {
        InventoryTransfer transfer = call.row("id", InventoryTransfer.class);
        if (transfer == null) {
            return Payload.refused(notFound("id"));
        }
        List<InventoryTransferLineItem> lines = new ArrayList<>();
        for (InventoryTransferLineItem each : transfer.lines()) {
            long key = call.data().nextPart();
            lines.add(new InventoryTransferLineItem(key, each.itemKey(), each.totalQuantity(), 0, 0));
        }
        InventoryTransfer copy = Edit.of(transfer)
                .set("status", InventoryTransfer.DRAFT)
                .set("dateCreated", call.now())
                .set("note", null)
                .set("referenceName", null)
                .set("tags", List.of())
                .set("lines", lines)
                .set("received", 0)
                .done();
        InventoryTransfer made = call.data().table(InventoryTransfer.class).put(made(call, copy));
        return new Payload(made, List.of());
    }
}
