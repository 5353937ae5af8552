package io.shopwright.mcp;

import io.shopwright.analytics.churn.CustomerState;
import io.shopwright.analytics.rfm.RfmGroup;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.CustomerLifecycle.Acquisition;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Question;
import io.shopwright.insights.CustomerLifecycle.Report;
import io.shopwright.insights.CustomerLifecycle.Segment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups of customers, of {@link CustomerLifecycle}, as a tool; one page of a group's customers a call. */
final class SegmentsTool {
    /** Origins that an answer names. */
    private static final int MOST_ORIGINS = 10;

    private static final Parameter<RfmGroup> GROUP =
            Parameter.choice("group", "List the customers of this group; without it none are listed.", RfmGroup.class);

    private SegmentsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            List<String> notes,

            @About("By recency, frequency and money.") List<GroupRow> groups,
            @About("Learned, in words.") List<String> segments,

            @About("Below 0.25 the segments mean little.") @Nullable
            Double silhouette,

            List<OriginRow> origins,
            @About("Of the group asked for.") Rows<CustomerRow> customers) {}

    record GroupRow(RfmGroup group, long customers) {}

    record OriginRow(
            String origin,
            long customers,
            @About("Share who came back.") double returned,
            BigDecimal spent) {
        private static OriginRow of(Acquisition from) {
            return new OriginRow(
                    from.origin(),
                    from.customers(),
                    Shown.share(from.returned().doubleValue()),
                    Shown.money(from.spent()));
        }
    }

    record CustomerRow(Gid customerId, int daysSinceLastPurchase, long orders, BigDecimal spent, CustomerState state) {
        private static CustomerRow of(Customer customer) {
            return new CustomerRow(
                    customer.id(),
                    customer.daysSinceLastPurchase(),
                    customer.orders(),
                    Shown.money(customer.spent()),
                    customer.state());
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_customer_segments",
                "Customer segments",
                "Groups of the shop's customers: RFM groups by Shopify's names (champions, at_risk ...) with their sizes,"
                        + " segments learned from the purchases, and where customers came from. With group, lists its"
                        + " customers by id. For who is lost use shopify_customer_churn. Reads all orders.",
                Capability.ANALYSE_CUSTOMERS,
                InsightTool.SALES,
                List.of(Days.UNTIL, GROUP, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Question question = Question.of(Days.until(arguments, request, Days.UNTIL));
        Optional<RfmGroup> group = arguments.find(GROUP);
        Cursor cursor = request.cursor(arguments, question + " " + group);
        Report report =
                request.report(question, cursor, () -> CustomerLifecycle.report(shop, question, request.progress()));
        List<Customer> listed = report.customers().stream()
                .filter(customer -> group.filter(customer.group()::equals).isPresent())
                .sorted(Comparator.comparing(Customer::spent).reversed().thenComparing(Customer::id))
                .toList();
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.notes(),
                Arrays.stream(RfmGroup.values())
                        .filter(each -> each != RfmGroup.PROSPECTS)
                        .map(each -> new GroupRow(each, report.groups().getOrDefault(each, 0L)))
                        .toList(),
                report.segments().stream()
                        .map(segment -> segment.profile().text())
                        .toList(),
                report.segments().stream()
                        .map(Segment::silhouette)
                        .map(Shown::share)
                        .findFirst()
                        .orElse(null),
                report.acquisitions().stream()
                        .limit(MOST_ORIGINS)
                        .map(OriginRow::of)
                        .toList(),
                Rows.of(
                        listed,
                        cursor.in(report.orders() + " " + report.groups()),
                        arguments.get(Parameters.LIMIT),
                        CustomerRow::of));
    }
}
