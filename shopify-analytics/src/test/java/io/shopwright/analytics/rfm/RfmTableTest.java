package io.shopwright.analytics.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RfmTableTest {

    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);

    private static RfmCustomers<String> customers(List<CustomerOrder<String>> orders) {
        return RfmCustomers.of(OrderColumns.of(orders), AS_OF);
    }

    private static List<CustomerOrder<String>> random(long seed, int rows) {
        Random random = new Random(seed);
        List<CustomerOrder<String>> orders = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String customer = "c" + random.nextInt(1 + rows / 3);
            LocalDate day = AS_OF.minusDays(random.nextInt(60) - 3);
            orders.add(new CustomerOrder<>(customer, day, random.nextInt(2000) - 300));
        }
        return orders;
    }

    @Test
    void customers_refundsAndLateOrders_countAsSaid() {
        RfmCustomers<String> customers = customers(List.of(
                new CustomerOrder<>("a", AS_OF.minusDays(10), 500),
                new CustomerOrder<>("a", AS_OF.minusDays(2), -700),
                new CustomerOrder<>("a", AS_OF.plusDays(1), 900),
                new CustomerOrder<>("b", AS_OF.minusDays(1), -5),
                new CustomerOrder<>("c", AS_OF, 0),
                new CustomerOrder<>("d", AS_OF.plusDays(1), 1)));
        assertThat(customers.size()).isEqualTo(2);
        assertThat(customers.key(0)).isEqualTo("a");
        assertThat(customers.daysSinceLastPurchase(0)).isEqualTo(10);
        assertThat(customers.frequency(0)).isEqualTo(1);
        assertThat(customers.monetary(0)).isEqualTo(-200);
        assertThat(customers.key(1)).isEqualTo("c");
        assertThat(customers.daysSinceLastPurchase(1)).isZero();
    }

    /** Ten values, by hand; the quantiles at .2, .4, .6, .8 are 1, 1, 2.4, 5.6. */
    @ParameterizedTest
    @CsvSource({
        "QUANTILE_EDGES, 1 1 1 1 1 3 4 4 5 5",
        "EQUAL_CLASSES,  1 1 2 2 3 3 4 4 5 5",
        "AVERAGE_RANK,   2 2 2 2 2 3 4 4 5 5",
    })
    void scores_withTies_areThoseByHand(RfmScoring scoring, String expected) {
        int[] scores = scoring.scores(new long[] {1, 1, 1, 1, 1, 2, 3, 5, 8, 9}, 5);
        assertThat(scores)
                .containsExactly(Arrays.stream(expected.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"QUANTILE_EDGES, 1, 1", "EQUAL_CLASSES, 1, 5", "AVERAGE_RANK, 3, 3"})
    void of_identicalCustomers_scoresAsDocumented(RfmScoring scoring, int first, int last) {
        List<CustomerOrder<String>> orders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            orders.add(new CustomerOrder<>("c" + i, AS_OF.minusDays(3), 100));
        }
        RfmTable<String> table = RfmTable.of(customers(orders), scoring);
        assertThat(table.score(0)).isEqualTo(new RfmScore(first, first, first));
        assertThat(table.score(49)).isEqualTo(new RfmScore(last, last, last));
    }

    @ParameterizedTest
    @EnumSource(RfmScoring.class)
    void scores_anyNumberOfClasses_areInRangeAndMonotone(RfmScoring scoring) {
        Random random = new Random(3);
        for (int classes = 2; classes <= 12; classes++) {
            for (int n : new int[] {1, 2, 3, 7, 100, 101}) {
                long[] values = random.longs(n, -5, 20).toArray();
                int[] scores = scoring.scores(values, classes);
                for (int i = 0; i < n; i++) {
                    assertThat(scores[i]).isBetween(1, classes);
                    for (int j = 0; j < n; j++) {
                        assertThat(values[i] < values[j] && scores[i] > scores[j])
                                .isFalse();
                        boolean tie = values[i] == values[j] && scoring != RfmScoring.EQUAL_CLASSES;
                        assertThat(tie && scores[i] != scores[j]).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void equalClasses_sizesDifferByOneAtMost_firstOnesLarger() {
        int[] scores =
                RfmScoring.EQUAL_CLASSES.scores(new Random(4).longs(103, 0, 9).toArray(), 5);
        long[] sizes = new long[5];
        for (int score : scores) {
            sizes[score - 1]++;
        }
        assertThat(sizes).containsExactly(21, 21, 21, 20, 20);
    }

    @ParameterizedTest
    @EnumSource(
            value = RfmScoring.class,
            names = {"QUANTILE_EDGES", "AVERAGE_RANK"})
    void of_permutedOrders_isTheSame(RfmScoring scoring) {
        List<CustomerOrder<String>> orders = random(5, 400);
        Map<String, RfmScore> expected = RfmTable.of(customers(orders), scoring).scores();
        for (int seed = 0; seed < 10; seed++) {
            List<CustomerOrder<String>> shuffled = new ArrayList<>(orders);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(RfmTable.of(customers(shuffled), scoring).scores()).isEqualTo(expected);
        }
    }

    @Test
    void of_everyCustomerTwice_keepsAverageRankScores() {
        List<CustomerOrder<String>> orders = random(6, 300);
        List<CustomerOrder<String>> twice = new ArrayList<>(orders);
        orders.forEach(o -> twice.add(new CustomerOrder<>(o.customer() + "'", o.day(), o.amount())));
        Map<String, RfmScore> once =
                RfmTable.of(customers(orders), RfmScoring.AVERAGE_RANK).scores();
        Map<String, RfmScore> both =
                RfmTable.of(customers(twice), RfmScoring.AVERAGE_RANK).scores();
        // The mean of the doubled ranks 2r - 1 and 2r is 2r - 1/2: no score rises.
        once.forEach((customer, score) -> {
            assertThat(both.get(customer)).isEqualTo(both.get(customer + "'"));
            assertThat(score.r() - both.get(customer).r()).isBetween(0, 1);
            assertThat(score.f() - both.get(customer).f()).isBetween(0, 1);
            assertThat(score.m() - both.get(customer).m()).isBetween(0, 1);
        });
    }

    @Test
    void edges_scoreLikeTheTableTheyComeFrom() {
        RfmCustomers<String> customers = customers(random(7, 500));
        for (int classes : new int[] {2, 3, 5, 10}) {
            RfmEdges edges = RfmEdges.of(customers, classes);
            RfmTable<String> table = RfmTable.of(customers, RfmScoring.QUANTILE_EDGES, classes);
            for (int i = 0; i < customers.size(); i++) {
                assertThat(edges.score(
                                customers.daysSinceLastPurchase(i), customers.frequency(i), customers.monetary(i)))
                        .isEqualTo(table.score(i));
            }
        }
    }

    @Test
    void of_noCustomers_isEmpty() {
        RfmTable<String> table = RfmTable.of(customers(List.of()), RfmScoring.QUANTILE_EDGES);
        assertThat(table.cells()).isEmpty();
        assertThat(table.scores()).isEmpty();
        assertThat(table.groups().values()).containsOnly(0L);
        assertThatThrownBy(() -> RfmEdges.of(table.customers(), 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_oneClass_isRefused() {
        RfmCustomers<String> customers = customers(random(8, 10));
        assertThatThrownBy(() -> RfmTable.of(customers, RfmScoring.AVERAGE_RANK, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes must be >= 2: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, CHAMPIONS",
        "5, 5, 3, CHAMPIONS",
        "5, 4, 3, ACTIVE",
        "5, 1, 3, NEW",
        "4, 4, 4, LOYAL",
        "3, 3, 5, LOYAL",
        "3, 2, 3, NEEDS_ATTENTION",
        "3, 1, 1, PROMISING",
        "2, 2, 2, ALMOST_LOST",
        "2, 3, 3, AT_RISK",
        "1, 5, 5, PREVIOUSLY_LOYAL",
        "1, 1, 1, DORMANT",
    })
    void group_followsTheTable(int r, int f, int m, RfmGroup expected) {
        assertThat(RfmGroup.of(new RfmScore(r, f, m))).isEqualTo(expected);
    }

    @Test
    void group_everyScore_hasOneAndEveryGroupButProspectsIsReached() {
        Set<RfmGroup> reached = new HashSet<>();
        for (int i = 0; i < 125; i++) {
            reached.add(RfmGroup.of(new RfmScore(1 + i / 25, 1 + i / 5 % 5, 1 + i % 5)));
        }
        assertThat(reached).hasSize(10).doesNotContain(RfmGroup.PROSPECTS);
    }

    @Test
    void group_otherClasses_isRefused() {
        RfmTable<String> table = RfmTable.of(customers(random(9, 10)), RfmScoring.AVERAGE_RANK, 4);
        assertThatThrownBy(() -> table.group(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groups need 5 classes: 4");
        assertThatThrownBy(() -> RfmGroup.of(new RfmScore(6, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groups need scores from 1 to 5: RfmScore[r=6, f=1, m=1]");
        assertThatThrownBy(() -> new RfmScore(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must be >= 1: 0, 1, 1");
    }

    @Test
    void transitions_countEveryCustomerOnce() {
        OrderColumns<String> orders = OrderColumns.of(random(10, 600));
        RfmTable<String> before = RfmTable.of(RfmCustomers.of(orders, AS_OF.minusDays(30)), RfmScoring.QUANTILE_EDGES);
        RfmTable<String> after = RfmTable.of(RfmCustomers.of(orders, AS_OF), RfmScoring.QUANTILE_EDGES);
        RfmTransitions transitions = RfmTransitions.between(before, after);
        for (RfmGroup group : RfmGroup.values()) {
            if (group != RfmGroup.PROSPECTS) {
                assertThat(transitions.before(group)).isEqualTo(before.groups().get(group));
                assertThat(transitions.after(group)).isEqualTo(after.groups().get(group));
            }
        }
        long newcomers = after.customers().size() - before.customers().size();
        assertThat(transitions.before(RfmGroup.PROSPECTS)).isEqualTo(newcomers);
        assertThat(transitions.after(RfmGroup.PROSPECTS)).isZero();
        assertThat(transitions.share(RfmGroup.CHAMPIONS, RfmGroup.CHAMPIONS).orElseThrow())
                .isBetween(0.0, 1.0);
    }

    @Test
    void transitions_fromATableToItself_stay() {
        RfmTable<String> table = RfmTable.of(customers(random(11, 100)), RfmScoring.AVERAGE_RANK);
        RfmTransitions transitions = RfmTransitions.between(table, table);
        table.groups().forEach((group, size) -> {
            assertThat(transitions.count(group, group)).isEqualTo(size);
            assertThat(transitions.before(group)).isEqualTo(size);
        });
        assertThat(transitions.share(RfmGroup.PROSPECTS, RfmGroup.NEW)).isEmpty();
        RfmTable<String> nobody = RfmTable.of(customers(List.of()), RfmScoring.AVERAGE_RANK);
        assertThat(RfmTransitions.between(table, nobody).after(RfmGroup.PROSPECTS))
                .isEqualTo(table.customers().size());
    }
}
