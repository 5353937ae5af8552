package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.cohort.CohortCell;
import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.analytics.cohort.CohortTable;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import io.shopwright.analytics.rfm.RfmCustomers;
import io.shopwright.analytics.rfm.RfmEdges;
import io.shopwright.analytics.rfm.RfmScore;
import io.shopwright.analytics.rfm.RfmScoring;
import io.shopwright.analytics.rfm.RfmTable;
import io.shopwright.analytics.segment.Feature;
import io.shopwright.analytics.segment.FeatureTable;
import io.shopwright.analytics.segment.KMeans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Hard inputs. The reference file describes each of its cases in words; a case that speaks of RFM, cohorts or k-means runs
 * all hard inputs of that subject, and one that speaks of none of them is not for this test.
 */
@Tag("reference")
class SegmentationRobustnessReferenceTest {

    private static final LocalDate END = LocalDate.of(2024, 6, 30);

    private static final Map<String, Runnable> SUBJECTS = Map.of(
            "rfm", SegmentationRobustnessReferenceTest::rfm,
            "cohort", SegmentationRobustnessReferenceTest::cohort,
            "kmeans", SegmentationRobustnessReferenceTest::kmeans);

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ReferenceFile.all("robustness").stream()
                .map(reference -> DynamicTest.dynamicTest(reference.name(), () -> {
                    int run = 0;
                    for (var example : reference.json().path("cases")) {
                        String words =
                                example.toString().toLowerCase(Locale.ROOT).replace("-", "");
                        for (Map.Entry<String, Runnable> subject : SUBJECTS.entrySet()) {
                            if (words.contains(subject.getKey())) {
                                subject.getValue().run();
                                run++;
                            }
                        }
                    }
                    System.out.println(reference.name() + ": cases that concern RFM, cohorts or k-means: " + run);
                }));
    }

    /** The same inputs without the file. */
    @TestFactory
    Stream<DynamicTest> everySubject() {
        return SUBJECTS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> entry.getValue().run()));
    }

    private static void rfm() {
        List<CustomerOrder<String>> equal = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            equal.add(new CustomerOrder<>("c" + i, END.minusDays(10), 1000));
        }
        RfmCustomers<String> customers = RfmCustomers.of(OrderColumns.of(equal), END);
        assertThat(RfmTable.of(customers, RfmScoring.QUANTILE_EDGES).cells())
                .isEqualTo(Map.of(new RfmScore(1, 1, 1), 100L));
        assertThat(RfmTable.of(customers, RfmScoring.AVERAGE_RANK).cells())
                .isEqualTo(Map.of(new RfmScore(3, 3, 3), 100L));
        Map<RfmScore, Long> spread =
                RfmTable.of(customers, RfmScoring.EQUAL_CLASSES).cells();
        for (int c = 1; c <= 5; c++) {
            assertThat(spread.get(new RfmScore(c, c, c))).isEqualTo(20);
        }
        RfmCustomers<String> one = RfmCustomers.of(OrderColumns.of(equal.subList(0, 1)), END);
        assertThat(RfmTable.of(one, RfmScoring.AVERAGE_RANK).score(0)).isEqualTo(new RfmScore(5, 5, 5));
        assertThat(RfmTable.of(one, RfmScoring.QUANTILE_EDGES).score(0)).isEqualTo(new RfmScore(1, 1, 1));
        RfmCustomers<String> nobody = RfmCustomers.of(OrderColumns.of(List.<CustomerOrder<String>>of()), END);
        assertThat(RfmTable.of(nobody, RfmScoring.AVERAGE_RANK).cells()).isEmpty();
        assertThatThrownBy(() -> RfmEdges.of(nobody, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void cohort() {
        List<CustomerOrder<String>> orders = new ArrayList<>(List.of(
                new CustomerOrder<>("a", LocalDate.of(2024, 1, 31), 1000),
                new CustomerOrder<>("a", LocalDate.of(2024, 2, 29), -1000),
                new CustomerOrder<>("a", LocalDate.of(2024, 3, 31), 500),
                new CustomerOrder<>("b", LocalDate.of(2024, 1, 1), 200),
                new CustomerOrder<>("b", LocalDate.of(2024, 1, 1), -200)));
        CohortTable expected = CohortTable.of(orders, CohortPeriod.MONTH, END);
        List<CohortCell> cells = expected.cohorts().get(0).cells();
        assertThat(cells).extracting(CohortCell::revenue).containsExactly(1000L, -1000L, 500L, 0L, 0L, 0L);
        assertThat(cells).extracting(CohortCell::customers).containsExactly(2L, 0L, 1L, 0L, 0L, 0L);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(orders, new Random(seed));
            assertThat(CohortTable.of(orders, CohortPeriod.MONTH, END).cohorts())
                    .isEqualTo(expected.cohorts());
        }
        assertThat(CohortTable.of(List.<CustomerOrder<String>>of(), CohortPeriod.MONTH, END)
                        .cohorts())
                .isEmpty();
    }

    private static void kmeans() {
        double[][] rows = {{1, 2}, {3, 4}, {5, 7}};
        List<Feature> features = List.of(Feature.linear("x"), Feature.linear("y"));
        FeatureTable table = FeatureTable.of(features, rows);
        assertThat(KMeans.fit(table, 3, 1).inertia()).isZero();
        assertThatThrownBy(() -> KMeans.fit(table, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clusters must be <= the number of different rows: 4, 3");
        FeatureTable equal = FeatureTable.of(features, new double[][] {{1, 2}, {1, 2}});
        assertThat(KMeans.fit(equal, 1, 1).inertia()).isZero();
        assertThatThrownBy(() -> KMeans.fit(equal, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeatureTable.of(features, new double[][] {{1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: y must be finite: NaN");
    }
}
