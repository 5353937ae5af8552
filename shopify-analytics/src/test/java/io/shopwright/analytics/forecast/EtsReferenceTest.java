package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exponential smoothing beside R forecast 8.20: equal at its parameters. */
@Tag("reference")
class EtsReferenceTest {

    private static final double EQUAL = 1e-9;
    private static final double LIMITS = 1e-7;

    @Test
    void recursion_atParametersOfR_givesWhatRGives() {
        Map<String, Double> worst = new LinkedHashMap<>();
        int compared = 0;
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode forms = ForecastData.json(single.id()).path("ets");
            for (EtsForm form : EtsForm.values()) {
                JsonNode expected = forms.path(form.name());
                if (expected.has("init_state")) {
                    compare(single, form, expected, worst);
                    compared++;
                }
            }
        }
        System.out.println("ETS at the parameters of R, " + compared + " fits: " + worst);
        assertThat(compared).isGreaterThan(0);
        worst.forEach((quantity, error) ->
                assertThat(error).as(quantity).isLessThan(quantity.equals("limits") ? LIMITS : EQUAL));
    }

    static void compare(ForecastData.Single single, EtsForm form, JsonNode expected, Map<String, Double> worst) {
        EtsFit fit = model(form, single.seasonLength(), expected).on(single.values());
        error(
                worst,
                "log likelihood",
                fit.logLikelihood(),
                expected.get("loglik_R").asDouble());
        error(worst, "aicc", fit.aicc(), expected.get("aicc").asDouble());
        error(worst, "bic", fit.bic(), expected.get("bic").asDouble());
        error(
                worst,
                "mean squared error",
                fit.meanSquaredError(),
                expected.get("mse").asDouble());
        error(
                worst,
                "variance",
                fit.variance().orElseThrow(),
                expected.get("sigma2").asDouble());
        double[] states = ForecastData.numbers(expected.get("last_state"));
        double size = Math.abs(states[0]);
        error(worst, "last level", fit.last().level(), states[0]);
        if (form.trend()) {
            error(worst, "last slope", fit.last().slope() + size, states[1] + size);
        }
        for (int i = 0; i < fit.last().seasons().size(); i++) {
            error(worst, "last seasons", fit.last().seasons().get(i) + size, states[states.length - 1 - i] + size);
        }
        compareForecasts(single.seasonLength(), fit, expected.get("forecast"), worst);
    }

    /**
     * R 8.20 differs from the book in two places, which are left out: for damped forms with a multiplicative season it adds
     * the whole slope at the first step, not {@code phi} of it; for seasonal forms without trend an error comes back into
     * the limits after {@code m - 1} steps, not {@code m}.
     */
    private static void compareForecasts(int seasonLength, EtsFit fit, JsonNode expected, Map<String, Double> worst) {
        EtsForm form = fit.model().form();
        double size = Math.abs(fit.last().level());
        double[] mean = ForecastData.numbers(expected.get("mean"));
        double[] lower = ForecastData.numbers(expected.get("lower95"));
        double z = new NormalDistribution().inverseCumulativeProbability(0.975);
        EtsMoments moments = fit.moments(mean.length).orElseThrow();
        if (form == EtsForm.MAdM) {
            double wholeSlope = (fit.last().level() + fit.last().slope())
                    * fit.last().seasons().get(0);
            error(worst, "forecast", wholeSlope, mean[0]);
            return;
        }
        boolean early = form.seasonal() && !form.trend() && !form.multiplicativeSeason();
        for (int h = 0; h < mean.length; h++) {
            error(worst, "forecast", moments.means()[h] + size, mean[h] + size);
            if (!early || h < seasonLength - 1) {
                error(worst, "limits", z * Math.sqrt(moments.variances()[h]), mean[h] - lower[h]);
            }
        }
    }

    private static Ets model(EtsForm form, int seasonLength, JsonNode expected) {
        double[] first = ForecastData.numbers(expected.get("init_state"));
        List<Double> seasons = new ArrayList<>();
        for (int i = first.length - 1; form.seasonal() && seasons.size() < seasonLength; i--) {
            seasons.add(first[i]);
        }
        double slope = form.trend() ? first[1] : 0;
        return new Ets(
                form,
                seasonLength,
                expected.get("alpha").asDouble(),
                form.trend() ? expected.get("beta").asDouble() : 0,
                form.seasonal() ? expected.get("gamma").asDouble() : 0,
                form.damped() ? expected.get("phi").asDouble() : 1,
                new Ets.State(first[0], slope, seasons));
    }

    private static void error(Map<String, Double> worst, String quantity, double actual, double expected) {
        double error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Double.MIN_NORMAL);
        worst.merge(quantity, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, Math::max);
    }
}
