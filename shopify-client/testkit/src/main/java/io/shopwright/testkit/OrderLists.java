package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists of orders, as far as the session may see them. */
final class OrderLists {
    private OrderLists() {}

    /** A customer's orders, in the order of their sale. */
    static List<Order> of(Session session, Customer customer) {
        return session.data().orders().ownedBy(customer.key()).stream()
                .filter(session::sees)
                .toList();
    }

    /** All orders. */
    static Connection<Order> connection(Call call) {
        SortKey<Order, ?> key = SortKeys.orders(call);
        return cut(call, call.session().data().orders().sorted(key), key);
    }

    /** The given few orders, which are sorted here. */
    static Connection<Order> connection(Call call, List<Order> orders) {
        SortKey<Order, ?> key = SortKeys.orders(call);
        List<Order> sorted = new ArrayList<>(orders);
        sorted.sort(key.comparator());
        return cut(call, sorted, key);
    }

    private static Connection<Order> cut(Call call, List<Order> sorted, SortKey<Order, ?> key) {
        Predicate<Order> seen = call.session()::sees;
        Window window = Window.of(call);
        Predicate<Order> found = Searches.ORDERS.filter(call);
        return Connection.cut(Searches.ORDERS.reach(sorted, call), key, seen.and(found), window);
    }
}
