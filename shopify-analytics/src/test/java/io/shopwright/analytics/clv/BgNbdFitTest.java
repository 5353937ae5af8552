package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BgNbdFitTest {

    private static final BgNbd TRUTH = new BgNbd(0.25, 4.4, 0.8, 2.5);
    private static final List<CustomerSummary> CUSTOMERS = Simulation.customers(TRUTH, 3000, 7);
    private static final Fit<BgNbd> FIT = BgNbd.fit(CUSTOMERS);

    @Test
    void fit_simulatedCustomers_findsTheirParametersWithinErrors() {
        assertThat(FIT.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(FIT.customers()).isEqualTo(3000);
        assertThat(FIT.model().r())
                .isCloseTo(0.25, within(4 * FIT.standardError(BgNbd::r).orElseThrow()));
        assertThat(FIT.model().b())
                .isCloseTo(2.5, within(4 * FIT.standardError(BgNbd::b).orElseThrow()));
    }

    @Test
    void fit_logLikelihood_isTheSumOverCustomersAndBeatsTheTruth() {
        double sum = CUSTOMERS.stream().mapToDouble(FIT.model()::logLikelihood).sum();
        double truth = CUSTOMERS.stream().mapToDouble(TRUTH::logLikelihood).sum();
        assertThat(FIT.logLikelihood())
                .isCloseTo(sum, within(1e-12 * Math.abs(sum)))
                .isGreaterThan(truth);
    }

    @Test
    void fit_otherOrder_isIdentical() {
        List<CustomerSummary> shuffled = new ArrayList<>(CUSTOMERS);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(BgNbd.fit(shuffled).model()).isEqualTo(FIT.model());
    }

    @Test
    void fit_countedInParts_isIdentical() {
        CustomerCounts counts = CustomerCounts.of(List.of());
        for (int part = 0; part < 7; part++) {
            int from = part * CUSTOMERS.size() / 7;
            int to = (part + 1) * CUSTOMERS.size() / 7;
            counts = counts.plus(CustomerCounts.of(CUSTOMERS.subList(from, to)));
        }
        assertThat(counts.customers()).isEqualTo(CUSTOMERS.size());
        assertThat(BgNbd.fit(counts).model()).isEqualTo(FIT.model());
    }

    @Test
    void fit_everyCustomerTwice_hasSameModelAndSmallerErrors() {
        CustomerCounts once = CustomerCounts.of(CUSTOMERS);
        Fit<BgNbd> twice = BgNbd.fit(once.plus(once));
        assertClose(twice.model(), FIT.model(), 1e-10);
        assertThat(twice.logLikelihood()).isCloseTo(2 * FIT.logLikelihood(), within(1e-8));
        assertThat(twice.standardError(BgNbd::a).orElseThrow())
                .isCloseTo(FIT.standardError(BgNbd::a).orElseThrow() / Math.sqrt(2), within(1e-9));
    }

    @Test
    void fit_customersOfAgeZero_haveNoInfluence() {
        List<CustomerSummary> more = new ArrayList<>(CUSTOMERS);
        more.add(new CustomerSummary(0, 0, 0));
        more.add(new CustomerSummary(0, 0, 0));
        Fit<BgNbd> fit = BgNbd.fit(more);
        assertClose(fit.model(), FIT.model(), 1e-12);
        assertThat(fit.customers()).isEqualTo(3002);
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 7 * 86_400, 7 / 365.25})
    void fit_otherTimeUnit_scalesAlphaOnly(double perWeek) {
        List<CustomerSummary> scaled = CUSTOMERS.stream()
                .map(c -> new CustomerSummary(c.frequency(), c.recency() * perWeek, c.age() * perWeek))
                .toList();
        BgNbd model = BgNbd.fit(scaled).model();
        assertClose(new BgNbd(model.r(), model.alpha() / perWeek, model.a(), model.b()), FIT.model(), 1e-10);
    }

    @Test
    void fit_nobodyDropsOut_isTheLimitWithoutDropout() {
        List<CustomerSummary> loyal = IntStream.range(0, 500)
                .mapToObj(i -> new CustomerSummary(i % 6, i % 6 == 0 ? 0 : 10 + i % 30, 10 + i % 30))
                .toList();
        Fit<BgNbd> fit = BgNbd.fit(loyal);
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.model().a()).isZero();
        assertThat(fit.model().probabilityAlive(new CustomerSummary(3, 1, 40))).isEqualTo(1);
        assertNoErrors(fit);
    }

    @Test
    void fit_nobodyCameBack_isNotIdentified() {
        Fit<BgNbd> fit = BgNbd.fit(DoubleStream.iterate(1, age -> age <= 40, age -> age + 1)
                .mapToObj(age -> new CustomerSummary(0, 0, age))
                .toList());
        assertThat(fit.status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(fit.model().expectedPurchases(new CustomerSummary(0, 0, 39), 52))
                .isBetween(0.0, 1e-6);
        assertNoErrors(fit);
    }

    @Test
    void fit_tooFewDifferentCustomers_isNotIdentified() {
        CustomerSummary customer = new CustomerSummary(2, 10, 20);
        CustomerSummary other = new CustomerSummary(1, 5, 20);
        for (List<CustomerSummary> few : List.of(
                List.of(customer),
                Collections.nCopies(100, customer),
                List.of(customer, other),
                List.of(new CustomerSummary(0, 0, 0)))) {
            Fit<BgNbd> fit = BgNbd.fit(few);
            assertThat(fit.status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
            assertThat(fit.logLikelihood()).isFinite();
            assertThat(fit.evaluations()).isLessThan(200);
            assertNoErrors(fit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 1_000_000})
    void fit_oneWhale_converges(int purchases) {
        List<CustomerSummary> more = new ArrayList<>(CUSTOMERS);
        more.add(new CustomerSummary(purchases, 38, 39));
        assertThat(BgNbd.fit(more).status()).isEqualTo(Fit.Status.CONVERGED);
    }

    /** Small groups of customers from models of all kinds: never a stop, never worse than the truth. */
    @Test
    void fit_anySimulatedCustomers_endsAboveTheTruth() {
        Random random = new Random(3);
        for (int seed = 0; seed < 100; seed++) {
            BgNbd truth = new BgNbd(
                    Math.exp(3 * random.nextDouble() - 2),
                    Math.exp(4 * random.nextDouble()),
                    Math.exp(4 * random.nextDouble() - 3),
                    Math.exp(4 * random.nextDouble() - 1));
            List<CustomerSummary> customers = Simulation.customers(truth, 20 + random.nextInt(500), seed);
            Fit<BgNbd> fit = BgNbd.fit(customers);
            assertThat(fit.status()).isNotEqualTo(Fit.Status.STOPPED);
            assertThat(fit.evaluations()).isLessThan(120);
            assertThat(fit.logLikelihood())
                    .isGreaterThan(
                            customers.stream().mapToDouble(truth::logLikelihood).sum());
        }
    }

    @Test
    void fit_noCustomers_namesRuleAndRemedy() {
        assertThatThrownBy(() -> BgNbd.fit(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot fit BG/NBD to no customers: pass at least one; a useful fit needs some hundreds, and"
                                + " some that came back");
    }

    private static void assertClose(BgNbd actual, BgNbd expected, double relative) {
        assertThat(actual.r()).isCloseTo(expected.r(), within(relative * expected.r()));
        assertThat(actual.alpha()).isCloseTo(expected.alpha(), within(relative * expected.alpha()));
        assertThat(actual.a()).isCloseTo(expected.a(), within(relative * expected.a()));
        assertThat(actual.b()).isCloseTo(expected.b(), within(relative * expected.b()));
    }

    private static void assertNoErrors(Fit<BgNbd> fit) {
        assertThat(fit.logCovariance()).isEmpty();
        assertThat(fit.standardError(BgNbd::r)).isEmpty();
    }
}
