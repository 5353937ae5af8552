package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The queries that are simulated: each method answers the field of its name. */
final class QueryRoot {
    record Count(int count, String precision) {}

    record PublicApiVersion(String handle, boolean supported) {}

    record AccessScope(String handle) {}

    record AppInstallation(List<AccessScope> accessScopes) {}

    Shop shop(Call call) {
        return call.session().data().shop();
    }

    @Nullable
    Order order(Call call) {
        return order(call.session(), call.key("id", "Order"));
    }

    private static @Nullable Order order(Session session, long key) {
        Order order = session.data().orders().get(key);
        return order == null || !session.sees(order) ? null : order;
    }

    Connection<Order> orders(Call call) {
        return OrderLists.connection(call);
    }

    Count ordersCount(Call call) {
        call.session().require("read_orders", call.field());
        Predicate<Order> seen = call.session()::sees;
        Predicate<Order> filter = seen.and(Searches.ORDERS.filter(call));
        return count(call, () -> call.session().data().orders().count(filter));
    }

    @Nullable
    Customer customer(Call call) {
        return call.session().data().customers().get(call.key("id", "Customer"));
    }

    Connection<Customer> customers(Call call) {
        SortKey<Customer, ?> key = SortKeys.customers(call);
        List<Customer> sorted = call.session().data().customers().sorted(key);
        return Connection.cut(sorted, key, Searches.CUSTOMERS.filter(call), Window.of(call));
    }

    Count customersCount(Call call) {
        call.session().require("read_customers", call.field());
        Predicate<Customer> filter = Searches.CUSTOMERS.filter(call);
        return count(call, () -> call.session().data().customers().count(filter));
    }

    @Nullable
    Object node(Call call) {
        return node(call, String.valueOf(call.text("id")));
    }

    List<@Nullable Object> nodes(Call call) {
        List<@Nullable Object> nodes = new ArrayList<>();
        call.list("ids").forEach(id -> nodes.add(node(call, String.valueOf(id))));
        return nodes;
    }

    private static @Nullable Object node(Call call, String id) {
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        Session session = call.session();
        return switch (gid.type()) {
            case "Order" -> {
                session.require("read_orders", call.field());
                yield order(session, gid.number());
            }
            case "Customer" -> {
                session.require("read_customers", call.field());
                yield session.data().customers().get(gid.number());
            }
            case "BulkOperation" -> session.backstage().bulk().get(gid.number());
            case "Shop" ->
                gid.number() == session.data().shop().key() ? session.data().shop() : null;
            default ->
                throw call.isNode(gid.type()) ? ShopifyError.notSimulated(gid.type()) : ShopifyError.invalidId(id);
        };
    }

    @Nullable
    BulkOperation bulkOperation(Call call) {
        return call.session().backstage().bulk().get(call.key("id", "BulkOperation"));
    }

    Connection<BulkOperation> bulkOperations(Call call) {
        return call.session().backstage().bulk().connection(call);
    }

    @Nullable
    BulkOperation currentBulkOperation(Call call) {
        return call.session().backstage().bulk().current(call);
    }

    List<PublicApiVersion> publicApiVersions() {
        return ApiVersion.bundled().stream()
                .map(version -> new PublicApiVersion(version.name(), true))
                .toList();
    }

    AppInstallation currentAppInstallation(Call call) {
        return new AppInstallation(
                call.session().scopes().stream().sorted().map(AccessScope::new).toList());
    }

    /** Counting stops at the limit; without one it is exact. */
    private static Count count(Call call, Supplier<Long> all) {
        Integer limit = call.integer("limit");
        long count = all.get();
        return limit != null && count > limit ? new Count(limit, "AT_LEAST") : new Count((int) count, "EXACT");
    }
}
