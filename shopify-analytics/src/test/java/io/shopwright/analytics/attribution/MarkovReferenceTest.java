package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: absorbing-chain algebra in Python, checked there with rational numbers; described beside the files. */
@Tag("reference")
class MarkovReferenceTest {

    private static final double BAR = 1e-10;
    /** Below this the references have no digits left. */
    private static final double NOTHING = 1e-12;

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("markov", MarkovReferenceTest::check);
    }

    static void check(CaseFile suite, JsonNode one) {
        Journeys all = PathCases.journeys(one.get("input"));
        Journeys journeys = one.get("input").get("use_null").asBoolean() ? all : all.withoutLost();
        MarkovAttribution actual =
                MarkovAttribution.of(journeys, one.get("input").get("order").asInt());
        JsonNode expected = one.get("expected");
        assertThat(actual.states()).isEqualTo(expected.get("n_states").asInt());
        suite.compare(
                "probability", actual.conversionProbability(), expected.get("conversion_probability"), BAR, NOTHING);
        suite.compare(
                "valuePerJourney", actual.valuePerJourney(), expected.get("expected_value_per_path"), BAR, NOTHING);
        for (MarkovAttribution.RemovalEffect effect : actual.effects()) {
            String channel = effect.channel();
            Attribution.Credit credit = actual.attribution().credit(channel);
            compare(
                    suite,
                    "removalEffect",
                    effect.conversions(),
                    expected.path("removal_effect").path(channel));
            compare(
                    suite,
                    "removalEffectValue",
                    effect.value(),
                    expected.path("removal_effect_value").path(channel));
            compare(
                    suite,
                    "conversions",
                    credit.conversions(),
                    expected.path("conversions").path(channel));
            compare(suite, "value", credit.value(), expected.path("value").path(channel));
        }
        assertThat(actual.effects()).hasSize(expected.get("removal_effect").size());
    }

    private static void compare(CaseFile suite, String quantity, double actual, JsonNode expected) {
        assertThat(expected.isNumber()).isTrue();
        suite.compare(quantity, actual, expected, BAR, NOTHING);
    }
}
