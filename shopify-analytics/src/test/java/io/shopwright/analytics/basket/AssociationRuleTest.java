package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationRuleTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rules_areAllSplitsThatAreSureEnough(long seed) {
        FrequentItemSets sets = FrequentItemSetsTest.sets(FrequentItemSetsTest.random(seed, 200, 8), 0.03);
        double confidence = 0.3 + 0.1 * seed;
        Set<AssociationRule> expected = new HashSet<>();
        for (ItemSet set : sets.list()) {
            for (int split = 1; split < (1 << set.items().size()) - 1; split++) {
                AssociationRule rule = rule(sets, set, split);
                if (rule.confidence() >= confidence - 1e-12) {
                    expected.add(rule);
                }
            }
        }
        List<AssociationRule> any = RuleSearch.any(confidence).rules(sets);
        List<AssociationRule> single = RuleSearch.single(confidence).rules(sets);

        assertThat(any).containsExactlyInAnyOrderElementsOf(expected).isSortedAccordingTo(AssociationRule.ORDER);
        assertThat(single)
                .isEqualTo(any.stream()
                        .filter(rule -> rule.consequent().size() == 1)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void measures_keepToTheirRanges_andToEachOther(long seed) {
        FrequentItemSets sets = FrequentItemSetsTest.sets(FrequentItemSetsTest.random(seed, 120, 7), 0.02);
        for (AssociationRule rule : RuleSearch.any(0).rules(sets)) {
            double share = (double) rule.consequentCount() / rule.baskets();
            assertThat(rule.lift()).isCloseTo(rule.confidence() / share, within(1e-12 * rule.lift()));
            assertThat(rule.leverage()).isBetween(-0.25, 0.25);
            assertThat(rule.zhang()).isBetween(-1.0, 1.0);
            assertThat(rule.phi()).isBetween(-1.0, 1.0);
            assertThat(rule.pValue()).isBetween(0.0, 1.0);
            assertThat(rule.jaccard()).isLessThanOrEqualTo(rule.allConfidence());
            assertThat(rule.allConfidence()).isLessThanOrEqualTo(rule.cosine() + 1e-15);
            assertThat(rule.cosine()).isLessThanOrEqualTo(rule.kulczynski() + 1e-15);
            assertThat(Math.signum(rule.leverage())).isEqualTo(Math.signum(Math.rint(rule.phi() * 1e12)));
            assertThat(rule.addedValue())
                    .isCloseTo(rule.leverage() * rule.baskets() / rule.antecedentCount(), within(1e-12));
        }
    }

    /** 40 of 100 with A, 50 with B, 30 with both: by hand. */
    @Test
    void measures_ofAFourfoldTable() {
        AssociationRule rule = new AssociationRule(List.of("a"), List.of("b"), 30, 40, 50, 100);

        assertThat(rule.support()).isEqualTo(0.3);
        assertThat(rule.confidence()).isEqualTo(0.75);
        assertThat(rule.lift()).isEqualTo(1.5);
        assertThat(rule.leverage()).isEqualTo(0.1);
        assertThat(rule.conviction()).isEqualTo(2);
        assertThat(rule.jaccard()).isEqualTo(0.5);
        assertThat(rule.kulczynski()).isEqualTo(0.675);
        assertThat(rule.imbalance()).isCloseTo(10 / 60.0, within(1e-15));
        assertThat(rule.oddsRatio()).isEqualTo(6);
        assertThat(rule.phi()).isCloseTo(0.1 / Math.sqrt(0.06), within(1e-15));
    }

    @Test
    void surerThanSure_isInfinite_andNeverNan() {
        AssociationRule always = new AssociationRule(List.of("a"), List.of("b"), 3, 3, 3, 3);

        assertThat(always.conviction()).isInfinite();
        assertThat(always.oddsRatio()).isInfinite();
        assertThat(always.zhang()).isZero();
        assertThat(always.phi()).isZero();
        assertThat(always.leverage()).isZero();
        assertThat(always.pValue()).isEqualTo(1);
    }

    @Test
    void equalFractions_areOrderedByCount_thenByItems() {
        AssociationRule small = new AssociationRule(List.of("b"), List.of("c"), 1, 3, 7, 49);
        AssociationRule large = new AssociationRule(List.of("b"), List.of("d"), 3, 9, 7, 49);
        AssociationRule first = new AssociationRule(List.of("a"), List.of("c"), 1, 3, 7, 49);
        AssociationRule longer = new AssociationRule(List.of("a", "b"), List.of("c"), 1, 3, 7, 49);
        List<AssociationRule> rules = new ArrayList<>(List.of(small, longer, first, large));
        rules.sort(AssociationRule.ORDER);

        assertThat(rules).containsExactly(large, first, longer, small);
    }

    @Test
    void limit_fails() {
        FrequentItemSets sets = FrequentItemSetsTest.sets(List.of(List.of("a", "b", "c")), 1);

        assertThat(RuleSearch.any(0).failingBeyond(12).rules(sets)).hasSize(12);
        assertThatThrownBy(() -> RuleSearch.any(0).failingBeyond(11).rules(sets))
                .isInstanceOf(TooManyResultsException.class)
                .hasMessageStartingWith("more than 11 rules");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 5", "3, 2, 4, 9", "1, 3, 3, 4"})
    void impossibleCounts_areRefused(int count, int left, int right, int baskets) {
        assertThatThrownBy(() -> new AssociationRule(List.of("a"), List.of("b"), count, left, right, baskets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 < count");
    }

    @Test
    void bundles_areTheMostUnexpectedSets_withoutOverlap() {
        List<List<String>> baskets = FrequentItemSetsTest.random(13, 400, 9);
        FrequentItemSets sets = FrequentItemSetsTest.sets(baskets, 0.02);
        List<Bundle> bundles = Bundle.suggest(sets, 1.1, 5);

        assertThat(bundles).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        for (int i = 0; i < bundles.size(); i++) {
            Bundle bundle = bundles.get(i);
            assertThat(bundle.lift()).isGreaterThanOrEqualTo(1.1);
            assertThat(sets.count(bundle.items().toArray(String[]::new))).hasValue(bundle.count());
            for (Bundle better : bundles.subList(0, i)) {
                assertThat(better.excess()).isGreaterThanOrEqualTo(bundle.excess());
                assertThat(better.items()).doesNotContainSequence(bundle.items());
            }
        }
        double most = sets.list().stream()
                .filter(set -> set.items().size() > 1)
                .mapToDouble(set -> set.count()
                        - baskets.size()
                                * set.items().stream()
                                        .mapToDouble(item -> sets.count(item).orElseThrow() / (double) baskets.size())
                                        .reduce(1, (left, right) -> left * right))
                .max()
                .orElseThrow();
        assertThat(bundles.get(0).excess()).isCloseTo(most, within(1e-9));
    }

    @Test
    void neededGrowth_keepsTheProfit() {
        BundleOffer offer = new BundleOffer(50, 30, 0.1);
        double growth = offer.neededGrowth().orElseThrow();

        assertThat((1 + growth) * (offer.price() - 30)).isCloseTo(50 - 30, within(1e-12));
        assertThat(BundleOffer.payingAt(growth, 50, 30).discount()).isCloseTo(0.1, within(1e-12));
        assertThat(new BundleOffer(50, 30, 0.4).neededGrowth()).isEmpty();
        assertThatThrownBy(() -> new BundleOffer(30, 30, 0.1)).hasMessageContaining("unit cost < list price");
    }

    /** The items of a set whose bits are set follow. */
    private static AssociationRule rule(FrequentItemSets sets, ItemSet set, int split) {
        List<String> given = new ArrayList<>();
        List<String> following = new ArrayList<>();
        for (int i = 0; i < set.items().size(); i++) {
            ((split >> i & 1) == 1 ? following : given).add(set.items().get(i));
        }
        return new AssociationRule(
                given,
                following,
                set.count(),
                sets.count(given.toArray(String[]::new)).orElseThrow(),
                sets.count(following.toArray(String[]::new)).orElseThrow(),
                sets.baskets());
    }
}
