package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ForecastErrorsTest {

    private static final double EQUAL = 1e-9;

    @Tag("reference")
    @Test
    void measures_equalTheReferences() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(ForecastData.root()
                        .resolve("public/inventory_public.json")
                        .toFile());
        for (JsonNode each : cases.isArray() ? cases : cases.get("cases")) {
            switch (each.get("category").asText()) {
                case "metrics" -> measures(each.get("input"), each.get("expected"));
                case "metrics_crps" -> crps(each.get("input"), each.get("expected"));
                case "conformal" -> conformal(each.get("input"), each.get("expected"));
                default -> {} // not a measure
            }
        }
    }

    private static void measures(JsonNode input, JsonNode expected) {
        double[] train = ForecastData.numbers(input.get("train"));
        double[] actual = ForecastData.numbers(input.get("actual"));
        double[] forecast = ForecastData.numbers(input.get("forecast"));
        double[] lower = ForecastData.numbers(input.get("lower95"));
        double[] upper = ForecastData.numbers(input.get("upper95"));
        int m = input.get("m").asInt();
        double score = ForecastErrors.intervalScore(actual, lower, upper, 0.95).orElseThrow();

        equal(ForecastErrors.mae(actual, forecast), expected, "mae", 1);
        equal(ForecastErrors.rmse(actual, forecast), expected, "rmse", 1);
        equal(ForecastErrors.smape(actual, forecast), expected, "smape", 0.01);
        equal(ForecastErrors.wape(actual, forecast), expected, "wape", 1);
        equal(ForecastErrors.mase(actual, forecast, train, 1), expected, "mase_m1", 1);
        equal(ForecastErrors.mase(actual, forecast, train, m), expected, "mase_m4", 1);
        equal(ForecastErrors.rmsse(actual, forecast, train, 1), expected, "rmsse_m1", 1);
        equal(ForecastErrors.coverage(actual, lower, upper), expected, "coverage", 1);
        equal(ForecastErrors.pinball(actual, lower, 0.025), expected, "pinball_0025", 1);
        equal(ForecastErrors.pinball(actual, upper, 0.975), expected, "pinball_0975", 1);
        equal(ForecastErrors.pinball(actual, forecast, 0.5), expected, "pinball_05", 1);
        double one = ForecastErrors.naiveError(train, 1).orElseThrow();
        double four = ForecastErrors.naiveError(train, m).orElseThrow();
        equal(OptionalDouble.of(score / one), expected, "msis_m1", 1);
        equal(OptionalDouble.of(score / four), expected, "msis_m4", 1);
    }

    private static void crps(JsonNode input, JsonNode expected) {
        double crps = ForecastErrors.crpsNormal(
                input.get("y").asDouble(),
                input.get("mean").asDouble(),
                input.get("sd").asDouble());
        equal(OptionalDouble.of(crps), expected, "crps", 1);
    }

    private static void conformal(JsonNode input, JsonNode expected) {
        double[] errors = ForecastData.numbers(input.get("abs_residuals"));
        double level = input.get("coverage").asDouble();
        equal(ForecastErrors.conformalHalfWidth(errors, level), expected, "half_width", 1);
    }

    private static void equal(OptionalDouble actual, JsonNode expected, String name, double unit) {
        double value = expected.get(name).asDouble() * unit;
        assertThat(actual.orElseThrow()).as(name).isCloseTo(value, within(EQUAL * Math.abs(value)));
    }

    @Test
    void crpsOfManyDraws_nearsTheClosedForm() {
        double[] draws = new double[20_000];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < draws.length; i++) {
            double sum = -6;
            for (int j = 0; j < 12; j++) {
                sum += random.nextDouble();
            }
            draws[i] = 2.5 + 1.3 * sum;
        }
        assertThat(ForecastErrors.crps(3.2, draws)).isCloseTo(ForecastErrors.crpsNormal(3.2, 2.5, 1.3), within(0.02));
        assertThat(ForecastErrors.crps(3, new double[] {1})).isEqualTo(2);
    }

    @Test
    void measures_withoutAnythingToDivideBy_areEmpty() {
        double[] none = {Double.NaN};
        assertThat(ForecastErrors.mae(none, new double[] {1})).isEmpty();
        assertThat(ForecastErrors.mase(new double[] {1}, new double[] {2}, new double[] {5, 5, 5}, 1))
                .isEmpty();
        assertThat(ForecastErrors.bias(new double[] {0}, new double[] {2})).isEmpty();
        assertThat(ForecastErrors.conformalHalfWidth(new double[] {1, 2}, 0.95)).isEmpty();
        assertThatThrownBy(() -> ForecastErrors.mae(new double[2], new double[1]))
                .hasMessage("need a forecast for each value: 2 values, 1 forecasts");
        assertThatThrownBy(() -> ForecastErrors.pinball(new double[1], new double[1], 1))
                .hasMessage("share must be > 0 and < 1: 1.0");
    }
}
