package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final BgNbd PURCHASES = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final CustomerSummary CUSTOMER = new CustomerSummary(2, 30.43, 38.86);
    private static final Spend SPENT = new Spend(2, 22.35);
    private static final double WEEKS_PER_MONTH = 4.345;

    @Test
    void within_noInterest_isPurchasesTimesSpend() {
        double value = LifetimeValue.ofRevenue(PURCHASES, SPEND).within(new Horizon(12, 4, 0), CUSTOMER, SPENT);
        double expected = PURCHASES.expectedPurchases(CUSTOMER, 48) * SPEND.expectedMeanSpend(SPENT);
        assertThat(value).isCloseTo(expected, within(1e-12));
    }

    @Test
    void within_margin_isItsShareOfRevenue() {
        Horizon year = new Horizon(12, WEEKS_PER_MONTH, 0.01);
        double revenue = LifetimeValue.ofRevenue(PURCHASES, SPEND).within(year, CUSTOMER, SPENT);
        double margin = new LifetimeValue(PURCHASES, SPEND, 0.3).within(year, CUSTOMER, SPENT);
        assertThat(margin).isCloseTo(0.3 * revenue, within(1e-12));
    }

    @Test
    void within_fallsWithInterest() {
        double before = Double.POSITIVE_INFINITY;
        for (double rate = 0; rate < 0.1; rate += 0.01) {
            double value = LifetimeValue.ofRevenue(PURCHASES, SPEND)
                    .within(new Horizon(12, WEEKS_PER_MONTH, rate), CUSTOMER, SPENT);
            assertThat(value).isPositive().isLessThan(before);
            before = value;
        }
    }

    /** Short periods over a long time approach continuous discounting of all the future. */
    @Test
    void within_shortPeriods_approachResidual() {
        double rate = 0.05;
        LifetimeValue value = LifetimeValue.ofRevenue(PURCHASES, SPEND);
        double residual = value.residual(rate, CUSTOMER, SPENT);
        double summed = value.within(new Horizon(4000, 0.1, Math.expm1(0.1 * rate)), CUSTOMER, SPENT);
        assertThat(summed).isCloseTo(residual, within(0.005 * residual));
    }

    @Test
    void new_badNumbers_nameRuleAndValue() {
        assertThatThrownBy(() -> new LifetimeValue(PURCHASES, SPEND, 30)).hasMessage("margin must be in (0, 1]: 30.0");
        assertThatThrownBy(() -> new Horizon(0, 1, 0)).hasMessage("periods must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new Horizon(1, 0, 0)).hasMessage("periodLength must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new Horizon(1, 1, -0.1)).hasMessage("rate must be >= 0 and finite: -0.1");
    }

    @Test
    void ofNewCustomer_isTheMeanSpendOfUnconditionalPurchases() {
        double value = LifetimeValue.ofRevenue(PURCHASES, SPEND).ofNewCustomer(new Horizon(12, 4, 0));
        assertThat(value)
                .isCloseTo(PURCHASES.expectedPurchases(48) * SPEND.meanSpend().orElseThrow(), within(1e-12));
    }

    @Test
    void paybackPeriods_isTheFirstMonthThatCoversTheCost() {
        LifetimeValue value = new LifetimeValue(PURCHASES, SPEND, 0.4);
        double sixMonths = value.ofNewCustomer(new Horizon(6, WEEKS_PER_MONTH, 0.01));
        Horizon year = new Horizon(12, WEEKS_PER_MONTH, 0.01);
        assertThat(value.paybackPeriods(year, 10 + sixMonths - 1e-9, 10)).hasValue(6);
        assertThat(value.paybackPeriods(year, 10 + sixMonths + 1e-9, 10)).hasValue(7);
        assertThat(value.paybackPeriods(year, 10, 10)).hasValue(0);
        assertThat(value.paybackPeriods(year, 1000, 10)).isEmpty();
    }
}
