package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {

    private static final AlsOptions OPTIONS = new AlsOptions(6, 0.5, 10, 8, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void loss_neverRises_andTheSameSeedGivesTheSameFactors(long seed) {
        Interactions interactions = Interactions.of(purchases(seed, 120));
        ImplicitFactors fit = ImplicitFactors.fit(interactions, OPTIONS);

        assertThat(fit.losses()).hasSize(9).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(ImplicitFactors.fit(interactions, OPTIONS).losses()).isEqualTo(fit.losses());
    }

    /** The loss from its definition, over all pairs. */
    @Test
    void loss_isTheSumOverAllPairs_withoutRegularization() {
        Interactions interactions = Interactions.of(purchases(4, 40));
        AlsOptions nearlyFree = new AlsOptions(3, 1e-12, 5, 4, 1);
        ImplicitFactors fit = ImplicitFactors.fit(interactions, nearlyFree);
        Map<String, Long> times = purchases(4, 40).stream()
                .collect(Collectors.groupingBy(p -> p.customer() + "|" + p.item(), Collectors.counting()));

        double loss = 0;
        for (String customer : interactions.customers()) {
            for (String item : interactions.items()) {
                long weight = times.getOrDefault(customer + "|" + item, 0L);
                double distance = (weight > 0 ? 1 : 0) - fit.score(customer, item);
                loss += (1 + 5 * weight) * distance * distance;
            }
        }
        assertThat(fit.losses().get(4)).isCloseTo(loss, within(1e-8 * loss));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void recommended_areUnseen_bestFirst_andAsManyAsThereAre(int count) {
        List<ItemPurchase> purchases = purchases(5, 60);
        Interactions interactions = Interactions.of(purchases);
        for (Recommender recommender : recommenders(interactions)) {
            for (String customer : interactions.customers()) {
                Set<String> seen = purchases.stream()
                        .filter(purchase -> purchase.customer().equals(customer))
                        .map(ItemPurchase::item)
                        .collect(Collectors.toSet());
                List<Recommendation> best = recommender.recommend(customer, count);
                List<String> items = best.stream().map(Recommendation::item).toList();
                assertThat(items)
                        .hasSize(Math.min(count, interactions.items().size() - seen.size()))
                        .doesNotHaveDuplicates()
                        .doesNotContainAnyElementsOf(seen);
                for (int i = 1; i < best.size(); i++) {
                    double step = best.get(i - 1).score() - best.get(i).score();
                    assertThat(step > 0 || (step == 0 && items.get(i - 1).compareTo(items.get(i)) < 0))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void customerWithoutPurchases_isToldTheFirstItems_byFactors() {
        List<ItemPurchase> purchases = purchases(6, 30);
        Interactions known = Interactions.of(purchases);
        List<String> customers = new ArrayList<>(known.customers());
        customers.add("cold");
        Interactions interactions = Interactions.of(customers, known.items(), purchases);
        ImplicitFactors fit = ImplicitFactors.fit(interactions, OPTIONS);

        assertThat(fit.recommend("cold", 2))
                .containsExactly(
                        new Recommendation(known.items().get(0), 0),
                        new Recommendation(known.items().get(1), 0));
        assertThat(PopularItems.of(interactions).recommend("cold", 1).get(0).score())
                .isPositive();
    }

    /** Customers buy items of one of four kinds; a recommender that sees this must beat popularity. */
    @Test
    void recommendersThatLearn_beatPopularity_whereTastesDiffer() {
        LeaveLastOut test = LeaveLastOut.split(purchases(7, 400));
        Interactions training = test.training();
        RankingQuality popular = test.evaluate(PopularItems.of(training), 5);
        RankingQuality near = test.evaluate(NeighbourItems.of(training, SimilarityMeasure.COSINE, 20), 5);
        RankingQuality factors = test.evaluate(ImplicitFactors.fit(training, OPTIONS), 5);

        for (RankingQuality better : List.of(near, factors)) {
            assertThat(better.hitRate()).isGreaterThan(1.5 * popular.hitRate());
            assertThat(better.coverage()).isGreaterThan(popular.coverage());
            assertThat(better.reciprocalRank()).isLessThanOrEqualTo(better.ndcg());
            assertThat(better.ndcg()).isLessThanOrEqualTo(better.hitRate());
        }
    }

    /** By hand: of the customers only b and c began to buy a second item; the last ones are "y" and "z". */
    @Test
    void heldOut_isTheItemBegunLast_withAllItsPurchases() {
        List<ItemPurchase> purchases = List.of(
                at("a", "x", 1),
                at("a", "x", 9),
                at("b", "y", 5),
                at("b", "x", 2),
                at("b", "x", 8),
                at("b", "y", 7),
                at("c", "x", 3),
                at("c", "y", 4),
                at("c", "z", 4));
        LeaveLastOut test = LeaveLastOut.split(purchases);

        assertThat(test.heldOut()).containsExactlyInAnyOrderEntriesOf(Map.of("b", "y", "c", "z"));
        assertThat(test.training().size()).isEqualTo(4);
        assertThat(test.training().items()).containsExactly("x", "y", "z");

        RankingQuality two = test.evaluate(PopularItems.of(test.training()), 2);
        // b is told y (bought by c) and z; c, who has x and y, is told z alone.
        assertThat(two).isEqualTo(new RankingQuality(2, 2, 1, 1, 1, 2 / 3.0));
        RankingQuality reversed =
                test.evaluate((customer, count) -> List.of(new Recommendation("x", 1), new Recommendation("z", 0)), 2);
        assertThat(reversed.hitRate()).isEqualTo(0.5);
        assertThat(reversed.reciprocalRank()).isEqualTo(0.25);
        assertThat(reversed.ndcg()).isCloseTo(0.5 * Math.log(2) / Math.log(3), within(1e-15));
    }

    @Test
    void similarItems_areOfTheSameKind() {
        ImplicitFactors fit = ImplicitFactors.fit(Interactions.of(purchases(8, 400)), OPTIONS);

        for (Recommendation near : fit.similarItems("item04", 3)) {
            assertThat(Integer.parseInt(near.item().substring(4)) % 4).isZero();
            assertThat(near.score()).isBetween(0.3, 1.0);
        }
    }

    @Test
    void weights_addUp_andZeroIsNone() {
        List<String> names = List.of("p", "q");
        Interactions interactions = Interactions.ofColumns(
                names, names, new int[] {1, 0, 1, 1}, new int[] {1, 0, 1, 0}, new double[] {2, 0, 3, 1});

        assertThat(interactions.size()).isEqualTo(2);
        assertThat(interactions.byCustomer().value(1)).isEqualTo(5);
        assertThat(interactions.baskets().size()).isEqualTo(2);
    }

    @Test
    void badArguments_areNamed() {
        Interactions interactions = Interactions.of(purchases(9, 10));
        ImplicitFactors fit = ImplicitFactors.fit(interactions, OPTIONS);

        assertThatThrownBy(() -> fit.recommend("nobody", 1)).hasMessage("no customer nobody among 10");
        assertThatThrownBy(() -> fit.recommend("customer0", 0)).hasMessage("count must be >= 1: 0");
        assertThatThrownBy(() -> fit.similarItems("item00", 0)).hasMessage("count must be >= 1: 0");
        assertThatThrownBy(() -> new AlsOptions(0, 1, 1, 1, 1)).hasMessageContaining("factors and sweeps");
        assertThatThrownBy(() -> new AlsOptions(1, 0, 1, 1, 1))
                .hasMessage("regularization must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new AlsOptions(1, 1, Double.NaN, 1, 1)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> ImplicitFactors.fitFrom(interactions, OPTIONS, new double[1][6], new double[1][6]))
                .hasMessage("need the factors of 10 customers: 1");
        List<String> one = List.of("x");
        assertThatThrownBy(
                        () -> Interactions.ofColumns(one, one, new int[] {0}, new int[] {0}, new double[] {Double.NaN}))
                .hasMessage("row 0: weight must be >= 0 and finite: NaN");
        assertThatThrownBy(() -> Interactions.ofColumns(one, one, new int[] {1}, new int[] {0}, new double[] {1}))
                .hasMessageStartingWith("row 0: no customer 1");
        assertThatThrownBy(() -> LeaveLastOut.split(List.of(at("a", "x", 1))).evaluate(fit, 3))
                .hasMessageStartingWith("no customer bought two different items");
    }

    private static List<Recommender> recommenders(Interactions interactions) {
        return List.of(
                PopularItems.of(interactions),
                NeighbourItems.of(interactions, SimilarityMeasure.JACCARD, 5),
                ImplicitFactors.fit(interactions, OPTIONS));
    }

    /** Customer n likes the items whose number leaves the same rest by four as n, and buys others now and then. */
    private static List<ItemPurchase> purchases(long seed, int customers) {
        Random random = new Random(seed);
        List<ItemPurchase> purchases = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            int kind = customer % 4;
            for (int i : IntStream.range(0, 3 + random.nextInt(8)).toArray()) {
                int item = random.nextInt(5) == 0 ? random.nextInt(40) : 4 * random.nextInt(10) + kind;
                purchases.add(at("customer" + customer, "item%02d".formatted(item), 100 * customer + i));
            }
        }
        return purchases;
    }

    private static ItemPurchase at(String customer, String item, int second) {
        return new ItemPurchase(customer, item, Instant.ofEpochSecond(second));
    }
}
