package io.shopwright.analytics.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.finance.BusinessCase.Forecast;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessCaseTest {

    private static final int RUNS = 20_000;
    private static final long SEED = 4;

    @Test
    void certainAmounts_leaveNothingToChance() {
        BusinessCase plan = new BusinessCase(
                List.of(Estimate.certain("licence", 600), Estimate.certain("work", 400)),
                List.of(Estimate.certain("hours saved", 2500)));
        Forecast forecast = plan.simulate(10, SEED);

        assertThat(forecast.net()).isEqualTo(new BusinessCase.Spread(1500, 1500, 1500, 1500));
        assertThat(plan.likely().ratio()).hasValue(1.5);
        assertThat(plan.likely().paybackMonths()).hasValue(4.8);
        assertThat(forecast.chanceOfGain()).isEqualTo(1);
    }

    /** Mean (a+b+c)/3, and quantile b - sqrt((1-u)(b-a)(b-c)) of the triangular distribution. */
    @Test
    void oneEstimate_hasTheQuantilesOfItsTriangle() {
        BusinessCase plan =
                new BusinessCase(List.of(Estimate.certain("licence", 10)), List.of(new Estimate("orders", 0, 5, 20)));
        Forecast forecast = plan.simulate(RUNS, SEED);

        assertThat(forecast.benefits().mean()).isCloseTo(25 / 3.0, within(0.1));
        assertThat(forecast.benefits().median()).isCloseTo(20 - Math.sqrt(0.5 * 20 * 15), within(0.15));
        assertThat(forecast.benefits().high()).isCloseTo(20 - Math.sqrt(0.05 * 20 * 15), within(0.15));
        assertThat(forecast.benefits().low()).isCloseTo(Math.sqrt(0.05 * 20 * 5), within(0.1));
        assertThat(forecast.chanceOfGain()).isCloseTo(100 / 300.0, within(0.012));
    }

    @Test
    void simulation_ofOneSeed_isTheSame() {
        BusinessCase plan =
                new BusinessCase(List.of(new Estimate("work", 1, 2, 9)), List.of(new Estimate("orders", 0, 5, 20)));

        assertThat(plan.simulate(100, SEED)).isEqualTo(plan.simulate(100, SEED));
        assertThat(plan.simulate(100, SEED)).isNotEqualTo(plan.simulate(100, SEED + 1));
    }

    @Test
    void withoutCostsOrBenefits_quotientsAreAbsent() {
        Forecast forecast = new BusinessCase(List.of(), List.of()).simulate(5, SEED);

        assertThat(forecast.ratio()).isNull();
        assertThat(forecast.paybackMonths()).isNull();
        assertThat(new ReturnOnInvestment(0, 5).ratio()).isEmpty();
        assertThat(new ReturnOnInvestment(5, 0).paybackMonths()).isEmpty();
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> new Estimate("work", 3, 2, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("work: need 0 <= low <= likely <= high, finite: 3.0, 2.0, 5.0");
        assertThatThrownBy(() -> new ReturnOnInvestment(-1, 2)).hasMessage("investment must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> new BusinessCase(List.of(), List.of()).simulate(0, 1))
                .hasMessage("runs must be >= 1: 0");
    }
}
