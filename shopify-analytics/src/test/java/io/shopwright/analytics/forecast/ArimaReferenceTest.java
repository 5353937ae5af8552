package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ARIMA models beside R 4.2.2 and forecast 8.20. */
@Tag("reference")
class ArimaReferenceTest {

    private static final ArimaOrder AIRLINE = ArimaOrder.of(0, 1, 1);

    /** Longer series take seconds. */
    private static final int SHORT = 130;

    /** Still longer ones are left out of the comparison with filters. */
    private static final int LONG = 500;

    /** Variance of the values before the first over that of the errors. */
    private static final double START_OF_R = 1e6;

    private static final double WIDER_START = 1e9;

    private int fits;
    private int asLikely;
    private final Map<String, Double> worst = new LinkedHashMap<>();

    @Test
    void likelihood_atCoefficientsOfR_isThatOfR_andOursIsNotLower() {
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode json = ForecastData.json(single.id());
            compare(single, json.path("arima_011"), ArimaOrder.of(0, 1, 1));
            compare(single, json.path("arima_111"), ArimaOrder.of(1, 1, 1));
            compare(single, json.path("arima_200c"), ArimaOrder.of(2, 0, 0).with(ArimaOrder.Constant.ESTIMATED));
            compare(single, json.path("arima_011_drift"), AIRLINE.with(ArimaOrder.Constant.ESTIMATED));
            if (single.seasonLength() > 1) {
                compare(single, json.path("arima_airline"), AIRLINE.seasonal(0, 1, 1, single.seasonLength()));
            }
        }
        System.out.println("ARIMA: " + asLikely + " of " + fits + " at least as likely as R, worst " + worst);
        assertThat(asLikely).isEqualTo(fits);
        // R gives the values before the first a large variance; ours is the limit of an infinite one
        assertThat(worst.get("log likelihood")).isLessThan(1e-4);
        assertThat(worst.get("log likelihood from the start of R")).isLessThan(1e-6);
        assertThat(worst.get("log likelihood from a wider start")).isLessThan(1e-6);
        assertThat(worst.get("forecast over half width")).isLessThan(2e-3);
    }

    /** Where the same differences are taken, so that the criteria compare. */
    @Test
    void choice_isSeldomWorseThanThatOfR() {
        int compared = 0;
        int asGood = 0;
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode expected = ForecastData.json(single.id()).path("auto_arima");
            if (!expected.has("aicc") || single.values().length > SHORT) {
                continue;
            }
            Arima chosen =
                    ArimaChoice.choose(single.values(), single.seasonLength()).orElseThrow();
            int[] order = {chosen.order().d(), chosen.order().seasonal().d()};
            JsonNode ofR = expected.get("arma_pqPQmdD");
            if (order[0] == ofR.get(5).asInt() && order[1] == ofR.get(6).asInt()) {
                compared++;
                asGood += chosen.aicc() <= expected.get("aicc").asDouble() + 0.5 ? 1 : 0;
            }
        }
        System.out.println("automatic ARIMA: " + asGood + " of " + compared + " as good as R");
        assertThat(asGood).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * compared));
    }

    private void compare(ForecastData.Single single, JsonNode expected, ArimaOrder order) {
        if (!expected.has("loglik")) {
            return;
        }
        double[] own = weights(expected.get("coef"), "ar", order.p(), 1, "sar", 0);
        double[] errors = weights(
                expected.get("coef"),
                "ma",
                order.q(),
                order.seasonLength(),
                "sma",
                order.seasonal().q());
        double[] w = Arima.difference(single.values(), order);
        Arima.Profile profile = Arima.Profile.of(order, own, errors, w);
        double loglik = expected.get("loglik").asDouble();
        if (profile.valid()) {
            double error = Math.abs(profile.logLikelihood(w.length) / loglik - 1);
            worst.merge("log likelihood", error, Math::max);
            compareStarts(single, own, errors, order, expected, profile.logLikelihood(w.length));
        }
        Arima fitted = Arima.fit(order, single.values()).orElseThrow();
        fits++;
        boolean as = fitted.logLikelihood() >= loglik - 0.01;
        asLikely += as ? 1 : 0;
        double[] mean = ForecastData.numbers(expected.get("forecast").get("mean"));
        double[] forecast = fitted.forecast(single.values().length, mean.length);
        if (Math.abs(fitted.logLikelihood() - loglik) < 1e-4) {
            double[] lower = ForecastData.numbers(expected.get("forecast").get("lower95"));
            double[] deviations = fitted.deviations(mean.length).orElseThrow();
            for (int h = 0; h < mean.length; h++) {
                double half = mean[h] - lower[h];
                worst.merge("forecast over half width", Math.abs(forecast[h] - mean[h]) / half, Math::max);
                worst.merge("half width", Math.abs(1.959963984540054 * deviations[h] / half - 1), Math::max);
            }
        }
    }

    private void compareStarts(
            ForecastData.Single single,
            double[] own,
            double[] errors,
            ArimaOrder order,
            JsonNode expected,
            double ours) {
        if (order.constant() == ArimaOrder.Constant.ESTIMATED || single.values().length > LONG) {
            return;
        }
        double[] past = Arima.integration(order);
        double ofR = new DiffuseFilter(own, errors, past, START_OF_R).logLikelihood(single.values(), errors);
        double wider = new DiffuseFilter(own, errors, past, WIDER_START).logLikelihood(single.values(), errors);
        double loglik = expected.get("loglik").asDouble();
        worst.merge("log likelihood from the start of R", Math.abs(ofR / loglik - 1), Math::max);
        worst.merge("log likelihood from a wider start", Math.abs(wider / ours - 1), Math::max);
    }

    private static double[] weights(JsonNode coefficients, String name, int plain, int m, String season, int seasonal) {
        double[] inner = new double[plain];
        for (int i = 0; i < plain; i++) {
            inner[i] = coefficients.get(name + (i + 1)).asDouble();
        }
        double[] outer = new double[seasonal];
        for (int i = 0; i < seasonal; i++) {
            outer[i] = coefficients.get(season + (i + 1)).asDouble();
        }
        return Arima.product(inner, outer, m, 1);
    }
}
