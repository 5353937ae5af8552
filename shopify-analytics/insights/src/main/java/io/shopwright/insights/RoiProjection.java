package io.shopwright.insights;

import io.shopwright.analytics.finance.BusinessCase;
import io.shopwright.analytics.finance.CashFlows;
import io.shopwright.analytics.finance.Estimate;
import io.shopwright.analytics.finance.ReturnOnInvestment;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an investment brings in the first year, in the shop's currency.
 *
 * @param totalInvestment at the most likely amounts, as all figures but the range
 * @param totalBenefits profit of one year
 * @param netBenefit benefits less investment
 * @param roi net benefit over investment, a fraction; empty without investment
 * @param paybackMonths investment over a month's benefits; empty without benefits
 * @param benefitCostRatio benefits over investment; empty without investment
 * @param range where the figures fall when every amount varies on its own
 */
public record RoiProjection(
        double totalInvestment,
        double totalBenefits,
        double netBenefit,
        OptionalDouble roi,
        OptionalDouble paybackMonths,
        OptionalDouble benefitCostRatio,
        BusinessCase.Forecast range) {
    private static final int RUNS = 10_000;

    /** Any would do; the same figures have the same range. */
    private static final long SEED = 1;

    static RoiProjection of(List<Estimate> investments, List<Estimate> benefits) {
        BusinessCase all = new BusinessCase(investments, benefits);
        ReturnOnInvestment likely = all.likely();
        return new RoiProjection(
                likely.investment(),
                likely.benefits(),
                likely.net(),
                likely.ratio(),
                likely.paybackMonths(),
                CashFlows.of(-likely.investment(), likely.benefits()).benefitCostRatio(0),
                all.simulate(RUNS, SEED));
    }
}
