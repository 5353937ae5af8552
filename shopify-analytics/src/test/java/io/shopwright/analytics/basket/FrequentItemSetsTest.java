package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentItemSetsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sets_areThoseOfAllSubsets(long seed) {
        List<List<String>> baskets = random(seed, 150, 8);
        double support = 0.02 + 0.05 * seed;
        List<ItemSet> found = sets(baskets, support).list();

        List<ItemSet> expected = new ArrayList<>();
        for (int subset = 1; subset < 1 << 8; subset++) {
            int chosen = subset;
            List<String> items = IntStream.range(0, 8)
                    .filter(item -> (chosen >> item & 1) == 1)
                    .mapToObj(FrequentItemSetsTest::name)
                    .toList();
            int count = (int) baskets.stream()
                    .filter(basket -> new HashSet<>(basket).containsAll(items))
                    .count();
            if (count >= ItemSetSearch.ofSupport(support).leastCount(baskets.size())) {
                expected.add(new ItemSet(items, count));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void order_ofBasketsAndItems_doesNotMatter(long seed) {
        List<List<String>> baskets = random(seed, 200, 12);
        List<ItemSet> before = sets(baskets, 0.03).list();

        Random random = new Random(seed);
        List<List<String>> shuffled = new ArrayList<>();
        for (List<String> basket : baskets) {
            List<String> items = new ArrayList<>(basket);
            Collections.shuffle(items, random);
            shuffled.add(items);
        }
        Collections.shuffle(shuffled, random);

        assertThat(sets(shuffled, 0.03).list()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void longest_onlyLeavesLongerOnesOut(int longest) {
        List<List<String>> baskets = random(10, 200, 10);
        List<ItemSet> all = sets(baskets, 0.02).list();
        List<ItemSet> some = FrequentItemSets.of(
                        Baskets.of(baskets), ItemSetSearch.ofSupport(0.02).upTo(longest))
                .list();

        assertThat(some)
                .isEqualTo(all.stream()
                        .filter(set -> set.items().size() <= longest)
                        .toList());
        assertThat(all).anyMatch(set -> set.items().size() > 4);
    }

    @Test
    void streamedSets_areTheSame() {
        Baskets baskets = Baskets.of(random(11, 300, 10));
        ItemSetSearch search = ItemSetSearch.ofSupport(0.05);
        List<ItemSet> streamed = new ArrayList<>();
        FrequentItemSets.forEach(baskets, search, streamed::add);

        assertThat(streamed)
                .containsExactlyInAnyOrderElementsOf(
                        FrequentItemSets.of(baskets, search).list());
    }

    /** More baskets than bits in a word, so that columns have several. */
    @Test
    void largeCounts_areExact() {
        List<List<String>> baskets = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            List<String> basket = new ArrayList<>();
            for (int divisor : new int[] {2, 3, 5, 7}) {
                if (i % divisor == 0) {
                    basket.add("" + divisor);
                }
            }
            baskets.add(basket);
        }
        FrequentItemSets sets = sets(baskets, 0.001);

        assertThat(sets.count("2", "3", "5", "7")).hasValue(1000 / 210);
        assertThat(sets.count("7", "5", "3")).hasValue(1000 / 105);
        assertThat(sets.count("2")).hasValue(500);
        assertThat(sets.size()).isEqualTo(15);
        assertThat(sets.count("2", "11")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 30, 3", "0.3, 10, 3", "0.0001, 5, 1", "1, 7, 7", "0.7, 10, 7", "0.05, 60, 3", "0.2, 4, 1"})
    void leastCount_isNotLiftedByRounding(double support, int baskets, int count) {
        assertThat(ItemSetSearch.ofSupport(support).leastCount(baskets)).isEqualTo(count);
    }

    @Test
    void basketOf200Items_isNoTroubleWhereItIsTheOnlyOne() {
        List<List<String>> baskets = new ArrayList<>(random(12, 100, 6));
        baskets.add(IntStream.range(0, 200).mapToObj(i -> "long" + i).toList());

        assertThat(sets(baskets, 0.02).list())
                .noneMatch(set -> set.items().get(0).startsWith("long"));
        ItemSetSearch any = ItemSetSearch.ofSupport(0.001).failingBeyond(10_000);
        assertThatThrownBy(() -> FrequentItemSets.of(Baskets.of(baskets), any))
                .isInstanceOf(TooManyResultsException.class)
                .hasMessageStartingWith("more than 10000 item sets are in at least 1 baskets");
    }

    @Test
    void limit_isReachedAndNotPassed() {
        Baskets baskets = Baskets.of(List.of(List.of("a", "b", "c")));

        assertThat(FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(1).failingBeyond(7))
                        .size())
                .isEqualTo(7);
        assertThatThrownBy(() ->
                        FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(1).failingBeyond(6)))
                .isInstanceOf(TooManyResultsException.class);
    }

    @Test
    void fewBaskets_haveFewSets() {
        assertThat(sets(List.of(), 0.5).list()).isEmpty();
        assertThat(sets(List.of(List.of()), 0.5).list()).isEmpty();
        assertThat(sets(List.of(List.of("a")), 1).list()).containsExactly(new ItemSet(List.of("a"), 1));
        assertThat(sets(List.of(List.of("a", "a"), List.of(), List.of("b"), List.of()), 0.25)
                        .list())
                .containsExactly(new ItemSet(List.of("a"), 1), new ItemSet(List.of("b"), 1));
    }

    @Test
    void names_areTakenAsTheyAre_andOrderedByCodePoint() {
        String rare = new String(Character.toChars(0x1F600));
        String privateUse = "\uE000";
        List<List<String>> baskets =
                List.of(List.of(rare, privateUse, "cream cheese ", "cream cheese", "a\u0000", "a"));

        assertThat(Baskets.of(baskets).items())
                .containsExactly("a", "a\u0000", "cream cheese", "cream cheese ", privateUse, rare);
    }

    @Test
    void columns_areCheckedAndRenumbered() {
        Baskets baskets = Baskets.ofColumns(List.of("b", "a"), new int[] {0, 2, 2, 3}, new int[] {0, 1, 0});

        assertThat(baskets.items()).containsExactly("a", "b");
        assertThat(baskets.size()).isEqualTo(3);
        assertThat(baskets.count("b")).isEqualTo(2);
        assertThat(baskets.count("c")).isZero();
        assertThatThrownBy(() -> Baskets.ofColumns(List.of("a"), new int[] {0, 1}, new int[] {1}))
                .hasMessage("basket 0: no item 1 among 1");
        assertThatThrownBy(() -> Baskets.ofColumns(List.of("a"), new int[] {0, 2, 1, 3}, new int[] {0, 0, 0}))
                .hasMessage("starts must not fall: 1 after 2");
        assertThatThrownBy(() -> Baskets.ofColumns(List.of("a"), new int[] {0, 1}, new int[] {0, 0}))
                .hasMessageContaining("end with the number of entries: 2");
        assertThatThrownBy(() -> Baskets.ofColumns(List.of("a", "a"), new int[] {0}, new int[] {}))
                .hasMessageContaining("names must be different");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void supportOutsideOfShares_isRefused(double support) {
        assertThatThrownBy(() -> ItemSetSearch.ofSupport(support))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("least support must be > 0 and <= 1: " + support);
    }

    static FrequentItemSets sets(List<List<String>> baskets, double support) {
        return FrequentItemSets.of(Baskets.of(baskets), ItemSetSearch.ofSupport(support));
    }

    /** Baskets in which later items are rarer and neighbours come together. */
    static List<List<String>> random(long seed, int size, int items) {
        Random random = new Random(seed);
        List<List<String>> baskets = new ArrayList<>();
        for (int basket = 0; basket < size; basket++) {
            Set<String> chosen = new TreeSet<>();
            for (int item = 0; item < items; item++) {
                if (random.nextInt(item + 2) < 2) {
                    chosen.add(name(item));
                    if (random.nextBoolean()) {
                        chosen.add(name((item + 1) % items));
                    }
                }
            }
            baskets.add(List.copyOf(chosen));
        }
        return baskets;
    }

    private static String name(int item) {
        return "item" + (char) ('a' + item);
    }
}
