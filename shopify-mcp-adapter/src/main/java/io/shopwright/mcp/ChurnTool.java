package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.CustomerLifecycle.Churn;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Product;
import io.shopwright.insights.CustomerLifecycle.Question;
import io.shopwright.insights.CustomerLifecycle.Report;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is lost, of {@link CustomerLifecycle}, as a tool: one page of customers to win back a call. */
final class ChurnTool {
    private static final Parameter<Double> ALIVE_THRESHOLD = Parameter.number(
                    "alive_threshold",
                    "Who came back once counts as lost below this probability of still buying.",
                    new Parameter.Bounds(0, true, 1, true))
            .orElse(0.5);

    private ChurnTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            List<String> notes,
            long customers,
            @About("Nobody can tell whether they are lost.") long oneTimeBuyers,
            long active,
            long lost,

            @About("Expected share gone of those who came back.") @Nullable
            Double churnRate,

            @About("Silent beyond their own gaps.") long silent,
            @About("Most value at risk first.") Rows<Row> winBack) {}

    record Row(
            Gid customerId,
            int daysSinceLastPurchase,
            long orders,
            BigDecimal spent,
            double probabilityAlive,

            @About("12 months ahead.") @Nullable BigDecimal lifetimeValue,
            List<String> offer) {
        private static Row of(Customer customer) {
            return new Row(
                    customer.id(),
                    customer.daysSinceLastPurchase(),
                    customer.orders(),
                    Shown.money(customer.spent()),
                    Shown.share(customer.probabilityAlive()),
                    Shown.money(customer.lifetimeValue()),
                    customer.next().stream().map(Product::title).toList());
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_customer_churn",
                "Customer churn",
                "Which customers the shop is losing, by a model of each one's purchases (BG/NBD) and by a rule of silence:"
                        + " how many are lost, the churn rate, and whom to win back first, by id, with products to offer."
                        + " For worth use shopify_customer_lifetime_value, for groups shopify_customer_segments. Reads all"
                        + " orders.",
                Capability.ANALYSE_CUSTOMERS,
                InsightTool.SALES,
                List.of(Days.UNTIL, ALIVE_THRESHOLD, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Question standard = Question.of(Days.until(arguments, request, Days.UNTIL));
        Question question = new Question(
                standard.lifetimeValue(), arguments.get(ALIVE_THRESHOLD), standard.mostSegments(), standard.seed());
        Cursor cursor = request.cursor(arguments, question);
        Report report =
                request.report(question, cursor, () -> CustomerLifecycle.report(shop, question, request.progress()));
        Churn churn = report.churn();
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.notes(),
                report.customers().size(),
                churn.oneTimeBuyers(),
                churn.active(),
                churn.lost(),
                Shown.share(churn.rate()),
                churn.silent(),
                Rows.of(
                        report.winBack(),
                        cursor.in(report.orders() + " " + churn),
                        arguments.get(Parameters.LIMIT),
                        Row::of));
    }
}
