package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard baskets and purchases, one test a case. */
class BasketRobustnessTest {

    /** Ten of them, so that counting alone cannot rule their 2^200 sets out. */
    @Test
    void basketsOf200Items() {
        List<String> full = IntStream.range(0, 200).mapToObj(i -> "i" + i).toList();
        List<List<String>> baskets = new ArrayList<>(Collections.nCopies(10, full));
        baskets.addAll(Collections.nCopies(990, List.of("i0")));
        Baskets all = Baskets.of(baskets);

        assertThat(FrequentItemSets.of(all, ItemSetSearch.ofSupport(0.011)).size())
                .isEqualTo(1);
        assertThat(FrequentItemSets.of(all, ItemSetSearch.ofSupport(0.01).upTo(2))
                        .size())
                .isEqualTo(200 + 200 * 199 / 2);
        assertThatThrownBy(() -> FrequentItemSets.of(all, ItemSetSearch.ofSupport(0.01)))
                .isInstanceOf(TooManyResultsException.class)
                .hasMessage(
                        "more than 1000000 item sets are in at least 10 baskets; ask for more support, shorter sets,"
                                + " or allow more");
        assertThat(SimilarItems.of(all, SimilarityMeasure.COSINE, 3, 1).of("i7"))
                .extracting(SimilarItem::item)
                .containsExactly("i1", "i10", "i100");
    }

    /** 0.1 of 30 is 3, whatever 0.1 * 30 is in doubles. */
    @ParameterizedTest
    @CsvSource({"0.1, 30, 3", "0.3, 10, 3", "0.7, 10, 7", "0.07, 100, 7", "0.29, 100, 29", "1, 12, 12"})
    void supportExactlyOnACount(double support, int size, int count) {
        List<List<String>> baskets = new ArrayList<>();
        for (int basket = 0; basket < size; basket++) {
            baskets.add(basket < count ? List.of("often") : basket < 2 * count - 1 ? List.of("one less") : List.of());
        }

        assertThat(FrequentItemSets.of(Baskets.of(baskets), ItemSetSearch.ofSupport(support))
                        .list())
                .contains(new ItemSet(List.of("often"), count))
                .noneMatch(set -> set.count() < count);
    }

    @Test
    void noBasketAndOneItem() {
        FrequentItemSets none = FrequentItemSets.of(Baskets.of(List.of()), ItemSetSearch.ofSupport(0.5));
        FrequentItemSets one = FrequentItemSets.of(Baskets.of(List.of(List.of("a"))), ItemSetSearch.ofSupport(1));

        assertThat(none.list()).isEmpty();
        assertThat(RuleSearch.any(0.1).rules(none)).isEmpty();
        assertThat(one.list()).containsExactly(new ItemSet(List.of("a"), 1));
        assertThat(RuleSearch.any(0.1).rules(one)).isEmpty();
        assertThat(Bundle.suggest(one, 1, 5)).isEmpty();
        assertThat(SimilarItems.of(Baskets.of(List.of(List.of("a"))), SimilarityMeasure.LIFT, 5, 1)
                        .of("a"))
                .isEmpty();
    }

    @Test
    void rulesThatAlwaysHold() {
        FrequentItemSets sets = FrequentItemSets.of(
                Baskets.of(List.of(List.of("a", "b"), List.of("a", "b"), List.of("c"))), ItemSetSearch.ofSupport(0.1));

        assertThat(RuleSearch.single(1).rules(sets)).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.conviction()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(rule.confidence()).isEqualTo(1);
            assertThat(rule.zhang()).isEqualTo(1);
            assertThat(rule.lift()).isCloseTo(1.5, within(1e-15));
        });
        assertThatThrownBy(() -> RuleSearch.single(1).failingBeyond(1).rules(sets))
                .isInstanceOf(TooManyResultsException.class);
    }

    /** A customer who has bought all but two items is told these two, and nothing that was bought. */
    @Test
    void fewItemsLeftToRecommend() {
        List<String> items = IntStream.range(0, 9).mapToObj(i -> "i" + i).toList();
        List<String> customers = List.of("all but two", "other");
        Interactions interactions = Interactions.ofColumns(
                customers,
                items,
                new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1},
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 0},
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
        List<Recommender> recommenders = List.of(
                PopularItems.of(interactions),
                NeighbourItems.of(interactions, SimilarityMeasure.COSINE, 5),
                ImplicitFactors.fit(interactions, new AlsOptions(2, 1, 40, 3, 1)));

        for (Recommender recommender : recommenders) {
            assertThat(recommender.recommend("all but two", 5))
                    .extracting(Recommendation::item)
                    .isSubsetOf("i7", "i8")
                    .doesNotHaveDuplicates();
            assertThatIllegalArgumentException().isThrownBy(() -> recommender.recommend("nobody", 5));
        }
        assertThat(recommenders.get(2).recommend("all but two", 5)).hasSize(2);
    }

    @Test
    void numbersThatAreNone() {
        FrequentItemSets sets = FrequentItemSets.of(Baskets.of(List.of(List.of("a", "b"))), ItemSetSearch.ofSupport(1));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused("least support", () -> ItemSetSearch.ofSupport(bad));
            refused("confidence", () -> RuleSearch.any(bad));
            refused("regularization", () -> new AlsOptions(2, bad, 1, 1, 1));
            refused("alpha", () -> new AlsOptions(2, 1, bad, 1, 1));
            refused(
                    "weight",
                    () -> Interactions.ofColumns(
                            List.of("c"), List.of("i"), new int[] {0}, new int[] {0}, new double[] {bad}));
            refused("list price", () -> new BundleOffer(bad, 1, 0.1));
            refused("growth", () -> BundleOffer.payingAt(bad, 10, 5));
        }
        refused("least lift", () -> Bundle.suggest(sets, Double.NaN, 1));
        refused("discount", () -> new BundleOffer(10, 5, Double.NaN));
    }

    private static void refused(String field, ThrowingCallable work) {
        assertThatIllegalArgumentException().isThrownBy(work).withMessageContaining(field);
    }

    @Test
    void anyOrderOfTheInput() {
        List<List<String>> baskets = new ArrayList<>(FrequentItemSetsTest.random(3, 400, 12));
        Baskets straight = Baskets.of(baskets);
        Collections.shuffle(baskets, new Random(3));
        baskets.replaceAll(basket -> {
            List<String> turned = new ArrayList<>(basket);
            Collections.reverse(turned);
            return turned;
        });
        Baskets shuffled = Baskets.of(baskets);
        ItemSetSearch search = ItemSetSearch.ofSupport(0.02);
        FrequentItemSets sets = FrequentItemSets.of(straight, search);
        FrequentItemSets again = FrequentItemSets.of(shuffled, search);

        assertThat(again.list()).isEqualTo(sets.list());
        assertThat(RuleSearch.any(0.2).rules(again))
                .isEqualTo(RuleSearch.any(0.2).rules(sets));
        for (SimilarityMeasure measure : SimilarityMeasure.values()) {
            SimilarItems similar = SimilarItems.of(straight, measure, 5, 1);
            SimilarItems same = SimilarItems.of(shuffled, measure, 5, 1);
            assertThat(similar.items())
                    .allSatisfy(item -> assertThat(same.of(item)).isEqualTo(similar.of(item)));
        }
    }
}
