package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Likelihoods with a maximum near a = b = 0, where customers drop out at their first chance or never. */
class SecondMaximumTest {

    /** From moderate a and b alone the search ends 8 to 25 units of likelihood below, with r near 0.2. */
    @Test
    void fit_customersWhoLeaveAtOnceOrNever_findsTheBetterMaximum() {
        for (long seed : new long[] {0, 10, 12}) {
            MbgNbd truth = new MbgNbd(1, 6, 0.05, 0.05);
            List<CustomerSummary> customers = Simulation.histories(truth, 400, 52, seed);
            Fit<MbgNbd> fit = MbgNbd.fit(customers);
            assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
            assertThat(fit.logLikelihood())
                    .isGreaterThan(
                            customers.stream().mapToDouble(truth::logLikelihood).sum());
            assertThat(fit.model().a() + fit.model().b()).isLessThan(0.3);
            assertThat(fit.model().r()).isBetween(0.6, 1.6);
        }
    }

    /** The first search ends without dropout, the second one where half leave after a repeat purchase. */
    @Test
    void fit_bgNbdInALimit_takesTheBetterLimit() {
        List<CustomerSummary> customers = Simulation.histories(new BgNbd(0.5, 4, 0.01, 0.03), 30, 52, 21);
        Fit<BgNbd> fit = BgNbd.fit(customers);
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.model().a()).isBetween(1e-8, 1e-4);
        assertThat(fit.model().b()).isBetween(1e-8, 1e-4);
    }

    @Test
    void fit_moderateDropout_isThatOfTheFirstSearch() {
        List<CustomerSummary> customers = Simulation.histories(new MbgNbd(0.6, 6, 0.9, 2), 2000, 52, 1);
        Fit<MbgNbd> fit = MbgNbd.fit(customers);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().a() + fit.model().b()).isBetween(1.0, 10.0);
    }

    /** Priors choose between the maxima, too. */
    @Test
    void fit_priorOnModerateDropout_keepsAwayFromTheLimit() {
        CustomerCounts customers = CustomerCounts.of(Simulation.histories(new MbgNbd(1, 6, 0.05, 0.05), 400, 52, 0));
        Prior moderate = new Prior(2, 1.1);
        FitOptions options = FitOptions.DEFAULT.withPriors(Prior.VAGUE, Prior.VAGUE, moderate, moderate);
        Fit<MbgNbd> fit = MbgNbd.fit(customers, options);
        assertThat(fit.model().a()).isBetween(0.5, 4.0);
        assertThat(fit.logLikelihood()).isLessThan(MbgNbd.fit(customers).logLikelihood());
    }

    /** A covariate without influence: the plain model is a special case, so its likelihood is a lower bound. */
    @Test
    void fitWithCovariates_customersWhoLeaveAtOnceOrNever_findsTheBetterMaximum() {
        MbgNbd truth = new MbgNbd(1, 6, 0.05, 0.05);
        for (long seed : new long[] {0, 10, 12}) {
            List<CustomerSummary> customers = Simulation.histories(truth, 400, 52, seed);
            CustomerCounts odd = CustomerCounts.of(customers.subList(0, 200));
            CustomerCounts even = CustomerCounts.of(customers.subList(200, 400));
            Fit<CovariateModel<MbgNbd>> fit = MbgNbd.fitWithCovariates(
                    List.of(new CovariateGroup(List.of(0.0), odd), new CovariateGroup(List.of(1.0), even)));
            assertThat(fit.logLikelihood()).isGreaterThan(MbgNbd.fit(customers).logLikelihood());
        }
    }
}
