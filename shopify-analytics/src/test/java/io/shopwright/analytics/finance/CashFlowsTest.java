package io.shopwright.analytics.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CashFlowsTest {

    private static final double RATE = 0.1;

    /** By hand: -100 + 60/1.1 + 72.6/1.21 = 14.5454... */
    @Test
    void netPresentValue_ofThreeAmounts() {
        CashFlows flows = CashFlows.of(-100, 60, 72.6);

        assertThat(flows.netPresentValue(RATE)).isCloseTo(-100 + 600 / 11.0 + 60, within(1e-12));
        assertThat(flows.netPresentValue(0)).isCloseTo(32.6, within(1e-12));
    }

    /** The pump of J. Lorie, L. Savage (1955), Three Problems in Rationing Capital: 25 % and 400 %. */
    @Test
    void internalRates_ofTheOilPump_areBothRates() {
        List<Double> rates = CashFlows.of(-1600, 10_000, -10_000).internalRates();

        assertThat(rates).hasSize(2);
        assertThat(rates.get(0)).isCloseTo(0.25, within(1e-13));
        assertThat(rates.get(1)).isCloseTo(4, within(1e-12));
        assertThat(CashFlows.of(-1600, 10_000, -10_000).internalRate()).isEmpty();
    }

    @Test
    void internalRates_withoutAny_areEmpty() {
        assertThat(CashFlows.of(100, 50).internalRates()).isEmpty();
        assertThat(CashFlows.of(-100, -50).internalRates()).isEmpty();
        assertThat(CashFlows.of(0, 0, 0).internalRates()).isEmpty();
        assertThat(CashFlows.of(1000, -2000, 1100).internalRates()).isEmpty(); // 4 * 1000 * 1100 > 2000^2
    }

    @Test
    void internalRate_whereTheValueOnlyTouchesZero_isFound() {
        assertThat(CashFlows.of(1, -2.2, 1.21).internalRate().orElseThrow()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void internalRate_ofAnAnnuityOf360Months_isItsRate() {
        double monthly = 0.004;
        double[] amounts = new double[361];
        Arrays.fill(amounts, 1);
        amounts[0] = -(1 - Math.pow(1 + monthly, -360)) / monthly;

        assertThat(CashFlows.of(amounts).internalRate().orElseThrow()).isCloseTo(monthly, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void internalRates_ofAPolynomialWithKnownRoots_areAllOfThem(int roots) {
        SplittableRandom random = new SplittableRandom(roots);
        for (int run = 0; run < 50; run++) {
            double[] rates = new double[roots];
            double[] amounts = {1};
            for (int i = 0; i < roots; i++) {
                rates[i] = -0.5 + 0.7 * i + 0.3 * random.nextDouble();
                double[] product = new double[amounts.length + 1];
                for (int t = 0; t < amounts.length; t++) {
                    product[t] += amounts[t];
                    product[t + 1] -= amounts[t] * (1 + rates[i]); // times (1 - (1 + rate) x)
                }
                amounts = product;
            }
            List<Double> found = CashFlows.of(amounts).internalRates();

            assertThat(found).hasSize(roots);
            for (int i = 0; i < roots; i++) {
                assertThat(found.get(i)).isCloseTo(rates[i], within(1e-9));
            }
        }
    }

    @Test
    void internalRates_ofRandomAmounts_areZerosOfTheValue() {
        SplittableRandom random = new SplittableRandom(8);
        for (int run = 0; run < 300; run++) {
            double[] amounts = new double[2 + random.nextInt(30)];
            for (int t = 0; t < amounts.length; t++) {
                amounts[t] = 200 * random.nextDouble() - 100;
            }
            CashFlows flows = CashFlows.of(amounts);
            for (double rate : flows.internalRates()) {
                double before = flows.netPresentValue(rate - 1e-7 * (1 + rate));
                double after = flows.netPresentValue(rate + 1e-7 * (1 + rate));
                assertThat(Math.signum(before)).isNotEqualTo(Math.signum(after));
            }
            boolean signsDiffer = amounts[0] * amounts[amounts.length - 1] < 0;
            assertThat(flows.internalRates().size() % 2 == 1).isEqualTo(signsDiffer);
        }
    }

    @Test
    void payback_isWhereTheSumStaysPositive() {
        assertThat(CashFlows.of(-100, 40, 40, 40).payback().orElseThrow()).isCloseTo(2.5, within(1e-14));
        assertThat(CashFlows.of(-100, 40, 40).payback()).isEmpty();
        assertThat(CashFlows.of(10, 5).payback()).hasValue(0);
        assertThat(CashFlows.of(-100, 200, -150, 100).payback().orElseThrow()).isCloseTo(2.5, within(1e-14));
        // present values 50, 25: the second brings the last half
        assertThat(CashFlows.of(-62.5, 100, 100).discountedPayback(1).orElseThrow())
                .isCloseTo(1.5, within(1e-14));
    }

    @Test
    void benefitCostRatio_isOneAtTheInternalRate() {
        CashFlows flows = CashFlows.of(-100, -20, 80, 90);

        assertThat(flows.benefitCostRatio(flows.internalRate().orElseThrow()).orElseThrow())
                .isCloseTo(1, within(1e-13));
        assertThat(flows.benefitCostRatio(0).orElseThrow()).isCloseTo(170 / 120.0, within(1e-14));
        assertThat(CashFlows.of(5).benefitCostRatio(0)).isEmpty();
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> CashFlows.of()).hasMessage("need at least one amount: 0");
        assertThatThrownBy(() -> CashFlows.of(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount 1 must be finite: NaN");
        assertThatThrownBy(() -> CashFlows.of(1).netPresentValue(-1)).hasMessage("rate must be > -1 and finite: -1.0");
    }
}
