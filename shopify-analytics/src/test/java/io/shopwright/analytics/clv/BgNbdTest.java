package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgNbdTest {

    /** CDNOW, weeks. Source: Fader, Hardie, Lee (2005), table 2. */
    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    private static final BgNbd HIGH_DROPOUT = new BgNbd(2.5, 60, 3, 1.5);

    /** Expected value: Fader, Hardie, Lee (2005), page 280, the customer of CDNOW with two purchases. */
    @Test
    void expectedPurchases_publishedCustomer_givesPublishedNumber() {
        assertThat(CDNOW.expectedPurchases(new CustomerSummary(2, 30.43, 38.86), 39))
                .isCloseTo(1.226, within(5e-4));
    }

    /** Expected values: the closed form with 2F1 (equation 10 of the paper) at 40 digits, mpmath 1.3. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 38.5, 0.00282621190260810711, 0.253930671466012582, 3.64021595020025751, 15.2040564320582987",
        "2, 30.25, 38.5, 0.0189707127435296786, 1.57245970918922915, 15.296881480527414, 48.8212206535272361",
        "7, 35, 39, 0.0698690622155438327, 5.48637829728492283, 45.8165768912226481, 139.013484341964143",
        "200, 38, 39, 1.6184627450317643, 121.02424837067916, 920.272288257235519, 2724.65152528513547",
    })
    void expectedPurchases_matchesClosedForm(
            int x, double tx, double age, double fewDays, double year, double decades, double ever) {
        CustomerSummary customer = new CustomerSummary(x, tx, age);
        assertThat(CDNOW.expectedPurchases(customer, 0.5)).isCloseTo(fewDays, within(1e-13 * fewDays));
        assertThat(CDNOW.expectedPurchases(customer, 52)).isCloseTo(year, within(1e-13 * year));
        assertThat(CDNOW.expectedPurchases(customer, 2600)).isCloseTo(decades, within(1e-12 * decades));
        assertThat(CDNOW.expectedPurchases(customer, 1e5)).isCloseTo(ever, within(1e-12 * ever));
    }

    /** Expected values: the integral of discounted purchase rates at 40 digits, mpmath 1.3. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 38.5, 1.23849503545825016",
        "2, 30.25, 38.5, 6.11306552578642616",
        "7, 35, 39, 19.3077311212878177",
        "200, 38, 39, 399.409943305285721",
    })
    void discountedPurchases_matchesIntegral(int x, double tx, double age, double expected) {
        double actual = CDNOW.discountedPurchases(new CustomerSummary(x, tx, age), 0.002);
        assertThat(actual).isCloseTo(expected, within(1e-13 * expected));
    }

    /** Expected values: as above, for a = 3. */
    @Test
    void predictions_highDropout_matchClosedForm() {
        CustomerSummary customer = new CustomerSummary(7, 35, 39);
        assertThat(HIGH_DROPOUT.expectedPurchases(customer, 1e5)).isCloseTo(3.298021530377077, within(1e-12));
        assertThat(HIGH_DROPOUT.discountedPurchases(customer, 0.002)).isCloseTo(2.79904897738797, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50, 5000})
    void probabilityAlive_fallsWithSilence(int x) {
        double before = 1;
        for (double silence = 0; silence <= 104; silence += 4) {
            double alive = CDNOW.probabilityAlive(new CustomerSummary(x, 26, 26 + silence));
            assertThat(alive).isBetween(0.0, before);
            before = alive;
        }
    }

    @Test
    void probabilityAlive_noRepeatPurchase_isOne() {
        assertThat(CDNOW.probabilityAlive(new CustomerSummary(0, 0, 1e6))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 39", "1, 1, 39", "7, 35, 39", "1500, 38, 39", "1000000, 38, 39"})
    void expectedPurchases_riseWithHorizonMoreAndMoreSlowly(int x, double tx, double age) {
        CustomerSummary customer = new CustomerSummary(x, tx, age);
        double step = 64;
        double before = 0;
        double risenBefore = Double.POSITIVE_INFINITY;
        for (double horizon = step; horizon <= 6400; horizon += step) { // on both sides of the change of method
            double expected = CDNOW.expectedPurchases(customer, horizon);
            assertThat(expected - before).isBetween(0.0, risenBefore * (1 + 1e-9));
            risenBefore = expected - before;
            before = expected;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-6, 1, 39, 1e4, 1e8, 1e15})
    void expectedPurchases_anyHorizon_isFinite(double horizon) {
        for (BgNbd model :
                new BgNbd[] {CDNOW, HIGH_DROPOUT, new BgNbd(1e-6, 1e-6, 1e-6, 1e-6), new BgNbd(2, 9, 0, 1)}) {
            for (int x : new int[] {0, 1, 30, 5000}) {
                CustomerSummary customer = new CustomerSummary(x, x == 0 ? 0 : 38, 39);
                assertThat(model.expectedPurchases(customer, horizon))
                        .isFinite()
                        .isNotNegative();
            }
        }
    }

    @Test
    void expectedPurchases_aNearOne_hasNoSingularity() {
        CustomerSummary customer = new CustomerSummary(3, 20, 30);
        double below = new BgNbd(0.5, 3, 1 - 1e-9, 2).expectedPurchases(customer, 39);
        double at = new BgNbd(0.5, 3, 1, 2).expectedPurchases(customer, 39);
        double above = new BgNbd(0.5, 3, 1 + 1e-9, 2).expectedPurchases(customer, 39);
        assertThat(at).isBetween(above, below).isCloseTo(below, within(1e-8));
    }

    @Test
    void predictions_withoutDropout_areThoseOfTheNbdModel() {
        BgNbd model = new BgNbd(2, 9, 0, 1);
        CustomerSummary customer = new CustomerSummary(4, 20, 30);
        double rate = (2.0 + 4) / (9 + 30); // mean of the gamma posterior
        assertThat(model.probabilityAlive(customer)).isEqualTo(1);
        assertThat(model.expectedPurchases(customer, 10)).isCloseTo(10 * rate, within(1e-13));
        assertThat(model.expectedPurchases(customer, 1e6)).isCloseTo(1e6 * rate, within(1e-7));
        assertThat(model.discountedPurchases(customer, 0.01)).isCloseTo(rate / 0.01, within(1e-12));
    }

    /** Purchases of each week, discounted as if at its end or at its start, enclose the continuous sum. */
    @Test
    void discountedPurchases_isEnclosedByWeeklySums() {
        CustomerSummary customer = new CustomerSummary(2, 30, 39);
        double rate = 0.02;
        double atEnd = 0;
        double atStart = 0;
        double before = 0;
        for (int week = 1; week <= 3000; week++) {
            double until = HIGH_DROPOUT.expectedPurchases(customer, week);
            atEnd += (until - before) * Math.exp(-rate * week);
            atStart += (until - before) * Math.exp(-rate * (week - 1));
            before = until;
        }
        assertThat(HIGH_DROPOUT.discountedPurchases(customer, rate)).isBetween(atEnd, atStart);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 10, 52, 500})
    void probabilityOfPurchases_sumsToOneWithTheExpectationAsMean(double horizon) {
        double[] probabilities = IntStream.rangeClosed(0, 6000)
                .mapToDouble(n -> HIGH_DROPOUT.probabilityOfPurchases(n, horizon))
                .toArray();
        double mean = 0;
        double sum = 0;
        for (int n = 0; n < probabilities.length; n++) {
            assertThat(probabilities[n]).isBetween(0.0, 1.0);
            sum += probabilities[n];
            mean += n * probabilities[n];
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(HIGH_DROPOUT.expectedPurchases(horizon), within(1e-10 * mean));
    }

    @Test
    void probabilityOfPurchases_noTime_isCertainlyNone() {
        assertThat(CDNOW.probabilityOfPurchases(0, 0)).isEqualTo(1);
        assertThat(CDNOW.probabilityOfPurchases(3, 0)).isZero();
    }

    @Test
    void logLikelihood_ageZero_isZero() {
        assertThat(CDNOW.logLikelihood(new CustomerSummary(0, 0, 0))).isZero();
    }

    @Test
    void new_badParameters_namesRuleAndValue() {
        assertThatThrownBy(() -> new BgNbd(0, 4, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("r must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new BgNbd(1, Double.NaN, 1, 2)).hasMessage("alpha must be > 0 and finite: NaN");
        assertThatThrownBy(() -> new BgNbd(1, 4, -1, 2)).hasMessage("a must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> new BgNbd(1, 4, 1, Double.POSITIVE_INFINITY))
                .hasMessage("b must be > 0 and finite: Infinity");
    }

    @Test
    void predictions_badArguments_nameRuleAndValue() {
        CustomerSummary customer = new CustomerSummary(2, 30, 39);
        assertThatThrownBy(() -> CDNOW.expectedPurchases(customer, -1))
                .hasMessage("horizon must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> CDNOW.discountedPurchases(customer, 0)).hasMessage("rate must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> CDNOW.probabilityOfPurchases(-1, 1))
                .hasMessage("purchases must be >= 0 and finite: -1.0");
    }
}
