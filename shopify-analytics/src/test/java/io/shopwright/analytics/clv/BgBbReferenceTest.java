package io.shopwright.analytics.clv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files, see {@link PurchaseModelReferenceTest}. */
@Tag("reference")
class BgBbReferenceTest {

    private static final List<ToDoubleFunction<BgBb>> PARAMETERS =
            List.of(BgBb::alpha, BgBb::beta, BgBb::gamma, BgBb::delta);

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Golden.tests("bgbb", BgBbReferenceTest::check);
    }

    static void check(Golden golden) {
        Map<PeriodSummary, Long> customers = new HashMap<>();
        golden.rows()
                .forEach(row -> customers.merge(
                        new PeriodSummary(
                                Integer.parseInt(row.get("x")),
                                Integer.parseInt(row.get("t_x")),
                                Integer.parseInt(row.get("n"))),
                        Long.valueOf(row.getOrDefault("custs", "1")),
                        Long::sum));
        Fit<BgBb> fit = BgBb.fit(customers);
        golden.compareFit(fit, PARAMETERS);
        double[] parameters = Family.numbers(golden.json().get("fit").get("params"));
        BgBb exact = new BgBb(parameters[0], parameters[1], parameters[2], parameters[3]);
        golden.json().path("rows").forEach(row -> checkCustomer(golden, exact, row));
        golden.json()
                .path("population_expected")
                .properties()
                .forEach(at -> golden.compare(
                        "newCustomerPurchases",
                        exact.expectedPurchases(Integer.parseInt(at.getKey())),
                        at.getValue().asDouble(),
                        1e-11));
        JsonNode holdout = golden.json().path("holdout");
        if (holdout.isObject()) {
            int periods = holdout.get("periods").asInt();
            double total = customers.entrySet().stream()
                    .mapToDouble(e -> e.getValue() * exact.expectedPurchases(e.getKey(), periods))
                    .sum();
            golden.compare("holdoutTotal", total, holdout.get("expected_total").asDouble(), 1e-11);
        }
    }

    private static void checkCustomer(Golden golden, BgBb exact, JsonNode row) {
        PeriodSummary customer = new PeriodSummary(
                row.get("x").asInt(), row.get("t_x").asInt(), row.get("n").asInt());
        golden.compare(
                "logLikelihood",
                exact.logLikelihood(customer),
                row.get("loglik_i").asDouble(),
                1e-12);
        golden.compare(
                "probabilityAlive",
                exact.probabilityAlive(customer),
                row.get("palive_at_n").asDouble(),
                1e-11);
        golden.compare(
                "probabilityAlive",
                exact.probabilityAliveNext(customer),
                row.get("palive_at_n_plus_1").asDouble(),
                1e-11);
        row.get("cet")
                .properties()
                .forEach(cet -> golden.compare(
                        "expectedPurchases",
                        exact.expectedPurchases(customer, Integer.parseInt(cet.getKey())),
                        cet.getValue().asDouble(),
                        1e-11));
        golden.compare(
                "discountedPurchases",
                exact.discountedPurchases(customer, 0.1),
                row.get("dert_d10pct").asDouble(),
                1e-11);
    }
}
