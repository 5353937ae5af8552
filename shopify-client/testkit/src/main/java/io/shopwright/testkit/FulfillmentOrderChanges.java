package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds, moves and marks what is to be sent. */
final class FulfillmentOrderChanges {
    private static final int MOST_HOLDS = 10;

    record Held(
            @Nullable FulfillmentHold fulfillmentHold,
            @Nullable FulfillmentOrder fulfillmentOrder,
            @Nullable FulfillmentOrder remainingFulfillmentOrder,
            List<UserError> userErrors) {}

    record Changed(@Nullable FulfillmentOrder fulfillmentOrder, List<UserError> userErrors) {}

    record Moved(
            @Nullable FulfillmentOrder movedFulfillmentOrder,
            @Nullable FulfillmentOrder originalFulfillmentOrder,
            @Nullable FulfillmentOrder remainingFulfillmentOrder,
            List<UserError> userErrors) {
        static Moved refused(UserError error) {
            return new Moved(null, null, null, List.of(error));
        }
    }

    record Tracked(@Nullable Fulfillment fulfillment, List<UserError> userErrors) {}

    private FulfillmentOrderChanges() {}

    /** What Shopify says to an unknown id was recorded for few of these mutations. */
    private static FulfillmentOrder task(Call call) {
        FulfillmentOrder task = call.row("id", FulfillmentOrder.class);
        if (task == null) {
            throw ShopifyError.notSimulated(call.field() + " of a fulfillment order that does not exist");
        }
        return task;
    }

    private static FulfillmentOrder put(Call call, Edit<FulfillmentOrder> edit) {
        return call.data()
                .table(FulfillmentOrder.class)
                .put(edit.set("updatedAt", call.now()).done());
    }

    static Held hold(Call call) {
        FulfillmentOrder task = task(call);
        Input input = call.input("fulfillmentHold").ignore("notifyMerchant");
        String handle = input.text("handle");
        Errors errors = new Errors();
        if (handle != null && task.holds().stream().anyMatch(each -> handle.equals(each.handle()))) {
            errors.add(
                    "fulfillmentHold.handle",
                    "The handle provided for the fulfillment hold is already in use by this app for another hold on"
                            + " this fulfillment order.",
                    "DUPLICATE_FULFILLMENT_HOLD_HANDLE");
        }
        if (task.holds().size() >= MOST_HOLDS || task.status().equals("CLOSED")) {
            throw ShopifyError.notSimulated("a hold beyond the tenth or of what is closed");
        }
        if (errors.any()) {
            throw new Refused(new Held(null, null, null, errors.list()));
        }
        FulfillmentHold hold = new FulfillmentHold(
                call.data().nextPart(), input.text("reason", ""), input.text("reasonNotes"), handle);
        List<FulfillmentHold> holds = new ArrayList<>(task.holds());
        holds.add(hold);
        FulfillmentOrder held = put(call, Edit.of(task).set("holds", holds).set("status", "ON_HOLD"));
        return new Held(hold, held, null, List.of());
    }

    /** All holds, or those that are named. */
    static Changed release(Call call) {
        FulfillmentOrder task = task(call);
        List<Long> keys = call.keys("holdIds", "FulfillmentHold");
        List<FulfillmentHold> left = task.holds().stream()
                .filter(each -> !keys.isEmpty() && !keys.contains(each.key()))
                .toList();
        Edit<FulfillmentOrder> edit = Edit.of(task).set("holds", left);
        return new Changed(put(call, left.isEmpty() ? edit.set("status", "OPEN") : edit), List.of());
    }

    static Moved move(Call call) {
        FulfillmentOrder task = task(call);
        Location location = call.row("newLocationId", Location.class);
        if (location == null || !location.isActive()) {
            return Moved.refused(UserError.at("id", "Location not found."));
        }
        if (task.status().equals("CLOSED")) {
            return Moved.refused(UserError.whole("Cannot change location."));
        }
        if (task.status().equals("IN_PROGRESS")) {
            throw ShopifyError.notSimulated("moving what is in progress");
        }
        FulfillmentOrder moved = put(call, Edit.of(task).set("locationKey", location.key()));
        return new Moved(moved, moved, null, List.of());
    }

    static Changed open(Call call) {
        FulfillmentOrder task = task(call);
        if (task.status().equals("OPEN")) {
            String message = "Expected fulfillment order status to be valid but it was open.";
            return new Changed(null, List.of(UserError.whole(message)));
        }
        if (!task.status().equals("IN_PROGRESS")) {
            throw ShopifyError.notSimulated("opening what is " + task.status());
        }
        return new Changed(put(call, Edit.of(task).set("status", "OPEN")), List.of());
    }

    static Changed reportProgress(Call call) {
        call.input("progressReport").ignore("reasonNotes");
        FulfillmentOrder task = task(call);
        if (!task.isOpen()) {
            throw ShopifyError.notSimulated("progress of what is " + task.status());
        }
        return new Changed(put(call, Edit.of(task).set("status", "IN_PROGRESS")), List.of());
    }

    static Tracked track(Call call) {
        call.ignore("notifyCustomer");
        Fulfillment parcel = call.row("fulfillmentId", Fulfillment.class);
        List<Fulfillment.TrackingInfo> tracking = FulfillmentMutations.tracking(call.input("trackingInfoInput"));
        if (parcel == null) {
            return new Tracked(null, List.of(UserError.at("fulfillmentId", "Fulfillment does not exist.")));
        }
        Fulfillment tracked = Edit.of(parcel)
                .set("tracking", tracking)
                .set("updatedAt", call.now())
                .done();
        return new Tracked(call.data().table(Fulfillment.class).put(tracked), List.of());
    }
}
