package io.shopwright.mcp;

import io.shopwright.analytics.pricing.CoefficientTest;
import io.shopwright.analytics.pricing.PriceAdvice;
import io.shopwright.analytics.pricing.PriceOutcome;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.PriceElasticity;
import io.shopwright.insights.PriceElasticity.Advice;
import io.shopwright.insights.PriceElasticity.Evidence;
import io.shopwright.insights.PriceElasticity.Question;
import io.shopwright.insights.PriceElasticity.Report;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link PriceElasticity} as a tool. */
final class ElasticityTool {
    private static final Parameter<Gid> PRODUCT_ID = Parameter.id(
                    "product_id", "Product", "GID or number of the product.")
            .required();

    private static final Parameter<BigDecimal> UNIT_COST = Parameter.decimal(
            "unit_cost", "What one unit costs, without taxes. Default: the shop's own unit cost.", BigDecimal.ZERO);

    private static final Parameter<Days.Length> PERIOD = Days.period(Days.Length.LAST_365_DAYS);

    private ElasticityTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            @About("What the answer lacks, and why.") List<String> missing,
            @About("What to know before acting.") List<String> notes,
            Gid productId,
            String title,
            @Nullable EvidenceRow evidence,

            @About("Per cent of units that 1 % on the price adds; null if sales do not tell.") @Nullable
            Double elasticity,

            @About("Of the 95 % interval.") @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double pValue,

            @About("Between the prices that were tried; null without a unit cost or a sure elasticity.") @Nullable
            AdviceRow advice) {}

    /** Prices are means of a week, without taxes. */
    record EvidenceRow(
            long units,
            int weeksWithSales,
            int weeksWithout,
            BigDecimal lowestPrice,
            BigDecimal highestPrice,
            BigDecimal latestPrice) {
        private static EvidenceRow of(Evidence evidence) {
            return new EvidenceRow(
                    evidence.units(),
                    evidence.weeks(),
                    evidence.weeksWithoutSale(),
                    evidence.lowestPrice(),
                    evidence.highestPrice(),
                    evidence.latestPrice());
        }
    }

    record AdviceRow(BigDecimal unitCost, WeekRow now, WeekRow best, PriceAdvice.Reason reason) {
        private static AdviceRow of(Advice advice) {
            return new AdviceRow(
                    Shown.money(advice.unitCost()),
                    WeekRow.of(advice.now()),
                    WeekRow.of(advice.best()),
                    advice.reason());
        }
    }

    /** What a price is expected to bring in a week. */
    record WeekRow(BigDecimal price, double units, BigDecimal revenue, BigDecimal profit) {
        private static WeekRow of(PriceOutcome outcome) {
            return new WeekRow(
                    Shown.money(outcome.price()),
                    Shown.figure(outcome.quantity()),
                    Shown.money(outcome.revenue()),
                    Shown.money(outcome.profit()));
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_price_elasticity",
                "Price elasticity",
                "How buyers of one product answered to its price, from weekly units and prices paid: elasticity with its"
                        + " interval and, with a unit cost, the price between those tried that would earn most a week."
                        + " Needs a price that has changed, by discounts for example; a price test is evaluated by"
                        + " shopify_experiment_evaluation.",
                Capability.ANALYSE_SALES,
                InsightTool.SALES,
                List.of(PRODUCT_ID, UNIT_COST, PERIOD, Days.FIRST_DAY, Days.LAST_DAY),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Question question =
                new Question(arguments.get(PRODUCT_ID), Days.of(arguments, request, PERIOD), arguments.find(UNIT_COST));
        Report report = PriceElasticity.report(shop, question, request.progress());
        CoefficientTest found = report.elasticity().orElse(null);
        return new Answer(
                Ground.of(report.basis()),
                report.basis().complete(),
                Shown.sentences(report.basis().missing()),
                report.caveats(),
                question.product(),
                report.title(),
                report.evidence().map(EvidenceRow::of).orElse(null),
                found == null ? null : Shown.share(found.coefficient()),
                found == null ? null : Shown.share(found.lower()),
                found == null ? null : Shown.share(found.upper()),
                found == null ? null : Shown.figure(found.p()),
                report.advice().map(AdviceRow::of).orElse(null));
    }
}
