package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private static final Simulated DATA = Simulated.of(300, 20, 1);

    @Test
    void survival_nothingCensored_isTheEmpiricalShare() {
        boolean[] all = new boolean[DATA.times().length];
        Arrays.fill(all, true);
        KaplanMeier curve = KaplanMeier.of(Lifetimes.of(DATA.times(), all));
        for (double time = 0; time < 60; time += 0.5) {
            double limit = time;
            long longer = Arrays.stream(DATA.times()).filter(t -> t > limit).count();
            assertThat(curve.survival(time)).isCloseTo(longer / 300.0, within(1e-14));
        }
        assertThat(curve.survival(1e9)).isZero();
        assertThat(curve.points().get(curve.points().size() - 1).standardError())
                .isZero();
    }

    @Test
    void of_weights_countAsRepeatedRows() {
        Random random = new Random(2);
        double[] weights = new double[DATA.times().length];
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(4);
            for (int k = 0; k < weights[i]; k++) {
                repeated.add(i);
            }
        }
        Lifetimes weighted = DATA.lifetimes().weighted(weights);
        Lifetimes copies = DATA.rows(repeated).lifetimes();
        for (double time = 0; time < 60; time++) {
            assertThat(KaplanMeier.of(weighted).survival(time))
                    .isEqualTo(KaplanMeier.of(copies).survival(time));
            assertThat(NelsonAalen.of(weighted).cumulativeHazard(time))
                    .isEqualTo(NelsonAalen.of(copies).cumulativeHazard(time));
        }
    }

    @Test
    void of_orderOfRows_doesNotMatter() {
        assertThat(KaplanMeier.of(DATA.shuffled(3).lifetimes())).isEqualTo(KaplanMeier.of(DATA.lifetimes()));
        assertThat(NelsonAalen.of(DATA.shuffled(3).lifetimes())).isEqualTo(NelsonAalen.of(DATA.lifetimes()));
    }

    @Test
    void quantile_unitOfTime_scalesIt() {
        KaplanMeier days = KaplanMeier.of(DATA.lifetimes());
        KaplanMeier hours = KaplanMeier.of(DATA.scaled(24).lifetimes());
        assertThat(hours.quantile(0.5).orElseThrow())
                .isEqualTo(24 * days.quantile(0.5).orElseThrow());
        assertThat(hours.restrictedMean(480).value())
                .isCloseTo(24 * days.restrictedMean(20).value(), within(1e-9));
    }

    @Test
    void quantile_curveLevelAtThatHeight_isTheMiddle() {
        KaplanMeier curve = KaplanMeier.of(Lifetimes.of(
                List.of(new Lifetime(1, true), new Lifetime(2, true), new Lifetime(5, true), new Lifetime(6, true))));
        assertThat(curve.quantile(0.5)).hasValue(3.5);
        assertThat(curve.quantile(0.3)).hasValue(2);
    }

    @Test
    void quantile_tooFewEnded_isEmptyAndItsIntervalEndless() {
        KaplanMeier curve = KaplanMeier.of(
                Lifetimes.of(List.of(new Lifetime(1, true), new Lifetime(2, false), new Lifetime(3, false))));
        assertThat(curve.quantile(0.5)).isEmpty();
        assertThat(curve.quantileInterval(0.5, 0.95, IntervalScale.LOG_LOG).upper())
                .isInfinite();
    }

    @Test
    void of_nothingEnded_staysAtOne() {
        KaplanMeier curve = KaplanMeier.of(Lifetimes.of(List.of(new Lifetime(3, false))));
        assertThat(curve.survival(10)).isEqualTo(1);
        assertThat(curve.points().get(0).interval(0.95, IntervalScale.LOG_LOG)).hasValue(new Interval(1, 1));
        assertThat(curve.restrictedMean(10)).isEqualTo(new KaplanMeier.Mean(10, 0));
    }

    @Test
    void interval_nothingSurvives_isEmpty() {
        KaplanMeier curve = KaplanMeier.of(Lifetimes.of(List.of(new Lifetime(3, true))));
        assertThat(curve.points().get(0).interval(0.95, IntervalScale.PLAIN)).isEmpty();
    }

    /** Freireich et al. (1963): weeks of remission under 6-MP; the estimates are those of Kaplan-Meier textbooks. */
    @Test
    void survival_remissionOfLeukemia_matchesTheTextbook() {
        double[] weeks = {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
        boolean[] relapse = new boolean[weeks.length];
        for (int i : new int[] {0, 1, 2, 4, 6, 9, 10, 14, 15}) {
            relapse[i] = true;
        }
        KaplanMeier curve = KaplanMeier.of(Lifetimes.of(weeks, relapse));
        assertThat(curve.survival(6)).isCloseTo(0.857, within(5e-4));
        assertThat(curve.survival(10)).isCloseTo(0.753, within(5e-4));
        assertThat(curve.survival(16)).isCloseTo(0.627, within(5e-4));
        assertThat(curve.quantile(0.5)).hasValue(23);
    }

    @Test
    void lifetimes_badRows_areNamed() {
        assertThatThrownBy(() -> Lifetimes.of(new double[] {1, Double.NaN}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: time must be >= 0 and finite: NaN");
        assertThatThrownBy(() -> Lifetimes.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need as many times as ends, at least one: 0 times, 0 ends");
        assertThatThrownBy(() -> new Lifetime(-1, true)).hasMessage("time must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> DATA.lifetimes().weighted(new double[300]))
                .hasMessage("some weight must be > 0: all 300 are 0");
    }

    @Test
    void quantile_shareOutside_isRejected() {
        assertThatThrownBy(() -> KaplanMeier.of(DATA.lifetimes()).quantile(1))
                .hasMessage("share must be > 0 and < 1: 1.0");
    }
}
