package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SbgTest {

    /** Source of data and estimates: Fader, Hardie (2007), the "high end" segment. */
    private static final RenewalCounts HIGH_END = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    @Test
    void fit_publishedSurvivors_givesPublishedEstimates() {
        Fit<Sbg> fit = Sbg.fit(HIGH_END);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().alpha()).isCloseTo(0.668, within(5e-4));
        assertThat(fit.model().beta()).isCloseTo(3.806, within(5e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-1611.158, within(1e-3));
        assertThat(fit.customers()).isEqualTo(1000);
    }

    @Test
    void fit_twoCohortsAdded_isThatOfBoth() {
        RenewalCounts younger = RenewalCounts.ofSurvivors(500, 431, 380);
        RenewalCounts both = HIGH_END.plus(younger);
        assertThat(both).isEqualTo(younger.plus(HIGH_END));
        Fit<Sbg> fit = Sbg.fit(both);
        assertThat(fit.logLikelihood())
                .isCloseTo(fit.model().logLikelihood(HIGH_END) + fit.model().logLikelihood(younger), within(1e-9));
    }

    @Test
    void survival_isTheProductOfRetentions() {
        Sbg model = new Sbg(0.7, 1.2);
        double product = 1;
        for (int n = 1; n <= 500; n++) {
            product *= model.retention(n);
            assertThat(model.survival(n)).isCloseTo(product, within(1e-12 * product));
        }
    }

    @Test
    void lifetimes_areSumsOfSurvival() {
        Sbg model = new Sbg(3, 5);
        double lifetime = 0;
        double residual = 0;
        double undiscounted = 0;
        for (int t = 0; t < 20_000; t++) {
            lifetime += model.survival(t) / Math.pow(1.1, t);
            if (t > 4) {
                residual += model.survival(t) / model.survival(4) / Math.pow(1.1, t - 5);
                undiscounted += model.survival(t) / model.survival(4);
            }
        }
        assertThat(model.discountedLifetime(0.1)).isCloseTo(lifetime, within(1e-12));
        assertThat(model.discountedResidualLifetime(4, 0.1)).isCloseTo(residual, within(1e-12));
        assertThat(model.expectedPeriods(4).orElseThrow()).isCloseTo(undiscounted, within(1e-3));
        assertThat(new Sbg(0.7, 1.2).expectedPeriods(0)).isEmpty();
    }

    @Test
    void fit_hardData_saysSo() {
        assertThatThrownBy(() -> Sbg.fit(new RenewalCounts(List.of(), List.of())))
                .hasMessage("cannot fit sBG to no contracts: pass at least one");
        assertThat(Sbg.fit(RenewalCounts.ofSurvivors(100, 60)).status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(Sbg.fit(RenewalCounts.ofSurvivors(100, 100, 100)).status()).isEqualTo(Fit.Status.BOUNDARY);
    }

    @Test
    void ofSurvivors_rising_isRejected() {
        assertThatThrownBy(() -> RenewalCounts.ofSurvivors(100, 120)).hasMessage("lost must be >= 0 and finite: -20.0");
    }
}
