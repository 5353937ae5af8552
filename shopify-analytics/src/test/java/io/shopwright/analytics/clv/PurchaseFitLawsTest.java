package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for a fit of any customers, and hard customers that no fit may stumble over. */
class PurchaseFitLawsTest {

    static Stream<Family<?>> families() {
        return Family.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_shuffledAndCountedInParts_isIdentical(Family<M> family) {
        Random random = new Random(5);
        for (int seed = 0; seed < 5; seed++) {
            List<CustomerSummary> customers = shop(seed);
            M expected = family.fitting().apply(CustomerCounts.of(customers)).model();
            List<CustomerSummary> shuffled = new ArrayList<>(customers);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            CustomerCounts parts = CustomerCounts.of(shuffled.subList(cut, shuffled.size()))
                    .plus(CustomerCounts.of(shuffled.subList(0, cut)));
            assertThat(family.fitting().apply(parts).model()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_otherTimeUnit_predictsTheSame(Family<M> family) {
        for (double unit : new double[] {7, 604_800, 7 / 365.25}) {
            for (int seed = 0; seed < 3; seed++) {
                List<CustomerSummary> customers = shop(seed);
                M expected =
                        family.fitting().apply(CustomerCounts.of(customers)).model();
                List<CustomerSummary> scaled =
                        customers.stream().map(c -> scaled(c, unit)).toList();
                M actual = family.fitting().apply(CustomerCounts.of(scaled)).model();
                for (CustomerSummary customer : customers.subList(0, 20)) {
                    double purchases = expected.expectedPurchases(customer, 39);
                    assertThat(actual.expectedPurchases(scaled(customer, unit), 39 * unit))
                            .isCloseTo(purchases, within(1e-8 * Math.max(1, purchases)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_everyCustomerTwice_hasTheSameModelAndHalfTheVariance(Family<M> family) {
        for (int seed = 0; seed < 5; seed++) {
            CustomerCounts once = CustomerCounts.of(shop(seed));
            Fit<M> fit = family.fitting().apply(once);
            Fit<M> twice = family.fitting().apply(once.plus(once));
            assertThat(twice.logLikelihood())
                    .isCloseTo(2 * fit.logLikelihood(), within(1e-11 * Math.abs(fit.logLikelihood())));
            for (ToDoubleFunction<M> parameter : family.parameters()) {
                double value = parameter.applyAsDouble(fit.model());
                assertThat(parameter.applyAsDouble(twice.model())).isCloseTo(value, within(1e-8 * value));
                double error = fit.standardError(parameter).orElseThrow();
                assertThat(twice.standardError(parameter).orElseThrow())
                        .isCloseTo(error / Math.sqrt(2), within(1e-6 * error));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_hardCustomers_endsWithAnAnswer(Family<M> family) {
        List<List<CustomerSummary>> shops = new ArrayList<>();
        shops.add(with(new CustomerSummary(5000, 51.9, 52)));
        shops.add(with(new CustomerSummary(1_000_000, 52, 52)));
        shops.add(with(new CustomerSummary(1, 1e-9, 1e6)));
        shops.add(IntStream.range(0, 50)
                .mapToObj(i -> new CustomerSummary(1 + i % 3, 5 + i, 5 + i))
                .toList());
        shops.add(List.of(new CustomerSummary(1, 5, 10), new CustomerSummary(0, 0, 10)));
        shops.add(List.of(new CustomerSummary(0, 0, 0)));
        shops.add(Collections.nCopies(1000, new CustomerSummary(1, 1, 2)));
        for (List<CustomerSummary> customers : shops) {
            Fit<M> fit = family.fitting().apply(CustomerCounts.of(customers));
            String description = fit.status() + " after " + fit.evaluations() + ": " + fit.model();
            assertThat(fit.status()).as(description).isNotEqualTo(Fit.Status.STOPPED);
            assertThat(fit.logLikelihood()).as(description).isFinite();
            for (CustomerSummary customer : customers.subList(0, Math.min(10, customers.size()))) {
                assertThat(fit.model().probabilityAlive(customer))
                        .as(description)
                        .isBetween(0.0, 1.0);
                assertThat(fit.model().expectedPurchases(customer, 39))
                        .as(description)
                        .isFinite();
            }
        }
    }

    /** Customers of a moderate model; all kinds of fits converge. */
    private static List<CustomerSummary> shop(long seed) {
        return Simulation.histories(new ParetoNbd(0.8, 8, 0.8, 12), 1000, 52, seed);
    }

    private static List<CustomerSummary> with(CustomerSummary customer) {
        List<CustomerSummary> customers = new ArrayList<>(shop(1).subList(0, 300));
        customers.add(customer);
        return customers;
    }

    private static CustomerSummary scaled(CustomerSummary customer, double unit) {
        return new CustomerSummary(customer.frequency(), customer.recency() * unit, customer.age() * unit);
    }
}
