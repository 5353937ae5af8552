package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: closed forms in 40 digits. */
@Tag("reference")
class OptimalPriceReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("optimal_price", OptimalPriceReferenceTest::check);
    }

    static void check(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        DemandCurve demand = demand(input);
        double cost = input.get("unit_cost").asDouble();
        double ceiling = input.path("max_price").asDouble(Double.POSITIVE_INFINITY);
        PriceLimits limits = PriceLimits.between(
                input.path("min_price").asDouble(0), ceiling == 0 ? Double.POSITIVE_INFINITY : ceiling);
        if (!expected.has("price")) {
            assertThatThrownBy(() -> PriceAdvice.of(demand, cost, limits)).isInstanceOf(NoBestPriceException.class);
            return;
        }
        PriceAdvice advice = PriceAdvice.of(demand, cost, limits);
        PriceOutcome best = advice.best();
        file.compare("price", best.price(), expected.get("price"));
        file.compareIfGiven("quantity", best.quantity(), expected);
        file.compareIfGiven("profit", best.profit(), expected);
        if (expected.has("unconstrained_price")) {
            double unconstrained = advice.unconstrainedPrice().orElseThrow();
            PriceOutcome free = PriceOutcome.of(demand, cost, Double.POSITIVE_INFINITY, unconstrained);
            file.compare("unconstrained price", unconstrained, expected.get("unconstrained_price"));
            file.compareIfGiven("lerner_index", free.margin(), expected);
            if (expected.has("markup")) {
                file.compare("markup", free.markup(), expected.get("markup"));
            }
        }
        if (expected.has("revenue_max_price")) {
            file.compare("revenue price", demand.revenuePrice().orElseThrow(), expected.get("revenue_max_price"));
        }
        if (expected.has("elasticity_at_optimum")) {
            file.compare("elasticity", demand.elasticity(best.price()), expected.get("elasticity_at_optimum"));
        }
        if (demand instanceof LogitDemand logit) {
            file.compare("share", logit.share(best.price()), expected.get("share"));
        }
        if (expected.has("interior")) {
            assertThat(advice.reason() == PriceAdvice.Reason.INTERIOR)
                    .isEqualTo(expected.get("interior").asBoolean());
        }
    }

    private static DemandCurve demand(JsonNode input) {
        String curve = input.get("curve").asText();
        if (curve.equals("constant_elasticity")) {
            return new ConstantElasticityDemand(1, input.get("elasticity").asDouble());
        }
        double a = input.get("a").asDouble();
        double b = input.get("b").asDouble();
        if (curve.startsWith("linear")) {
            return new LinearDemand(a, b);
        }
        return curve.startsWith("exponential")
                ? new ExponentialDemand(a, b)
                : new LogitDemand(input.get("N").asDouble(), a, b);
    }
}
