package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.pricing.ElasticityPrior.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElasticityPriorTest {

    /**
     * Thirteen trials of the BCG vaccine (G. Colditz and others 1994): log relative risks and their variances. Expected
     * values: Paule and Mandel's estimator in statsmodels 0.13.5, combine_effects.
     */
    @Test
    void fit_agreesWithStatsmodels() {
        double[] values = {
            -0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394, 0.4459,
            -0.0173
        };
        double[] variances = {
            0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325, 0.0714
        };
        List<Estimate> trials = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            trials.add(new Estimate(values[i], Math.sqrt(variances[i])));
        }

        ElasticityPrior prior = ElasticityPrior.fit(trials);

        assertThat(prior.variance()).isCloseTo(0.31808243987504614, within(1e-10));
        assertThat(prior.mean()).isCloseTo(-0.7149703054401032, within(1e-10));
        assertThat(prior.meanError()).isCloseTo(0.18089453337148503, within(1e-10));
    }

    @Test
    void equalEstimates_leaveNoVariance_andAreNotMoved() {
        ElasticityPrior prior = ElasticityPrior.fit(List.of(new Estimate(-2, 0.3), new Estimate(-2, 0.6)));

        assertThat(prior.variance()).isZero();
        assertThat(prior.shrink(new Estimate(-2, 0.6)).value()).isEqualTo(-2);
        assertThat(prior.shrink(new Estimate(-9, 0.6)).value()).isEqualTo(-2);
    }

    @Test
    void shrunkEstimates_areNearerToTheTruth_andTheirIntervalsHoldIt() {
        Random random = new Random(3);
        double before = 0;
        double after = 0;
        int held = 0;
        int products = 4000;
        List<Double> truths = new ArrayList<>();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < products; i++) {
            double truth = -2 + 0.5 * random.nextGaussian();
            double error = 0.2 + random.nextDouble();
            truths.add(truth);
            estimates.add(new Estimate(truth + error * random.nextGaussian(), error));
        }
        ElasticityPrior prior = ElasticityPrior.fit(estimates);
        for (int i = 0; i < products; i++) {
            Estimate shrunk = prior.shrink(estimates.get(i));
            assertThat(shrunk.value())
                    .isBetween(
                            Math.min(prior.mean(), estimates.get(i).value()),
                            Math.max(prior.mean(), estimates.get(i).value()));
            before += square(estimates.get(i).value() - truths.get(i));
            after += square(shrunk.value() - truths.get(i));
            held += Math.abs(shrunk.value() - truths.get(i)) <= 1.96 * shrunk.standardError() ? 1 : 0;
        }

        // An error of .7 on a spread of .5 keeps about a third of the squares.
        assertThat(after).isLessThan(before / 2);
        assertThat((double) held / products).isCloseTo(0.95, within(0.015));
    }

    @Test
    void badEstimates_areRefused() {
        assertThatThrownBy(() -> ElasticityPrior.fit(List.of(new Estimate(-1, 1))))
                .hasMessage("need at least two estimates: 1");
        assertThatThrownBy(() -> new Estimate(-1, 0)).hasMessage("standard error must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new Estimate(Double.NaN, 1)).hasMessage("elasticity must be finite: NaN");
    }

    private static double square(double value) {
        return value * value;
    }
}
