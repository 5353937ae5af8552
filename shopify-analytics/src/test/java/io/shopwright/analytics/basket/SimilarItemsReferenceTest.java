package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: products of sparse matrices in scipy. */
@Tag("reference")
class SimilarItemsReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("item_similarity", SimilarItemsReferenceTest::check);
    }

    static void check(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        SimilarityMeasure measure =
                SimilarityMeasure.valueOf(input.get("metric").asText().toUpperCase(Locale.ROOT));
        SimilarItems similar = SimilarItems.of(
                BasketCases.baskets(input),
                measure,
                input.get("top").asInt(),
                input.get("min_cooccurrence").asInt());
        JsonNode expected = one.get("expected");
        for (String item : similar.items()) {
            List<SimilarItem> found = similar.of(item);
            JsonNode listed = expected.path(item);
            assertThat(found.stream().map(SimilarItem::item))
                    .as("similar to %s", item)
                    .containsExactlyElementsOf(names(listed));
            for (int i = 0; i < found.size(); i++) {
                file.compare(
                        input.get("metric").asText(),
                        found.get(i).score(),
                        listed.get(i).get(1));
                assertThat(found.get(i).together())
                        .isEqualTo(listed.get(i).get(2).asInt());
            }
        }
    }

    private static List<String> names(JsonNode listed) {
        return StreamSupport.stream(listed.spliterator(), false)
                .map(entry -> entry.get(0).asText())
                .toList();
    }
}
