package io.shopwright.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.kpi.Target.Direction;
import io.shopwright.analytics.kpi.Target.Progress;
import io.shopwright.analytics.kpi.Target.Status;
import io.shopwright.analytics.kpi.Target.Trend;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    private static final BigDecimal STEADY = new BigDecimal("0.005");

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 0.30, 0.31, MET, BETTER, 0",
        "AT_LEAST, 0.30, 0.300, MET, STEADY, 0",
        "AT_LEAST, 0.35, 0.28, NEAR, WORSE, 0.02",
        "AT_LEAST, 0.25, 0.279, MISSED, BETTER, 0.021",
        "AT_MOST, 0.35, 0.30, MET, BETTER, 0",
        "AT_MOST, 0.30, 0.32, NEAR, WORSE, 0.02",
        "AT_MOST, 0.40, 0.40, MISSED, STEADY, 0.1",
    })
    void progress_ofFigures(
            Direction direction, BigDecimal before, BigDecimal now, Status status, Trend trend, BigDecimal shortfall) {
        Target target = new Target(new BigDecimal("0.3"), direction, new BigDecimal("0.02"));

        assertThat(target.progress(before, now, STEADY)).isEqualTo(new Progress(status, trend));
        assertThat(target.shortfall(now)).isEqualByComparingTo(shortfall);
    }

    @Test
    void progress_ofUndefinedFigures_isUnknown() {
        Target target = new Target(BigDecimal.ONE, Direction.AT_LEAST, BigDecimal.ZERO);

        assertThat(target.progress(BigDecimal.ONE, null, STEADY))
                .isEqualTo(new Progress(Status.UNKNOWN, Trend.UNKNOWN));
        assertThat(target.progress(null, BigDecimal.ONE, STEADY)).isEqualTo(new Progress(Status.MET, Trend.UNKNOWN));
    }

    @Test
    void negativeTolerance_isRefused() {
        assertThatThrownBy(() -> new Target(BigDecimal.ONE, Direction.AT_MOST, new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tolerance must be >= 0: -1");
        assertThatThrownBy(() -> new Target(BigDecimal.ONE, Direction.AT_MOST, BigDecimal.ONE)
                        .progress(null, null, new BigDecimal("-0.1")))
                .hasMessage("steady must be >= 0: -0.1");
    }
}
