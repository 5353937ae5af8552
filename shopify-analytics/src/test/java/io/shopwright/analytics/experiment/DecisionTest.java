package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.experiment.Decision.Cause;
import io.shopwright.analytics.experiment.Decision.Readout;
import io.shopwright.analytics.experiment.Decision.Verdict;
import io.shopwright.analytics.experiment.GuardRail.Better;
import io.shopwright.analytics.experiment.GuardRail.Status;
import io.shopwright.analytics.survival.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final long[] EVEN = {5000, 5000};
    private static final long[] UNEVEN = {5500, 4500};
    private static final GuardRail OPEN_RAIL = new GuardRail("returns", new Interval(-0.02, 0.02), Better.LOWER, 0.01);
    private static final GuardRail BROKEN_RAIL = new GuardRail("speed", new Interval(-3, -2), Better.HIGHER, 1);

    @ParameterizedTest
    @CsvSource({
        "HIGHER, -0.5, 2, 1, SAFE",
        "HIGHER, -1.5, 2, 1, OPEN",
        "HIGHER, -3, -2, 1, BREACHED",
        "LOWER, -2, 0.5, 1, SAFE",
        "LOWER, -2, 1.5, 1, OPEN",
        "LOWER, 1.2, 1.5, 1, BREACHED",
        "HIGHER, -1, -1, 1, SAFE",
    })
    void guardRail_ofAnInterval(Better better, double lower, double upper, double tolerance, Status status) {
        assertThat(new GuardRail("m", new Interval(lower, upper), better, tolerance).status())
                .isEqualTo(status);
    }

    @Test
    void verdict_followsTheFirstRuleThatHolds() {
        Conversions control = new Conversions(500, 5000);
        Conversions better = new Conversions(600, 5000);

        assertThat(decide(UNEVEN, control, better, BROKEN_RAIL)).isEqualTo(Verdict.INVALID);
        assertThat(decide(EVEN, control, better, BROKEN_RAIL)).isEqualTo(Verdict.REJECT);
        assertThat(decide(EVEN, control, better, OPEN_RAIL)).isEqualTo(Verdict.CONTINUE);
        assertThat(decide(EVEN, control, better)).isEqualTo(Verdict.ADOPT);
        assertThat(decide(EVEN, better, control)).isEqualTo(Verdict.REJECT);
        assertThat(decide(EVEN, control, new Conversions(510, 5000))).isEqualTo(Verdict.UNDECIDED);
        assertThat(decide(EVEN, control, new Conversions(460, 5000))).isEqualTo(Verdict.REJECT);
        assertThat(decide(EVEN, new Conversions(0, 5000), new Conversions(0, 5000)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void reasons_giveTheFigures() {
        Decision decision =
                Decision.of(readout(EVEN, new Conversions(500, 5000), new Conversions(570, 5000), 10_000), 0.05, 0.01);

        assertThat(decision.verdict()).isEqualTo(Verdict.ADOPT);
        assertThat(decision.reasons())
                .extracting(Decision.Reason::cause)
                .containsExactly(Cause.GAIN, Cause.GAIN_MAY_BE_BELOW_MINIMUM);
        assertThat(decision.reasons().get(0).text())
                .matches("The treatment is better: difference in \\[0\\.00\\d+, 0\\.02\\d+], p 0\\.02\\d?\\.");
    }

    @Test
    void beforeThePlannedUnits_nothingIsDecided() {
        Readout early = readout(EVEN, new Conversions(500, 5000), new Conversions(600, 5000), 20_000);

        assertThat(Decision.of(early, 0.05, 0).reasons())
                .containsExactly(new Decision.Reason(
                        Cause.TOO_EARLY,
                        "10000 of 20000 planned units; a look now would raise the chance of a false alarm."));
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> new GuardRail("speed", new Interval(0, 1), Better.LOWER, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tolerance of speed must be >= 0 and finite: -1.0");
        Readout readout = readout(EVEN, new Conversions(1, 2), new Conversions(1, 2), 0);
        assertThatThrownBy(() -> Decision.of(readout, 0, 0)).hasMessage("significance must be > 0 and < 1: 0.0");
        assertThatThrownBy(() -> Decision.of(readout, 0.05, Double.NaN))
                .hasMessage("minimumEffect must be >= 0 and finite: NaN");
    }

    private static Verdict decide(long[] units, Conversions control, Conversions treatment, GuardRail... rails) {
        return Decision.of(readout(units, control, treatment, 10_000, rails), 0.05, 0.004)
                .verdict();
    }

    private static Readout readout(
            long[] units, Conversions control, Conversions treatment, long planned, GuardRail... rails) {
        TwoProportions arms = new TwoProportions(control, treatment);
        return new Readout(
                SampleRatio.of(units, new double[] {1, 1}),
                arms.pooledTest(),
                arms.newcombe(0.95).orElseThrow(),
                10_000,
                planned,
                List.of(rails));
    }
}
