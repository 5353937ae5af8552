package io.shopwright.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KpiTest {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    static Stream<Optional<BigDecimal>> withoutDenominator() {
        return Stream.of(
                SalesKpi.averageOrderValue(TEN, ZERO, 0),
                SalesKpi.averageOrderValueOfTotalSales(TEN, 0),
                SalesKpi.unitsPerOrder(1, 0),
                SalesKpi.growth(ZERO, TEN),
                SalesKpi.grossMarginRate(ZERO, TEN),
                SalesKpi.contributionMarginRate(new BigDecimal("0.00"), TEN, TEN),
                FunnelKpi.conversionRate(0, 0),
                FunnelKpi.cartAbandonment(0, 0),
                CustomerKpi.retentionRate(0, 5, 5),
                CustomerKpi.netPromoterScore(new long[11]),
                MarketingKpi.returnOnAdSpend(TEN, ZERO),
                MarketingKpi.marketingReturnOnInvestment(TEN, ZERO),
                MarketingKpi.paybackMonths(TEN, TEN, ZERO),
                InventoryKpi.turnover(TEN, new BigDecimal("-5"), new BigDecimal("5")),
                InventoryKpi.sellThrough(0, 0),
                ServiceKpi.returnRateOfValue(TEN, TEN, TEN),
                SubscriptionKpi.quickRatio(TEN, TEN, ZERO, ZERO));
    }

    @ParameterizedTest
    @MethodSource("withoutDenominator")
    void figure_withoutDenominator_isEmpty(Optional<BigDecimal> figure) {
        assertThat(figure).isEmpty();
    }

    /** Worked by hand: 200 customers, 190 later of whom 30 are new; 160 of 200 stayed. */
    @Test
    void figures_ofExamples() {
        assertThat(CustomerKpi.retentionRate(200, 190, 30)).contains(new BigDecimal("0.8"));
        assertThat(SalesKpi.growth(new BigDecimal("80"), new BigDecimal("100"))).contains(new BigDecimal("0.25"));
        assertThat(SalesKpi.shareOfSales(new BigDecimal("30"), new BigDecimal("120")))
                .contains(new BigDecimal("0.25"));
        assertThat(SalesKpi.shareOfSales(TEN, BigDecimal.ZERO)).isEmpty();
        assertThat(MarketingKpi.marketingReturnOnInvestment(new BigDecimal("300"), new BigDecimal("100")))
                .contains(new BigDecimal("2"));
        assertThat(SalesKpi.contributionMarginRate(new BigDecimal("200"), new BigDecimal("90"), new BigDecimal("30")))
                .contains(new BigDecimal("0.4"));
        assertThat(ServiceKpi.returnRateOfValue(new BigDecimal("9"), new BigDecimal("100"), TEN))
                .contains(new BigDecimal("0.1"));
    }

    @Test
    void yearlyRevenue_ofYearlyAmounts_isExact() {
        List<SubscriptionKpi.Subscription> subscriptions =
                List.of(new SubscriptionKpi.Subscription(new BigDecimal("100.01"), 12));

        assertThat(SubscriptionKpi.annualRecurringRevenue(subscriptions)).isEqualByComparingTo("100.01");
        assertThat(SubscriptionKpi.monthlyRecurringRevenue(List.of())).isZero();
    }

    @Test
    void badCounts_areNamed() {
        assertThatThrownBy(() -> FunnelKpi.conversionRate(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sessions must be >= 0: -1");
        assertThatThrownBy(() -> CustomerKpi.netPromoterScore(1, 2, 3))
                .hasMessage("need 11 numbers of answers, of 0 to 10: 3");
        assertThatThrownBy(() -> CustomerKpi.netPromoterScore(0, 0, 0, -4, 0, 0, 0, 0, 0, 0, 0))
                .hasMessage("answers of 3 must be >= 0: -4");
        assertThatThrownBy(() -> new SubscriptionKpi.Subscription(TEN, 0)).hasMessage("intervalMonths must be >= 1: 0");
    }
}
