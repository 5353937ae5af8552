package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimilarItemsTest {

    private static final List<List<String>> BASKETS = FrequentItemSetsTest.random(21, 150, 9);

    @ParameterizedTest
    @EnumSource(SimilarityMeasure.class)
    void mostSimilar_areTheFirstOfAllPairs(SimilarityMeasure measure) {
        SimilarItems similar = SimilarItems.of(Baskets.of(BASKETS), measure, 3, 2);
        for (String item : similar.items()) {
            List<SimilarItem> expected = similar.items().stream()
                    .filter(other -> !other.equals(item) && count(item, other) >= 2)
                    .map(other -> new SimilarItem(
                            other,
                            measure.score(count(item, other), count(item, item), count(other, other), BASKETS.size()),
                            count(item, other)))
                    .sorted(Comparator.comparingDouble(SimilarItem::score)
                            .reversed()
                            .thenComparing(SimilarItem::item))
                    .limit(3)
                    .toList();
            assertThat(similar.of(item)).isEqualTo(expected);
        }
    }

    /** "the swiss" in T. Dunning (1993), table 1: 110 together, 2442 and 111 alone, 29114 neither. */
    @Test
    void logLikelihood_isThatOfDunningsTable() {
        double together = 110;
        double all = 110 + 2442 + 111 + 29114;

        assertThat(SimilarityMeasure.LOG_LIKELIHOOD.score(together, 110 + 2442, 110 + 111, all))
                .isCloseTo(270.72, within(0.005));
        assertThat(SimilarityMeasure.LOG_LIKELIHOOD.score(1, 50, 50, 100)).isNegative();
    }

    @Test
    void badArguments_areNamed() {
        SimilarItems similar = SimilarItems.of(Baskets.of(BASKETS), SimilarityMeasure.COSINE, 1, 1);

        assertThatThrownBy(() -> similar.of("none")).hasMessage("no item none among 9");
        assertThatThrownBy(() -> SimilarItems.of(Baskets.of(BASKETS), SimilarityMeasure.COSINE, 0, 1))
                .hasMessage("most and least together must be >= 1: 0, 1");
    }

    private static int count(String item, String other) {
        return (int) BASKETS.stream()
                .filter(basket -> basket.contains(item) && basket.contains(other))
                .count();
    }
}
