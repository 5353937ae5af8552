package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
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
        // the others: see the test of the formula
        assertThat(equal).isGreaterThanOrEqualTo(all - 5);
    }

    /**
     * The formula of the paper, worked out here, gives our forecasts at our alpha and those of R at its alpha, also where the two
     * differ; and our alpha has the smaller squares. Where a season has a factor of 0, R fits without season, as we do, but
     * multiplies its forecasts by the season all the same.
     */
    @Test
    void theta_isTheFormula_forUsAndForR() {
        int all = 0;
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode expected = ForecastData.json(single.id()).path("thetaf");
            double alpha = expected.path("alpha").asDouble();
            if (!expected.has("mean") || alpha < 0.001 || alpha > 0.999) {
                continue;
            }
            double[] y = single.values();
            int m = single.seasonLength();
            double[] ofR = ForecastData.numbers(expected.get("mean"));
            Theta theta = Theta.fit(y, m).orElseThrow();
            SeasonalFactors factors = SeasonalFactors.of(y, m);
            boolean zeroFactor = !factors.present() && m > 1 && SeasonalFactors.significant(y, m);
            double[] figure = zeroFactor
                    ? ClassicalDecomposition.of(y, m, ClassicalDecomposition.Kind.MULTIPLICATIVE)
                            .figure()
                    : new double[] {1};
            double[] ours = theta.forecast(y.length, ofR.length);
            ThetaFormula own = new ThetaFormula(factors.without(y), theta.alpha());
            ThetaFormula theirs = new ThetaFormula(factors.without(y), alpha);
            double size = Arrays.stream(ofR).map(Math::abs).max().orElseThrow();
            for (int h = 0; h < ofR.length; h++) {
                double factor = factors.at(y.length + h);
                assertThat(ours[h]).as(single.id()).isCloseTo(own.forecast(h) * factor, within(1e-7 * size));
                double season = factor * figure[(y.length + h) % figure.length];
                assertThat(ofR[h]).as(single.id()).isCloseTo(theirs.forecast(h) * season, within(1e-6 * size));
            }
            assertThat(own.squares).as(single.id()).isLessThanOrEqualTo(theirs.squares * (1 + 1e-8));
            all++;
        }
        assertThat(all).isPositive();
    }

    /** Simple smoothing from the level that makes the squared errors least, and half the slope of the line. */
    private static final class ThetaFormula {

        private final double alpha;
        private final double halfSlope;
        private final int n;
        private double level;
        private double squares;

        ThetaFormula(double[] y, double alpha) {
            this.alpha = alpha;
            n = y.length;
            halfSlope = Theta.slope(y) / 2;
            // each error is p - q * (first level)
            double p = 0;
            double q = 1;
            double products = 0;
            double weights = 0;
            double[][] errors = new double[n][];
            for (int t = 0; t < n; t++) {
                errors[t] = new double[] {y[t] - p, q};
                products += (y[t] - p) * q;
                weights += q * q;
                p = alpha * y[t] + (1 - alpha) * p;
                q *= 1 - alpha;
            }
            double first = products / weights;
            for (double[] error : errors) {
                squares += Math.pow(error[0] - error[1] * first, 2);
            }
            level = p + q * first;
        }

        double forecast(int h) {
            return level + halfSlope * (h + (1 - Math.pow(1 - alpha, n)) / alpha);
        }
    }

    private void error(String quantity, double actual, double expected, double size) {
        worst.merge(quantity, actual == expected ? 0 : Math.abs(actual - expected) / size, Math::max);
    }
}
