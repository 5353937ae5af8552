package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The method of Holt and Winters with weights 0.3, 0.05 and 0.2, beside R's HoltWinters from the same first states. */
@Tag("reference")
class HoltWintersReferenceTest {

    @Test
    void fixedWeights_giveTheForecastsOfR() {
        int compared = 0;
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode expected = ForecastData.json(single.id()).path("HoltWinters_fixed");
            if (expected.has("mean")) {
                double[] mean = ForecastData.numbers(expected.get("mean"));
                double size =
                        Arrays.stream(single.values()).map(Math::abs).max().orElseThrow();
                assertThat(forecast(single, mean.length)).as(single.id()).containsExactly(mean, within(1e-9 * size));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    /** First states from the decomposition of two seasons; the weights of the errors follow from those of the values. */
    private static double[] forecast(ForecastData.Single single, int horizon) {
        double[] y = single.values();
        int m = single.seasonLength();
        ClassicalDecomposition two =
                ClassicalDecomposition.of(Arrays.copyOf(y, 2 * m), m, ClassicalDecomposition.Kind.ADDITIVE);
        SimpleRegression line = new SimpleRegression();
        double[] trend = two.trend();
        for (int t = 0; t < trend.length; t++) {
            line.addData(t + 1, trend[t]);
        }
        Ets.State first = new Ets.State(
                line.getIntercept(),
                line.getSlope(),
                DoubleStream.of(two.figure()).boxed().toList());
        return new Ets(EtsForm.AAA, m, 0.3, 0.3 * 0.05, 0.7 * 0.2, 1, first)
                .on(Arrays.copyOfRange(y, m, y.length))
                .path(horizon);
    }
}
