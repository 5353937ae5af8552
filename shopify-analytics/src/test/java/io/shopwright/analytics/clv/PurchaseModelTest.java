package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every purchase model. */
class PurchaseModelTest {

    private static final List<CustomerSummary> CUSTOMERS = List.of(
            new CustomerSummary(0, 0, 39),
            new CustomerSummary(1, 1, 39),
            new CustomerSummary(7, 35, 39),
            new CustomerSummary(1500, 38, 39));

    static Stream<PurchaseModel> models() {
        return Stream.of(
                new BgNbd(0.243, 4.414, 0.793, 2.426),
                new BgNbd(2.5, 60, 3, 1.5),
                new MbgNbd(0.525, 6.183, 0.891, 1.614),
                new MbgNbd(2.5, 60, 1, 1.5),
                new ParetoNbd(0.553, 10.578, 0.606, 11.669),
                new ParetoNbd(2, 500, 0.2, 0.1),
                new ParetoNbd(1.45, 5, 1, 46.9));
    }

    @ParameterizedTest
    @MethodSource("models")
    void probabilityAlive_fallsWithSilence(PurchaseModel model) {
        for (int x : new int[] {1, 5, 50, 5000}) {
            double before = 1;
            for (double silence = 0; silence <= 104; silence += 4) {
                double alive = model.probabilityAlive(new CustomerSummary(x, 26, 26 + silence));
                assertThat(alive).isBetween(0.0, before);
                before = alive;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void expectedPurchases_riseWithHorizonMoreAndMoreSlowly(PurchaseModel model) {
        for (CustomerSummary customer : CUSTOMERS) {
            double before = 0;
            double risenBefore = Double.POSITIVE_INFINITY;
            for (double horizon = 32; horizon <= 3200; horizon += 32) {
                double expected = model.expectedPurchases(customer, horizon);
                assertThat(expected - before).isBetween(0.0, risenBefore * (1 + 1e-9));
                risenBefore = expected - before;
                before = expected;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictions_noTime_areZero(PurchaseModel model) {
        assertThat(model.expectedPurchases(0)).isZero();
        assertThat(model.expectedPurchases(CUSTOMERS.get(2), 0)).isZero();
        assertThat(model.logLikelihood(new CustomerSummary(0, 0, 0))).isCloseTo(0, within(1e-15));
        assertThat(model.probabilityOfPurchases(3, 0)).isZero();
        assertThat(model.probabilityOfPurchases(0, 0)).isCloseTo(1, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("models")
    void expectedPurchases_newCustomer_isTheRateForAShortTime(PurchaseModel model) {
        double alive = model.probabilityAlive(new CustomerSummary(0, 0, 0));
        double rate = model instanceof BgNbd bg
                ? bg.r() / bg.alpha()
                : model instanceof MbgNbd mbg
                        ? mbg.r() / mbg.alpha()
                        : ((ParetoNbd) model).r() / ((ParetoNbd) model).alpha();
        assertThat(model.expectedPurchases(1e-9)).isCloseTo(alive * rate * 1e-9, within(1e-7 * rate * 1e-9));
    }

    @ParameterizedTest
    @MethodSource("models")
    void probabilityOfPurchases_sumsToOneWithTheExpectationAsMean(PurchaseModel model) {
        for (double horizon : new double[] {0.1, 10, 52}) {
            double[] probabilities = IntStream.rangeClosed(0, 2500)
                    .mapToDouble(n -> model.probabilityOfPurchases(n, horizon))
                    .toArray();
            double mean = 0;
            double sum = 0;
            for (int n = 0; n < probabilities.length; n++) {
                assertThat(probabilities[n]).isBetween(0.0, 1.0);
                sum += probabilities[n];
                mean += n * probabilities[n];
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(mean).isCloseTo(model.expectedPurchases(horizon), within(1e-10 * mean));
        }
    }

    /** Nobody has bought until T: the likelihood of no purchase is the probability of none. */
    @ParameterizedTest
    @MethodSource("models")
    void probabilityOfPurchases_none_isTheLikelihoodOfNone(PurchaseModel model) {
        double logLikelihood = model.logLikelihood(new CustomerSummary(0, 0, 39));
        assertThat(model.probabilityOfPurchases(0, 39)).isCloseTo(Math.exp(logLikelihood), within(1e-13));
    }

    /** Purchases of each week, discounted as if at its end or at its start, enclose the continuous sum. */
    @ParameterizedTest
    @MethodSource("models")
    void discountedPurchases_isEnclosedByWeeklySums(PurchaseModel model) {
        CustomerSummary customer = new CustomerSummary(2, 30, 39);
        double rate = 0.02;
        double atEnd = 0;
        double atStart = 0;
        double before = 0;
        for (int week = 1; week <= 3000; week++) {
            double until = model.expectedPurchases(customer, week);
            atEnd += (until - before) * Math.exp(-rate * week);
            atStart += (until - before) * Math.exp(-rate * (week - 1));
            before = until;
        }
        assertThat(model.discountedPurchases(customer, rate)).isBetween(atEnd, atStart);
    }

    /** What is expected from the start equals what was bought until T and is expected from then, over all histories. */
    @ParameterizedTest
    @MethodSource("models")
    void expectedPurchases_averageOverSimulatedHistories_isUnconditional(PurchaseModel model) {
        List<CustomerSummary> customers = Simulation.histories(model, 40_000, 30, 11);
        double mean = customers.stream()
                .mapToDouble(customer -> customer.frequency() + model.expectedPurchases(customer, 20))
                .average()
                .orElseThrow();
        double expected = model.expectedPurchases(50);
        assertThat(mean).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void paretoNbd_sNearOne_hasNoSingularity() {
        CustomerSummary customer = new CustomerSummary(3, 20, 30);
        double below = new ParetoNbd(0.5, 3, 1 - 1e-9, 20).expectedPurchases(customer, 39);
        double at = new ParetoNbd(0.5, 3, 1, 20).expectedPurchases(customer, 39);
        double above = new ParetoNbd(0.5, 3, 1 + 1e-9, 20).expectedPurchases(customer, 39);
        assertThat(at).isBetween(above, below).isCloseTo(below, within(1e-8));
    }

    @Test
    void predictions_withoutDropout_areThoseOfTheNbdModel() {
        CustomerSummary customer = new CustomerSummary(4, 20, 30);
        double rate = (2.0 + 4) / (9 + 30); // mean of the gamma posterior
        for (PurchaseModel model : List.of(new MbgNbd(2, 9, 0, 1), new ParetoNbd(2, 9, 0, 1))) {
            assertThat(model.probabilityAlive(customer)).isEqualTo(1);
            assertThat(model.expectedPurchases(customer, 10)).isCloseTo(10 * rate, within(1e-13));
            assertThat(model.discountedPurchases(customer, 0.01)).isCloseTo(rate / 0.01, within(1e-12));
            assertThat(model.probabilityOfPurchases(3, 12))
                    .isCloseTo(new BgNbd(2, 9, 0, 1).probabilityOfPurchases(3, 12), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictions_badArguments_nameRuleAndValue(PurchaseModel model) {
        CustomerSummary customer = CUSTOMERS.get(2);
        assertThatThrownBy(() -> model.expectedPurchases(customer, -1))
                .hasMessage("horizon must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> model.discountedPurchases(customer, 0)).hasMessage("rate must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> model.probabilityOfPurchases(-1, 1))
                .hasMessage("purchases must be >= 0 and finite: -1.0");
    }
}
