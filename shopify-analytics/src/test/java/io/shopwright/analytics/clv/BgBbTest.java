package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BgBbTest {

    /** Donations, years. Source: Fader, Hardie, Shang (2010). */
    private static final BgBb DONATIONS = new BgBb(1.204, 0.750, 0.657, 2.783);

    @Test
    void probabilityOfPurchases_sumsToOneWithTheExpectationAsMean() {
        for (BgBb model : List.of(DONATIONS, new BgBb(2, 3, 1, 4), new BgBb(2, 3, 0, 1))) {
            double sum = 0;
            double mean = 0;
            for (int x = 0; x <= 40; x++) {
                sum += model.probabilityOfPurchases(x, 40);
                mean += x * model.probabilityOfPurchases(x, 40);
            }
            assertThat(sum).isCloseTo(1, within(1e-13));
            assertThat(mean).isCloseTo(model.expectedPurchases(40), within(1e-12));
        }
    }

    /** All sequences of five periods, grouped by history. */
    @Test
    void logLikelihood_overAllSequences_sumsToOne() {
        double sum = 0;
        for (int sequence = 0; sequence < 32; sequence++) {
            int last = 32 - Integer.numberOfLeadingZeros(sequence);
            sum += Math.exp(DONATIONS.logLikelihood(new PeriodSummary(Integer.bitCount(sequence), last, 5)));
        }
        assertThat(sum).isCloseTo(1, within(1e-14));
    }

    @Test
    void probabilityAlive_fallsWithSilence() {
        double before = 1 + 1e-12;
        for (int periods = 6; periods < 20; periods++) {
            double alive = DONATIONS.probabilityAlive(new PeriodSummary(4, 6, periods));
            assertThat(alive).isBetween(0.0, before);
            before = alive;
        }
    }

    @Test
    void discountedPurchases_isTheSumOverPeriods() {
        PeriodSummary customer = new PeriodSummary(3, 5, 6);
        double sum = 0;
        for (int k = 1; k <= 800; k++) {
            double next = DONATIONS.expectedPurchases(customer, k) - DONATIONS.expectedPurchases(customer, k - 1);
            sum += next / Math.pow(1.1, k);
        }
        assertThat(DONATIONS.discountedPurchases(customer, 0.1)).isCloseTo(sum, within(1e-12));
    }

    @Test
    void fit_hardData_saysSo() {
        assertThatThrownBy(() -> BgBb.fit(List.of())).hasMessageStartingWith("cannot fit BG/BB to no customers");
        assertThat(BgBb.fit(Collections.nCopies(100, new PeriodSummary(2, 3, 5)))
                        .status())
                .isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(BgBb.fit(Collections.nCopies(100, new PeriodSummary(0, 0, 5)))
                        .status())
                .isEqualTo(Fit.Status.NOT_IDENTIFIED);
    }

    @Test
    void new_badHistory_namesTheRule() {
        assertThatThrownBy(() -> new PeriodSummary(3, 2, 6))
                .hasMessage("need 0 <= frequency <= recency <= periods: frequency 3, recency 2, periods 6");
        assertThatThrownBy(() -> new PeriodSummary(0, 2, 6)).hasMessage("recency must be 0 without a purchase: 2");
    }
}
