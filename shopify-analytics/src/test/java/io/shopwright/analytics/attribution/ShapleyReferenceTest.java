package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: sums over all coalitions in Python, some in rational numbers; described beside the files. */
@Tag("reference")
class ShapleyReferenceTest {

    private static final double BAR = 1e-10;
    private static final double NOTHING = 1e-9;

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("shapley", ShapleyReferenceTest::check);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfExactSets() {
        return CaseFile.tests("shapley_exact_set", ShapleyReferenceTest::checkExactSets);
    }

    static void check(CaseFile suite, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        if (input.has("v_by_bitmask")) {
            double[] values = StreamSupport.stream(input.get("v_by_bitmask").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            compare(suite, "game", Shapley.of(values), expected.get("phi"));
            return;
        }
        Journeys journeys = PathCases.journeys(input);
        Attribution sums = Shapley.ofSums(journeys);
        assertThat(sums.credits())
                .extracting(Attribution.Credit::channel)
                .isEqualTo(CaseFile.texts(expected.get("channels")));
        compare(suite, "sumGame", column(sums, Attribution.Credit::conversions), expected.get("sum_game_conversions"));
        compare(suite, "sumGameValue", column(sums, Attribution.Credit::value), expected.get("sum_game_value"));
        compare(suite, "rateGame", Shapley.rateValues(journeys), expected.get("rate_game_phi"));
        Attribution rates = Shapley.ofRates(journeys);
        compare(
                suite,
                "rateGameConversions",
                column(rates, Attribution.Credit::conversions),
                expected.get("rate_game_conversions"));
    }

    static void checkExactSets(CaseFile suite, JsonNode one) {
        JsonNode size = one.get("input").path("size");
        Attribution actual = Shapley.ofExactSets(
                PathCases.journeys(one.get("input")),
                size.isNumber() ? OptionalInt.of(size.asInt()) : OptionalInt.empty());
        assertThat(actual.credits()).hasSize(one.get("expected").size());
        for (Attribution.Credit credit : actual.credits()) {
            suite.compare("exactSets", credit.conversions(), one.get("expected").get(credit.channel()), BAR, NOTHING);
        }
    }

    private static List<Double> column(Attribution attribution, ToDoubleFunction<Attribution.Credit> number) {
        return attribution.credits().stream().map(number::applyAsDouble).toList();
    }

    private static void compare(CaseFile suite, String quantity, List<Double> actual, JsonNode expected) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            suite.compare(quantity, actual.get(i), expected.get(i), BAR, NOTHING);
        }
    }
}
