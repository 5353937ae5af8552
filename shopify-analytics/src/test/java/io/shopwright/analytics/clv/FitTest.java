package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FitTest {

    private static final CustomerCounts CUSTOMERS =
            CustomerCounts.of(Simulation.histories(new MbgNbd(0.6, 6, 0.9, 2), 4000, 52, 3));

    private static final Fit<MbgNbd> FIT = MbgNbd.fit(CUSTOMERS);

    /** Means and standard deviations of many draws are those that the delta method gives, to their own error. */
    @Test
    void draws_haveTheStandardErrors() {
        List<MbgNbd> models = FIT.draws(20_000, 5);
        assertThat(models).hasSize(20_000).isEqualTo(FIT.draws(20_000, 5)).isNotEqualTo(FIT.draws(20_000, 6));
        double expected = FIT.model().expectedPurchases(52);
        double mean = models.stream()
                .mapToDouble(m -> m.expectedPurchases(52))
                .average()
                .orElseThrow();
        double variance = models.stream()
                .mapToDouble(m -> Math.pow(m.expectedPurchases(52) - mean, 2))
                .average()
                .orElseThrow();
        double error = FIT.standardError(m -> m.expectedPurchases(52)).orElseThrow();
        assertThat(mean).isCloseTo(expected, within(0.05 * error));
        assertThat(Math.sqrt(variance)).isCloseTo(error, within(0.03 * error));
    }

    /** The spread of fits to resampled customers, 40 of them, is about the standard error. */
    @Test
    void resampled_customers_giveTheStandardErrorsToo() {
        assertThat(CUSTOMERS.resampled(1).customers()).isEqualTo(4000);
        double[] rates = LongStream.range(0, 40)
                .mapToDouble(
                        seed -> MbgNbd.fit(CUSTOMERS.resampled(seed)).model().expectedPurchases(52))
                .toArray();
        double mean = Arrays.stream(rates).average().orElseThrow();
        double variance = Arrays.stream(rates).map(x -> (x - mean) * (x - mean)).sum() / 39;
        double error = FIT.standardError(m -> m.expectedPurchases(52)).orElseThrow();
        assertThat(Math.sqrt(variance)).isBetween(0.6 * error, 1.5 * error);
    }

    @Test
    void interval_isSymmetricOnItsScale() {
        double r = FIT.model().r();
        Interval interval = FIT.interval(MbgNbd::r, 0.95).orElseThrow();
        assertThat(interval.low() * interval.high()).isCloseTo(r * r, within(1e-12));
        double error = Math.sqrt(FIT.logCovariance().orElseThrow()[0][0]);
        assertThat(Math.log(interval.high() / r)).isCloseTo(1.959963984540054 * error, within(1e-10));
        CustomerSummary customer = new CustomerSummary(5, 40, 52);
        double p = FIT.model().probabilityAlive(customer);
        Interval alive =
                FIT.probabilityInterval(m -> m.probabilityAlive(customer), 0.95).orElseThrow();
        assertThat(alive.low()).isBetween(0.0, p);
        assertThat(alive.high()).isBetween(p, 1.0);
        assertThatThrownBy(() -> FIT.interval(MbgNbd::r, 95)).hasMessage("level must be in (0, 1): 95.0");
    }

    @Test
    void criteria_countParameters() {
        assertThat(FIT.aic()).isCloseTo(8 - 2 * FIT.logLikelihood(), within(1e-9));
        assertThat(FIT.bic()).isCloseTo(4 * Math.log(4000) - 2 * FIT.logLikelihood(), within(1e-9));
    }

    @Test
    void fit_inAnyNumberOfThreads_isIdentical() throws Exception {
        CustomerCounts many = CustomerCounts.of(Simulation.histories(new MbgNbd(0.6, 6, 0.9, 2), 40_000, 52, 3));
        assertThat(many.distinct()).isGreaterThan(10_000);
        MbgNbd alone = MbgNbd.fit(many).model();
        ParetoNbd paretoAlone = ParetoNbd.fit(many).model();
        for (int threads : new int[] {1, 2, 4}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            FitOptions options = FitOptions.DEFAULT.inParallel();
            assertThat(pool.submit(() -> MbgNbd.fit(many, options).model()).get())
                    .isEqualTo(alone);
            assertThat(pool.submit(() -> ParetoNbd.fit(many, options).model()).get())
                    .isEqualTo(paretoAlone);
            pool.shutdown();
        }
    }

    /** A prior that is all but certain decides; one that is all but flat leaves the estimate alone. */
    @Test
    void priors_pullAccordingToTheirSpread() {
        FitOptions flat = FitOptions.DEFAULT.withPriors(
                Collections.nCopies(4, new Prior(1, 1e9)).toArray(Prior[]::new));
        Fit<MbgNbd> nearly = MbgNbd.fit(CUSTOMERS, flat);
        assertThat(nearly.model().b()).isCloseTo(FIT.model().b(), within(0.01));
        assertThat(nearly.logLikelihood()).isCloseTo(FIT.logLikelihood(), within(1e-4));
        Prior certain = new Prior(2, 1.0001);
        Fit<MbgNbd> fixed = MbgNbd.fit(
                CUSTOMERS,
                FitOptions.DEFAULT.withPriors(new Prior(1, 100), new Prior(1, 100), new Prior(1, 100), certain));
        assertThat(fixed.model().b()).isCloseTo(2, within(1e-3));
    }

    /** Five customers cannot determine four parameters; with beliefs they can. */
    @Test
    void priors_fewCustomers_giveModerateParameters() {
        CustomerCounts few = CustomerCounts.of(
                List.of(new CustomerSummary(0, 0, 30), new CustomerSummary(2, 10, 20), new CustomerSummary(1, 3, 25)));
        Prior vague = new Prior(1, 3);
        Fit<ParetoNbd> fit = ParetoNbd.fit(few, FitOptions.DEFAULT.withPriors(vague, vague, vague, vague));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().r()).isBetween(0.1, 10.0);
        assertThatThrownBy(() -> ParetoNbd.fit(few, FitOptions.DEFAULT.withPriors(vague)))
                .hasMessage("need a prior for each of 4 parameters, or none: 1");
    }
}
