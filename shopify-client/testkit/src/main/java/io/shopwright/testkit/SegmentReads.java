package io.shopwright.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the members of segments. */
interface SegmentReads {
    Map<String, SortKey<Customer, ?>> ORDERS_OF_MEMBERS = Map.of(
            "created_at", SortKey.time(Customer::createdAt),
            "first_name", SortKey.text(customer -> lower(customer.firstName())),
            "last_name", SortKey.text(customer -> lower(customer.lastName())));

    /** A page of members; it counts and sums all of them, not only those of the page. */
    record Members(Connection<CustomerSegmentMember> page, Statistics statistics, int totalCount) {
        List<Connection.Edge<CustomerSegmentMember>> edges() {
            return page.edges();
        }

        Connection.PageInfo pageInfo() {
            return page.pageInfo();
        }
    }

    /** The answer to a field of type SegmentStatistics. */
    record Statistics(List<Customer> members) {
        Statistic attributeStatistics(Call call) {
            String name = String.valueOf(call.text("attributeName"));
            ShopData data = call.data();
            BigDecimal sum = BigDecimal.ZERO;
            for (Customer each : members) {
                sum = sum.add(
                        switch (name) {
                            case "amount_spent" -> data.spent(each);
                            case "number_of_orders" ->
                                BigDecimal.valueOf(data.counted(each).size());
                            default -> throw ShopifyError.notSimulated("statistics of " + name);
                        });
            }
            BigDecimal average = members.isEmpty()
                    ? BigDecimal.ZERO
                    : sum.divide(BigDecimal.valueOf(members.size()), 2, RoundingMode.HALF_UP);
            return new Statistic(average.doubleValue(), sum.doubleValue());
        }
    }

    record Statistic(double average, double sum) {}

    record Membership(boolean isMember, String segmentId) {}

    record Memberships(List<Membership> memberships) {}

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    default Members customerSegmentMembers(Call call) {
        call.ignore("timezone");
        List<Customer> members = members(call, query(call));
        String sortKey = call.text("sortKey");
        SortKey<Customer, ?> order = sortKey == null ? SortKey.number(Customer::key) : ORDERS_OF_MEMBERS.get(sortKey);
        if (order == null) {
            throw ShopifyError.notSimulated("customerSegmentMembers(sortKey: " + sortKey + ")");
        }
        Connection<CustomerSegmentMember> page =
                Connection.sorted(members, order, call).as(CustomerSegmentMember::new, CustomerSegmentMember::customer);
        return new Members(page, new Statistics(members), members.size());
    }

    private static String query(Call call) {
        Table<Segment> segments = call.data().table(Segment.class);
        String query = call.text("query");
        if (call.gives("queryId")) {
            CustomerSegmentMembersQuery asked = call.row("queryId", CustomerSegmentMembersQuery.class);
            if (asked == null) {
                throw ShopifyError.notSimulated("members by a query that does not exist");
            }
            return asked.query();
        }
        if (call.gives("segmentId")) {
            Segment segment = segments.get(call.key("segmentId", "Segment"));
            if (segment == null) {
                throw ShopifyError.notFound("Segment does not exist");
            }
            return segment.query();
        }
        return Objects.requireNonNullElse(query, "");
    }

    private static List<Customer> members(Call call, String query) {
        Predicate<Customer> filter = filter(call, query);
        List<Customer> members = new ArrayList<>();
        for (Customer each : call.data().customers().rows()) {
            if (filter.test(each)) {
                members.add(each);
            }
        }
        return members;
    }

    /** An empty query means everybody. */
    private static Predicate<Customer> filter(Call call, String query) {
        if (query.isBlank()) {
            return customer -> true;
        }
        try {
            return new SegmentFilters(call.data(), call.now()).of(SegmentQuery.parse(query));
        } catch (SegmentQuery.Malformed e) {
            throw ShopifyError.badRequest(e.reasons().get(0));
        }
    }

    default Memberships customerSegmentMembership(Call call) {
        Customer customer = call.row("customerId", Customer.class);
        List<Membership> memberships = new ArrayList<>();
        for (Segment each : call.data().table(Segment.class).all(call.keys("segmentIds", "Segment"))) {
            boolean isMember = customer != null && filter(call, each.query()).test(customer);
            memberships.add(new Membership(isMember, each.id()));
        }
        return new Memberships(memberships);
    }
}
