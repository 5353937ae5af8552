package io.shopwright.testkit;

import io.shopwright.testkit.Fulfillment.FulfillmentLineItem;
import io.shopwright.testkit.Fulfillment.TrackingInfo;
import io.shopwright.testkit.FulfillmentOrder.FulfillmentOrderLineItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends what orders ask for. */
final class FulfillmentMutations {
    record Payload(@Nullable Fulfillment fulfillment, List<UserError> userErrors) {}

    private FulfillmentMutations() {}

    static Payload create(Call call) {
        call.ignore("message");
        ShopData data = call.data();
        Input input = call.input("fulfillment").ignore("notifyCustomer");
        List<FulfillmentOrder> tasks = new ArrayList<>();
        Map<Long, Integer> wanted = new HashMap<>();
        for (Input each : input.objects("lineItemsByFulfillmentOrder")) {
            Long key = each.key("fulfillmentOrderId", "FulfillmentOrder");
            FulfillmentOrder task =
                    key == null ? null : data.table(FulfillmentOrder.class).get(key);
            if (task == null) {
                throw refused("Fulfillment order does not exist.");
            }
            if (!task.isOpen()) {
                throw refused("Fulfillment order " + task.key() + " has an unfulfillable status= "
                        + task.status().toLowerCase(Locale.ROOT) + ".");
            }
            tasks.add(task);
            want(task, each, wanted);
        }
        if (tasks.isEmpty()
                || tasks.stream()
                        .anyMatch(each -> each.orderKey() != tasks.get(0).orderKey())) {
            throw refused("All fulfillment orders must be from the same order.");
        }
        return new Payload(send(call, tasks, wanted, trackingOf(input)), List.of());
    }

    private static Refused refused(String message) {
        return new Refused(new Payload(null, List.of(UserError.at("fulfillment", message))));
    }

    private static void want(FulfillmentOrder task, Input input, Map<Long, Integer> wanted) {
        List<Input> given = input.objects("fulfillmentOrderLineItems");
        for (FulfillmentOrderLineItem line : task.lines()) {
            if (given.isEmpty()) {
                wanted.put(line.key(), line.remainingQuantity());
            }
        }
        for (Input each : given) {
            Long key = each.key("id", "FulfillmentOrderLineItem");
            int quantity = each.number("quantity");
            boolean fits = task.lines().stream()
                    .anyMatch(line ->
                            key != null && line.key() == key && quantity > 0 && quantity <= line.remainingQuantity());
            if (!fits || key == null) {
                throw refused("Invalid fulfillment order line item quantity requested.");
            }
            wanted.put(key, quantity);
        }
    }

    private static List<TrackingInfo> trackingOf(Input input) {
        Input given = input.object("trackingInfo");
        return given == null ? List.of() : tracking(given);
    }

    static List<TrackingInfo> tracking(Input given) {
        List<String> numbers = given.texts(given.gives("numbers") ? "numbers" : "number");
        List<String> urls = given.texts(given.gives("urls") ? "urls" : "url");
        List<TrackingInfo> all = new ArrayList<>();
        for (int i = 0; i < Math.max(numbers.size(), urls.size()); i++) {
            all.add(new TrackingInfo(
                    given.text("company"),
                    i < numbers.size() ? numbers.get(i) : null,
                    i < urls.size() ? urls.get(i) : null));
        }
        return all;
    }

    /** Sends all that is left of an order. */
    static void sendAll(Call call, Order order, List<TrackingInfo> tracking) {
        List<FulfillmentOrder> tasks =
                List.copyOf(call.data().table(FulfillmentOrder.class).ownedBy(order.key()));
        Map<Long, Integer> wanted = new HashMap<>();
        tasks.forEach(task -> task.lines().forEach(line -> wanted.put(line.key(), line.remainingQuantity())));
        if (!tasks.isEmpty()) {
            send(call, tasks, wanted, tracking);
        }
    }

    private static Fulfillment send(
            Call call, List<FulfillmentOrder> tasks, Map<Long, Integer> wanted, List<TrackingInfo> tracking) {
        ShopData data = call.data();
        Order order = data.order(tasks.get(0).orderKey());
        List<FulfillmentLineItem> lines = new ArrayList<>();
        Map<Long, Integer> byLine = new HashMap<>();
        for (FulfillmentOrder task : tasks) {
            List<FulfillmentOrderLineItem> left = new ArrayList<>();
            for (FulfillmentOrderLineItem each : task.lines()) {
                int sent = wanted.getOrDefault(each.key(), 0);
                if (sent > 0) {
                    lines.add(new FulfillmentLineItem(data.nextPart(), order.key(), each.lineKey(), sent));
                    byLine.merge(each.lineKey(), sent, Integer::sum);
                }
                left.add(Edit.of(each)
                        .set("remainingQuantity", each.remainingQuantity() - sent)
                        .done());
            }
            boolean done = left.stream().allMatch(each -> each.remainingQuantity() == 0);
            data.table(FulfillmentOrder.class)
                    .put(Edit.of(task)
                            .set("lines", left)
                            .set("status", done ? "CLOSED" : "IN_PROGRESS")
                            .set("updatedAt", call.now())
                            .done());
        }
        putSent(call, order, byLine, 1);
        Table<Fulfillment> fulfillments = data.table(Fulfillment.class);
        int number = fulfillments.ownedBy(order.key()).size() + 1;
        List<Long> keys = tasks.stream().map(FulfillmentOrder::key).toList();
        return fulfillments.put(new Fulfillment(
                fulfillments.nextKey(),
                order.key(),
                tasks.get(0).locationKey(),
                order.name() + "-F" + number,
                "SUCCESS",
                tracking,
                lines,
                keys,
                call.now(),
                call.now()));
    }

    /** @param sign 1 for what is sent, -1 for what is taken back */
    private static void putSent(Call call, Order order, Map<Long, Integer> byLine, int sign) {
        List<LineItem> items = new ArrayList<>();
        for (LineItem each : order.lines()) {
            int sent = byLine.getOrDefault(each.key(), 0) * sign;
            items.add(Edit.of(each).set("fulfilled", each.fulfilled() + sent).done());
            if (order.claims()) {
                Stock.shift(call, each.variantKey(), "committed", "", sent);
            }
        }
        call.data()
                .orders()
                .put(Edit.of(order)
                        .set("lines", items)
                        .set("updatedAt", call.now())
                        .done());
    }

    static Payload cancel(Call call) {
        ShopData data = call.data();
        Fulfillment fulfillment = call.row("id", Fulfillment.class);
        if (fulfillment == null) {
            return new Payload(null, List.of(UserError.at("id", "Fulfillment not found.")));
        }
        if (fulfillment.status().equals("CANCELLED")) {
            return new Payload(fulfillment, List.of());
        }
        Order order = data.order(fulfillment.orderKey());
        Map<Long, Integer> byLine = new HashMap<>();
        fulfillment.lines().forEach(each -> byLine.merge(each.lineKey(), each.quantity(), Integer::sum));
        putSent(call, order, byLine, -1);
        for (FulfillmentOrder task : data.table(FulfillmentOrder.class).all(fulfillment.fulfillmentOrderKeys())) {
            List<FulfillmentOrderLineItem> again = new ArrayList<>();
            for (FulfillmentOrderLineItem each : task.lines()) {
                int back = byLine.getOrDefault(each.lineKey(), 0);
                again.add(Edit.of(each)
                        .set("remainingQuantity", Math.min(each.remainingQuantity() + back, each.totalQuantity()))
                        .done());
            }
            data.table(FulfillmentOrder.class)
                    .put(Edit.of(task).set("lines", again).set("status", "OPEN").done());
        }
        Fulfillment gone = Edit.of(fulfillment)
                .set("status", "CANCELLED")
                .set("updatedAt", call.now())
                .done();
        return new Payload(data.table(Fulfillment.class).put(gone), List.of());
    }
}
