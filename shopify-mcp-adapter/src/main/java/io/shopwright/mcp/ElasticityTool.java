package io.shopwright.mcp;

import io.shopwright.analytics.pricing.CoefficientTest;
import io.shopwright.analytics.pricing.PriceAdvice;
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

    private static final Parameter<BigDecimal> UNIT_COST =
            Parameter.decimal("unit_cost", "Without taxes. Default: the shop's own.", BigDecimal.ZERO);

    private static final Parameter<Days.Length> PERIOD = Days.period(Days.Length.LAST_365_DAYS);

    private ElasticityTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            List<String> notes,
            Gid productId,
            String title,
            long units,
            int weeksWithSales,

            @About("Mean of a week, as all prices without taxes.") @Nullable
            BigDecimal lowestPrice,

            @Nullable BigDecimal highestPrice,
            @Nullable BigDecimal latestPrice,

            @About("Per cent of units for 1 % of price.") @Nullable
            Double elasticity,

            @About("95 % interval.") @Nullable Double lower,
            @Nullable Double upper,

            @About("Needs a unit cost and a sure elasticity.") @Nullable
            AdviceRow advice) {}

    /** Figures of a week. */
    record AdviceRow(
            BigDecimal unitCost,
            @About("Earns most of those tried.") BigDecimal bestPrice,
            @About("A week.") double units,
            BigDecimal profit,
            @About("At the latest price.") BigDecimal currentProfit,
            @About("What determines the price.") PriceAdvice.Reason reason) {
        private static AdviceRow of(Advice advice) {
            return new AdviceRow(
                    Shown.money(advice.unitCost()),
                    Shown.money(advice.best().price()),
                    Shown.figure(advice.best().quantity()),
                    Shown.money(advice.best().profit()),
                    Shown.money(advice.now().profit()),
                    advice.reason());
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
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.caveats(),
                question.product(),
                report.title(),
                report.evidence().map(Evidence::units).orElse(0L),
                report.evidence().map(Evidence::weeks).orElse(0),
                Shown.money(report.evidence().map(Evidence::lowestPrice)),
                Shown.money(report.evidence().map(Evidence::highestPrice)),
                Shown.money(report.evidence().map(Evidence::latestPrice)),
                found == null ? null : Shown.share(found.coefficient()),
                found == null ? null : Shown.share(found.lower()),
                found == null ? null : Shown.share(found.upper()),
                report.advice().map(AdviceRow::of).orElse(null));
    }
}
