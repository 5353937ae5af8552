package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCountsTest {

    private static final Comparator<CustomerSummary> ORDER = Comparator.comparingInt(CustomerSummary::frequency)
            .thenComparingDouble(CustomerSummary::recency)
            .thenComparingDouble(CustomerSummary::age);

    /** Invented customers; times are multiples of {@code grain} from a few values to all different. */
    private static final class Columns {

        final int[] frequency;
        final double[] recency;
        final double[] age;

        Columns(int customers, double grain, int most, long seed) {
            Random random = new Random(seed);
            frequency = new int[customers];
            recency = new double[customers];
            age = new double[customers];
            for (int i = 0; i < customers; i++) {
                age[i] = grain * random.nextInt(1 + (int) (100 / grain));
                recency[i] = grain * (int) (random.nextDouble() * age[i] / grain);
                frequency[i] = recency[i] == 0 ? 0 : 1 + (int) (most * Math.pow(random.nextDouble(), 8));
                recency[i] = recency[i] == 0 && random.nextBoolean() ? -0.0 : recency[i];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1, 1 / 7.0, 1e-3, 1e-7})
    void of_anyCustomers_equalsCountingInAMap(double grain) {
        for (long seed = 0; seed < 3; seed++) {
            Columns columns = new Columns(5000, grain, 300, seed);
            Map<CustomerSummary, Long> expected = new TreeMap<>(ORDER);
            for (int i = 0; i < columns.age.length; i++) {
                expected.merge(
                        new CustomerSummary(columns.frequency[i], columns.recency[i] + 0.0, columns.age[i]),
                        1L,
                        Long::sum);
            }
            assertSame(CustomerCounts.of(columns.frequency, columns.recency, columns.age), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1 / 7.0, 1e-7})
    void ofInParallel_anyThreads_isTheSame(double grain) throws Exception {
        Columns columns = new Columns(100_000, grain, 2000, 1);
        CustomerCounts alone = CustomerCounts.of(columns.frequency, columns.recency, columns.age);
        for (int threads : new int[] {1, 2, 3, 8}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            CustomerCounts together = pool.submit(
                            () -> CustomerCounts.ofInParallel(columns.frequency, columns.recency, columns.age))
                    .get();
            pool.shutdown();
            assertSame(together, rows(alone));
            assertThat(together.times()).isEqualTo(alone.times());
            assertThat(BgNbd.fit(together).model()).isEqualTo(BgNbd.fit(alone).model());
        }
    }

    @Test
    void ofInParallel_severalImpossibleRows_namesTheFirst() {
        Columns columns = new Columns(100_000, 1, 50, 2);
        columns.age[70_000] = Double.NaN;
        columns.frequency[40_001] = -1;
        assertThatThrownBy(() -> CustomerCounts.ofInParallel(columns.frequency, columns.recency, columns.age))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 40001: frequency must be >= 0: -1");
    }

    @Test
    void ofInParallel_noCustomers_isEmpty() {
        CustomerCounts none = CustomerCounts.ofInParallel(new int[0], new double[0], new double[0]);
        assertThat(none.customers()).isZero();
        assertThat(none.distinct()).isZero();
    }

    @Test
    void of_greatestFrequency_isCounted() {
        CustomerCounts counts =
                CustomerCounts.of(new int[] {Integer.MAX_VALUE, 0}, new double[] {1, 0}, new double[] {2, 3});
        assertThat(counts.frequency(1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(counts.times()).containsExactly(0, 1, 2, 3);
    }

    /** However the customers are divided, counted and added. */
    @Test
    void plus_partsInAnyOrder_equalsTheWhole() {
        Random random = new Random(7);
        for (int seed = 0; seed < 20; seed++) {
            Columns columns = new Columns(400, seed % 2 == 0 ? 1 : 0.01, 30, seed);
            List<CustomerCounts> parts = new ArrayList<>();
            for (int from = 0; from < 400; ) {
                int to = Math.min(400, from + 1 + random.nextInt(150));
                parts.add(CustomerCounts.of(
                        Arrays.copyOfRange(columns.frequency, from, to),
                        Arrays.copyOfRange(columns.recency, from, to),
                        Arrays.copyOfRange(columns.age, from, to)));
                from = to;
            }
            Collections.shuffle(parts, random);
            CustomerCounts sum = parts.stream().reduce(CustomerCounts.of(List.of()), CustomerCounts::plus);
            assertSame(sum, rows(CustomerCounts.of(columns.frequency, columns.recency, columns.age)));
        }
    }

    private static Map<CustomerSummary, Long> rows(CustomerCounts counts) {
        Map<CustomerSummary, Long> rows = new TreeMap<>(ORDER);
        for (int i = 0; i < counts.distinct(); i++) {
            CustomerSummary history = new CustomerSummary(
                    counts.frequency(i), counts.times()[counts.recency(i)], counts.times()[counts.age(i)]);
            rows.put(history, counts.count(i));
        }
        return rows;
    }

    private static void assertSame(CustomerCounts actual, Map<CustomerSummary, Long> expected) {
        assertThat(actual.distinct()).isEqualTo(expected.size());
        assertThat(new ArrayList<>(rows(actual).entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
        CustomerSummary before = null;
        for (int i = 0; i < actual.distinct(); i++) {
            CustomerSummary history = new CustomerSummary(
                    actual.frequency(i), actual.times()[actual.recency(i)], actual.times()[actual.age(i)]);
            assertThat(before == null || ORDER.compare(before, history) < 0).isTrue();
            before = history;
        }
    }
}
