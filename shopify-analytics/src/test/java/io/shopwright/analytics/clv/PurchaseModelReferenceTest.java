package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Expected values: reference files with the exact maximum of the likelihood (Newton's method in 40-digit arithmetic) and
 * the formulas of the model in 60-digit arithmetic; their origin is described beside them.
 */
@Tag("reference")
class PurchaseModelReferenceTest {

    private static final double ANNUAL_TEN_PERCENT = Math.log(1.1) / 52;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Family.ALL.stream().flatMap(family -> Golden.tests(family.folder(), golden -> check(family, golden)));
    }

    static void check(Family<?> family, Golden golden) {
        if (golden.json().has("fit")) {
            checkFit(family, golden);
        } else {
            golden.json()
                    .get("cases")
                    .forEach(example -> checkFunctions(golden, family.model(example.get("params")), example));
        }
    }

    private static void checkFunctions(Golden golden, PurchaseModel model, JsonNode example) {
        CustomerSummary customer = new CustomerSummary(
                example.get("x").asInt(),
                example.get("t_x").asDouble(),
                example.get("T").asDouble());
        golden.compare(
                "logLikelihood",
                model.logLikelihood(customer),
                example.get("loglik").asDouble(),
                1e-12);
        golden.compare(
                "probabilityAlive",
                model.probabilityAlive(customer),
                example.get("palive").asDouble(),
                1e-9);
        for (JsonNode expected : example.get("cet")) {
            golden.compare(
                    "expectedPurchases",
                    model.expectedPurchases(customer, expected.get("t").asDouble()),
                    expected.get("value").asDouble(),
                    1e-9);
        }
    }

    private static <M extends PurchaseModel> void checkFit(Family<M> family, Golden golden) {
        JsonNode expected = golden.json().get("fit");
        List<CustomerSummary> customers =
                golden.rows().stream().map(Golden::summary).toList();
        Fit<M> fit = family.fitting().apply(CustomerCounts.of(customers));
        if (!expected.path("se_log").isArray()) {
            golden.compare(
                    "greatestLogLikelihood",
                    fit.logLikelihood(),
                    expected.get("loglik").asDouble(),
                    1e-12);
            assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
            return;
        }
        golden.compareFit(fit, family.parameters());
        M exact = family.model(expected.get("params"));
        golden.json().path("customers").forEach(customer -> checkCustomer(golden, customer, fit, exact));
        if (golden.json().path("population").isObject()) {
            checkPopulation(golden, exact);
        }
        if (golden.json().path("holdout").isObject()) {
            JsonNode holdout = golden.json().get("holdout");
            double weeks = holdout.get("weeks").asDouble();
            double total = customers.stream()
                    .mapToDouble(customer -> exact.expectedPurchases(customer, weeks))
                    .sum();
            golden.compare("holdoutTotal", total, holdout.get("expected_total").asDouble(), 1e-11);
        }
        JsonNode tracking =
                golden.json().path("tracking_cumulative_repeat_weeks_1_78").path("expected");
        for (int week = 1; week <= tracking.size(); week++) {
            double expectedTotal = tracking.get(week - 1).asDouble();
            golden.compare("tracking", cumulative(exact, customers, week), expectedTotal, 1e-11);
        }
    }

    /** Expected repeat purchases of all customers until the end of a week after the first purchase of any of them. */
    private static double cumulative(PurchaseModel model, List<CustomerSummary> customers, int week) {
        double oldest =
                customers.stream().mapToDouble(CustomerSummary::age).max().orElseThrow();
        double until = (7 * week - 1) / 7.0;
        return customers.stream()
                .mapToDouble(customer -> model.expectedPurchases(Math.max(0, until - (oldest - customer.age()))))
                .sum();
    }

    private static <M extends PurchaseModel> void checkCustomer(Golden golden, JsonNode expected, Fit<M> fit, M exact) {
        CustomerSummary customer = Golden.summary(expected);
        double logLikelihood = expected.get("loglik_i").asDouble();
        if (Math.abs(logLikelihood) < 1e-30) {
            logLikelihood = 0; // what 40-digit arithmetic leaves of it for a customer of age 0
        }
        golden.compare("logLikelihood", exact.logLikelihood(customer), logLikelihood, 1e-12);
        golden.compare(
                "probabilityAlive",
                exact.probabilityAlive(customer),
                expected.get("palive").asDouble(),
                1e-11);
        expected.get("cet")
                .properties()
                .forEach(cet -> golden.compare(
                        "expectedPurchases",
                        exact.expectedPurchases(customer, Double.parseDouble(cet.getKey())),
                        cet.getValue().asDouble(),
                        1e-11));
        golden.compare(
                "discountedPurchases",
                exact.discountedPurchases(customer, ANNUAL_TEN_PERCENT),
                expected.get("dert_annual10pct").asDouble(),
                1e-11);
        golden.compare(
                "standardErrorAlive",
                fit.standardError(model -> model.probabilityAlive(customer)).orElseThrow(),
                expected.get("palive_se_delta").asDouble(),
                1e-8);
        golden.compare(
                "standardErrorPurchases",
                fit.standardError(model -> model.expectedPurchases(customer, 39))
                        .orElseThrow(),
                expected.get("cet39_se_delta").asDouble(),
                1e-8);
    }

    private static void checkPopulation(Golden golden, PurchaseModel exact) {
        JsonNode population = golden.json().get("population");
        population
                .get("expected_purchases")
                .properties()
                .forEach(at -> golden.compare(
                        "newCustomerPurchases",
                        exact.expectedPurchases(Double.parseDouble(at.getKey())),
                        at.getValue().asDouble(),
                        1e-11));
        JsonNode pmf = population.path("pmf_t39");
        for (int n = 0; n < pmf.size(); n++) {
            golden.compare(
                    "probabilityOfPurchases",
                    exact.probabilityOfPurchases(n, 39),
                    pmf.get(n).asDouble(),
                    1e-11);
        }
    }
}
