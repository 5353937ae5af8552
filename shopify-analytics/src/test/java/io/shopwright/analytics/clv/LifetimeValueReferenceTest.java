package io.shopwright.analytics.clv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files, the definitions at the exact parameters of both models. */
@Tag("reference")
class LifetimeValueReferenceTest {

    private static final Horizon TWELVE_MONTHS = new Horizon(12, 4.345, 0.01);
    private static final double ANNUAL_TEN_PERCENT = Math.log(1.1) / 52;

    @TestFactory
    Stream<DynamicTest> everyFileWithSpend() {
        return Family.ALL.stream()
                .flatMap(family -> Golden.tests(
                        family.folder(), LifetimeValueReferenceTest::hasSpend, golden -> check(family, golden)));
    }

    static boolean hasSpend(Golden golden) {
        return golden.json().path("customers").findValue("clv_dert") != null;
    }

    static void check(Family<?> family, Golden golden) {
        List<Spend> spends = golden.rows().stream().map(Golden::spend).toList();
        PurchaseModel purchases = family.model(golden.json().get("fit").get("params"));
        GammaGamma spend = GammaGamma.fit(spends).model();
        LifetimeValue value = LifetimeValue.ofRevenue(purchases, spend);
        golden.json().get("customers").forEach(customer -> check(golden, customer, value));
    }

    private static void check(Golden golden, JsonNode expected, LifetimeValue value) {
        CustomerSummary customer = Golden.summary(expected);
        int purchases = expected.get("x").asInt();
        Spend spent = new Spend(purchases, expected.get("repeat_mean_spend").asDouble());
        golden.compare(
                "lifetimeValue",
                value.within(TWELVE_MONTHS, customer, spent),
                expected.get("clv_12m_d1pct_month4.345w").asDouble(),
                1e-11);
        golden.compare(
                "residualValue",
                value.residual(ANNUAL_TEN_PERCENT, customer, spent),
                expected.get("clv_dert").asDouble(),
                1e-11);
    }
}
