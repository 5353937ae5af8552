package io.shopwright.testkit;

import io.shopwright.testkit.Fulfillment.FulfillmentLineItem;
import io.shopwright.testkit.Return.ReturnDecline;
import io.shopwright.testkit.UserError.Errors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for returns and makes them. */
final class ReturnMutations {
    /** The component answers the schema's {@code return}, a word that Java keeps for itself. */
    record Payload(@Nullable Return theReturn, List<UserError> userErrors) {}

    private final Call call;
    private final Input input;
    private final String argument;
    private final Errors errors = new Errors();

    private ReturnMutations(Call call, String argument) {
        this.call = call;
        this.argument = argument;
        this.input = call.input(argument);
    }

    static Payload create(Call call) {
        ReturnMutations creation = new ReturnMutations(call, "returnInput");
        creation.input.ignore("notifyCustomer", "requestedAt", "unprocessed");
        return creation.make("OPEN");
    }

    static Payload request(Call call) {
        return new ReturnMutations(call, "input").make("REQUESTED");
    }

    private Payload make(String status) {
        Long orderKey = input.key("orderId", "Order");
        Order order = orderKey == null ? null : call.data().orders().get(orderKey);
        if (order == null) {
            throw ShopifyError.notSimulated("a return of an order that does not exist");
        }
        List<ReturnLineItem> lines = new ArrayList<>();
        List<Input> inputs = input.objects("returnLineItems");
        for (int i = 0; i < inputs.size(); i++) {
            ReturnLineItem line = line(order, inputs.get(i), argument + ".returnLineItems." + i, status);
            if (line != null) {
                lines.add(line);
            }
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        Table<Return> table = call.data().table(Return.class);
        int number = table.ownedBy(order.key()).size() + 1;
        Instant approved = status.equals("OPEN") ? call.now() : null;
        return new Payload(
                table.put(new Return(
                        table.nextKey(), order.key(), number, status, null, lines, call.now(), approved, null)),
                List.of());
    }

    private @Nullable ReturnLineItem line(Order order, Input each, String path, String status) {
        Long key = each.key("fulfillmentLineItemId", "FulfillmentLineItem");
        FulfillmentLineItem parcelLine = call.data().table(Fulfillment.class).ownedBy(order.key()).stream()
                .flatMap(parcel -> parcel.lines().stream())
                .filter(one -> key != null && one.key() == key)
                .findFirst()
                .orElse(null);
        int quantity = each.number("quantity");
        String reason = each.text("returnReason");
        String note = each.text("returnReasonNote", "");
        String customerNote = status.equals("REQUESTED") ? each.text("customerNote") : null;
        if (parcelLine == null) {
            errors.add(path + ".fulfillmentLineItemId", "Fulfillment Line Item was not found.", "NOT_FOUND");
            return null;
        }
        if (quantity <= 0 || quantity > ReturnableFulfillment.left(call.data(), parcelLine)) {
            errors.add(path + ".quantity", "Return line item has an invalid quantity.", "INVALID");
            return null;
        }
        if (reason == null && status.equals("OPEN")) {
            String message = "Return line items Either return reason or return reason definition must be provided";
            errors.add(path, message, "NOT_FOUND");
        } else if (reason == null) {
            errors.add(path + ".returnReason", "Return reason can't be blank", "BLANK");
        } else if (reason.equals("OTHER") && note.isBlank() && status.equals("OPEN")) {
            errors.add(
                    path + ".returnReasonNote",
                    "Return line items return reason note The note is required when the return reason is \"Other\"",
                    "BLANK");
        }
        long lineKey = call.data().nextPart();
        return new ReturnLineItem(
                lineKey, parcelLine, quantity, 0, 0, reason == null ? "UNKNOWN" : reason, note, customerNote);
    }

    private static Payload refused(String path, String message, String code) {
        return new Payload(null, List.of(UserError.coded(path, message, code)));
    }

    private static Payload notFound(String path) {
        return refused(path, "Return not found.", "NOT_FOUND");
    }

    private static @Nullable Return byInput(Call call, Input input) {
        Long key = input.key("id", "Return");
        return key == null ? null : call.data().table(Return.class).get(key);
    }

    static Payload approve(Call call) {
        Input input = call.input("input").ignore("notifyCustomer", "unprocessed");
        Return asked = byInput(call, input);
        if (asked == null) {
            return notFound("input.id");
        }
        if (!asked.status().equals("REQUESTED")) {
            String message = "Return is not approvable. Only returns with status REQUESTED can be approved.";
            return refused("input.id", message, "INVALID_STATE");
        }
        return put(call, Edit.of(asked).set("status", "OPEN").set("requestApprovedAt", call.now()));
    }

    static Payload decline(Call call) {
        Input input = call.input("input").ignore("notifyCustomer");
        Return asked = byInput(call, input);
        ReturnDecline decline = new ReturnDecline(input.text("declineReason", ""), input.text("declineNote"));
        if (asked == null) {
            return notFound("input.id");
        }
        if (asked.status().equals("DECLINED")) {
            return refused("input.id", "The return is already declined.", "INVALID_STATE");
        }
        if (!asked.status().equals("REQUESTED")) {
            String message =
                    "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.";
            return refused("input.id", message, "INVALID_STATE");
        }
        return put(call, Edit.of(asked).set("status", "DECLINED").set("decline", decline));
    }

    private static Payload put(Call call, Edit<Return> edit) {
        return new Payload(call.data().table(Return.class).put(edit.done()), List.of());
    }

    static Payload close(Call call) {
        return closing(call, "OPEN", "CLOSED", call.now());
    }

    static Payload reopen(Call call) {
        return closing(call, "CLOSED", "OPEN", null);
    }

    /** One that is as wished already stays untouched. */
    private static Payload closing(Call call, String from, String to, @Nullable Instant when) {
        Return row = call.row("id", Return.class);
        if (row == null) {
            return notFound("id");
        }
        if (row.status().equals(to)) {
            return new Payload(row, List.of());
        }
        if (!row.status().equals(from)) {
            return refused("id", "Return status is invalid.", "INVALID_STATE");
        }
        return put(call, Edit.of(row).set("status", to).set("closedAt", when));
    }

    static Payload cancel(Call call) {
        call.ignore("notifyCustomer");
        Return row = call.row("id", Return.class);
        if (row == null) {
            return notFound("id");
        }
        boolean processed = row.lines().stream().anyMatch(each -> each.processedQuantity() > 0);
        if (processed || row.status().equals("DECLINED") || row.status().equals("CLOSED")) {
            return refused("id", "Return is not cancelable.", "INVALID_STATE");
        }
        return put(call, Edit.of(row).set("status", "CANCELED"));
    }

    static Payload remove(Call call) {
        Return row = call.row("returnId", Return.class);
        List<Input> inputs = call.inputs("returnLineItems");
        inputs.forEach(each -> each.ignore("returnLineItemId", "quantity"));
        if (row == null) {
            return notFound("returnId");
        }
        if (!row.isOpen() && !row.status().equals("REQUESTED")) {
            return refused("returnId", "Return status is invalid.", "INVALID_STATE");
        }
        List<ReturnLineItem> lines = new ArrayList<>(row.lines());
        for (int i = 0; i < inputs.size(); i++) {
            Long key = inputs.get(i).key("returnLineItemId", "ReturnLineItem");
            int quantity = inputs.get(i).number("quantity");
            ReturnLineItem line = lineOf(lines, key);
            if (quantity <= 0) {
                UserError few = UserError.whole("Quantity must be greater than 0", "GREATER_THAN");
                throw new Refused(new Payload(null, List.of(few)));
            }
            if (line == null || quantity > line.unprocessedQuantity()) {
                String message = "Return line item has an invalid quantity.";
                throw new Refused(refused("returnLineItems." + i + ".quantity", message, "INVALID"));
            }
            replace(lines, line, "quantity", line.quantity() - quantity);
        }
        lines.removeIf(each -> each.quantity() == 0);
        Edit<Return> edit = Edit.of(row).set("lines", lines);
        return put(call, lines.isEmpty() ? edit.set("status", "CLOSED").set("closedAt", call.now()) : edit);
    }

    static @Nullable ReturnLineItem lineOf(List<ReturnLineItem> lines, @Nullable Long key) {
        return lines.stream()
                .filter(each -> key != null && each.key() == key)
                .findFirst()
                .orElse(null);
    }

    static void replace(List<ReturnLineItem> lines, ReturnLineItem line, String component, int quantity) {
        lines.replaceAll(each -> each.key() == line.key()
                ? Edit.of(each).set(component, quantity).done()
                : each);
    }

    static Payload process(Call call) {
        Input input = call.input("input").ignore("notifyCustomer", "note");
        Long key = input.key("returnId", "Return");
        Return row = key == null ? null : call.data().table(Return.class).get(key);
        List<Input> inputs = input.objects("returnLineItems");
        inputs.forEach(each -> each.ignore("id", "quantity"));
        if (row == null) {
            return notFound("input.returnId");
        }
        List<ReturnLineItem> lines = new ArrayList<>(row.lines());
        for (int i = 0; i < inputs.size(); i++) {
            ReturnLineItem line = lineOf(lines, inputs.get(i).key("id", "ReturnLineItem"));
            int quantity = inputs.get(i).number("quantity");
            String path = "input.returnLineItems." + i;
            if (line == null) {
                throw new Refused(refused(path + ".id", "Return line item was not found.", "NOT_FOUND"));
            }
            if (quantity <= 0 || quantity > line.unprocessedQuantity()) {
                throw ShopifyError.notSimulated("processing more units than a return has");
            }
            replace(lines, line, "processedQuantity", line.processedQuantity() + quantity);
        }
        return put(call, Edit.of(row).set("lines", lines));
    }
}
