package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ConcentrationTest {

    @Test
    void equalCustomers_haveEqualShares() {
        Concentration concentration = Concentration.of(Collections.nCopies(50, 3.0));
        assertThat(concentration.total()).isEqualTo(150);
        assertThat(concentration.gini()).isCloseTo(0, within(1e-15));
        assertThat(concentration.shareOfTop(0.2)).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void oneCustomer_hasEverything() {
        Concentration concentration = Concentration.of(List.of(0.0, 8.0, 0.0, 0.0));
        assertThat(concentration.gini()).isEqualTo(0.75);
        assertThat(concentration.shareOfTop(0.25)).isEqualTo(1);
        assertThat(concentration.shareOfTop(0.125)).isEqualTo(0.5);
        assertThat(concentration.lorenz(0.75)).isZero();
    }

    /** A Pareto distribution of shape k has the Lorenz curve 1 - (1-f)^(1-1/k) and the Gini coefficient 1/(2k-1). */
    @Test
    void paretoDistribution_hasItsKnownCurve() {
        int n = 200_000;
        Concentration concentration = Concentration.of(DoubleStream.iterate(0.5, i -> i < n, i -> i + 1)
                .mapToObj(i -> Math.pow(1 - i / n, -1 / 3.0))
                .toList());
        assertThat(concentration.gini()).isCloseTo(0.2, within(1e-4));
        assertThat(concentration.shareOfTop(0.2)).isCloseTo(Math.pow(0.2, 2 / 3.0), within(1e-4));
        assertThat(concentration.lorenz(0.5)).isCloseTo(1 - Math.pow(0.5, 2 / 3.0), within(1e-4));
    }

    @Test
    void badValues_nameTheRule() {
        assertThatThrownBy(() -> Concentration.of(List.of(1.0, -2.0)))
                .hasMessage("value must be >= 0 and finite: -2.0");
        assertThatThrownBy(() -> Concentration.of(List.of())).hasMessage("total must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> Concentration.of(List.of(1.0)).lorenz(1.5))
                .hasMessage("fraction must be in [0, 1]: 1.5");
    }
}
