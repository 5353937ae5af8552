package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way back.
 *
 * @param number of the order's returns
 */
record Return(
        long key,
        long orderKey,
        int number,
        String status,
        @Nullable ReturnDecline decline,
        List<ReturnLineItem> lines,
        Instant createdAt,
        @Nullable Instant requestApprovedAt,
        @Nullable Instant closedAt)
        implements Resource {
    /** Why a return was declined. */
    record ReturnDecline(String reason, @Nullable String note) {}

    Return {
        lines = List.copyOf(lines);
    }

    boolean isOpen() {
        return status.equals("OPEN");
    }

    /** Whether its units cannot be returned once more. */
    boolean holdsUnits() {
        return !status.equals("DECLINED") && !status.equals("CANCELED");
    }

    String name(Call call) {
        return order(call).name() + "-R" + number;
    }

    Order order(Call call) {
        return Objects.requireNonNull(call.data().orders().get(orderKey));
    }

    int totalQuantity() {
        return lines.stream().mapToInt(ReturnLineItem::quantity).sum();
    }

    Connection<ReturnLineItem> returnLineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    Connection<Refund> refunds(Call call) {
        List<Refund> found = order(call).moneyBack().stream()
                .filter(each -> Objects.equals(each.returnKey(), key))
                .toList();
        return Connection.inOrder(found, call);
    }

    /** The precedence: asked for, under way, done; declined and cancelled ones do not count. */
    static String statusOf(List<Return> returns) {
        if (returns.stream().anyMatch(each -> each.status().equals("REQUESTED"))) {
            return "RETURN_REQUESTED";
        }
        if (returns.stream().anyMatch(Return::isOpen)) {
            return "IN_PROGRESS";
        }
        return returns.stream().anyMatch(each -> each.status().equals("CLOSED")) ? "RETURNED" : "NO_RETURN";
    }
}
