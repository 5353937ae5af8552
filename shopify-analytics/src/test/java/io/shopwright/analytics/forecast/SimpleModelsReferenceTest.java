package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Naive, seasonal naive, drift, mean and theta beside R forecast 8.20. */
@Tag("reference")
class SimpleModelsReferenceTest {

    private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

    private final Map<String, Double> worst = new LinkedHashMap<>();

    @Test
    void baselines_equalThoseOfR() {
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode json = ForecastData.json(single.id());
            if (json.get("missing").asInt() == 0) {
                baseline(single, Baseline.Kind.NAIVE, json.get("naive"), Z);
                baseline(single, Baseline.Kind.SEASONAL_NAIVE, json.get("snaive"), Z);
                baseline(single, Baseline.Kind.DRIFT, json.get("drift"), Z);
                double t = new TDistribution(single.values().length - 1).inverseCumulativeProbability(0.975);
                baseline(single, Baseline.Kind.MEAN, json.get("meanf"), t);
            }
        }
        System.out.println("baselines: " + worst);
        assertThat(worst)
                .isNotEmpty()
                .allSatisfy((quantity, error) -> assertThat(error).as(quantity).isLessThan(1e-9));
    }

    private void baseline(ForecastData.Single single, Baseline.Kind kind, JsonNode expected, double quantile) {
        double[] mean = ForecastData.numbers(expected.get("mean"));
        double[] upper = ForecastData.numbers(expected.get("upper95"));
        Baseline model = new Baseline(kind, single.values(), single.seasonLength());
        double[] forecast = model.forecast(single.values().length, mean.length);
        double[] deviations = model.deviations(mean.length).orElseThrow();
        for (int h = 0; h < mean.length; h++) {
            error(kind + " mean", forecast[h], mean[h], Math.abs(mean[h]) + Math.abs(upper[h]));
            // R takes a line that happens to be level for one of no slope
            if (kind != Baseline.Kind.DRIFT || forecast[h] != single.values()[0]) {
                error(kind + " limit", forecast[h] + quantile * deviations[h], upper[h], Math.abs(upper[h]));
            }
        }
    }

    @Test
    void theta_equalsThatOfR() {
        int equal = 0;
        int all = 0;
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode expected = ForecastData.json(single.id()).path("thetaf");
            double alpha = expected.path("alpha").asDouble();
            if (!expected.has("mean") || alpha < 0.001 || alpha > 0.999) {
                continue;
            }
            double[] mean = ForecastData.numbers(expected.get("mean"));
            Theta theta = Theta.fit(single.values(), single.seasonLength()).orElseThrow();
            double[] forecast = theta.forecast(single.values().length, mean.length);
            double[] upper = ForecastData.numbers(expected.get("upper95"));
            double[] deviations = theta.deviations(mean.length).orElseThrow();
            double error = 0;
            double limits = 0;
            for (int h = 0; h < mean.length; h++) {
                error = Math.max(error, Math.abs(forecast[h] / mean[h] - 1));
                limits = Math.max(limits, Math.abs(Z * deviations[h] / (upper[h] - mean[h]) - 1));
            }
            all++;
            equal += error < 1e-4 && limits < 1e-3 ? 1 : 0;
            System.out.printf(
                    "theta %s %.1e limits %.1e alpha %.5f of R %.5f%n",
                    single.id(), error, limits, theta.alpha(), alpha);
        }
        System.out.println("theta: " + equal + " of " + all);
        // the others: intermittent ones, whose likelihood is flat where R stops, and a closed weekday with season 0
        assertThat(equal).isGreaterThanOrEqualTo(all - 5);
    }

    private void error(String quantity, double actual, double expected, double size) {
        worst.merge(quantity, actual == expected ? 0 : Math.abs(actual - expected) / size, Math::max);
    }
}
