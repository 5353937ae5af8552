package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Hard inputs, by the names of the reference file; cases of other models are not for this test. Each case records what it
 * measures as an error.
 */
@Tag("reference")
class RobustnessReferenceTest {

    private static final Map<String, Consumer<Golden>> CASES = Map.ofEntries(
            Map.entry(
                    "all_zero_repeat",
                    golden -> notIdentified(IntStream.range(0, 50)
                            .mapToObj(i -> new CustomerSummary(0, 0, 1 + 39.0 * i / 49))
                            .toList())),
            Map.entry("single_customer", golden -> notIdentified(List.of(new CustomerSummary(3, 10, 20)))),
            Map.entry(
                    "identical_rows",
                    golden -> notIdentified(Collections.nCopies(100, new CustomerSummary(2, 10, 20)))),
            Map.entry(
                    "two_customers",
                    golden -> notIdentified(List.of(new CustomerSummary(3, 10, 20), new CustomerSummary(0, 0, 20)))),
            Map.entry("T_zero_rows", RobustnessReferenceTest::ageZero),
            Map.entry("duplicate_dataset", RobustnessReferenceTest::duplicates),
            Map.entry("row_permutation", RobustnessReferenceTest::permutation),
            Map.entry("time_units", RobustnessReferenceTest::timeUnits),
            Map.entry("merge_partials", RobustnessReferenceTest::parts),
            Map.entry("x0_with_tx_positive", golden -> rejected(0, 5, 39)),
            Map.entry("tx_gt_T", golden -> rejected(2, 50, 39)),
            Map.entry("nan_input", golden -> rejected(2, Double.NaN, 39)),
            Map.entry(
                    "empty",
                    golden -> assertThatThrownBy(() -> BgNbd.fit(List.of()))
                            .isInstanceOf(IllegalArgumentException.class)));

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return Golden.tests(
                "robustness",
                golden -> golden.json().has("cases"),
                golden -> golden.json().get("cases").forEach(example -> {
                    String name = example.get("name").asText();
                    if (CASES.containsKey(name)) {
                        CASES.get(name).accept(golden);
                        golden.compare(name, 0, 0, 0);
                    }
                }));
    }

    private static void notIdentified(List<CustomerSummary> customers) {
        for (Family<?> family : Family.ALL) {
            Fit<? extends PurchaseModel> fit = family.fitting().apply(CustomerCounts.of(customers));
            assertThat(fit.status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
            assertThat(fit.evaluations()).isLessThan(200);
            assertThat(fit.logLikelihood()).isFinite();
            assertThat(fit.logCovariance()).isEmpty();
            assertThat(fit.model().probabilityAlive(customers.get(0))).isBetween(0.0, 1.0);
        }
    }

    private static void rejected(int frequency, double recency, double age) {
        assertThatThrownBy(() -> CustomerCounts.of(new int[] {frequency}, new double[] {recency}, new double[] {age}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 0: ");
    }

    private static void ageZero(Golden golden) {
        List<CustomerSummary> more = new ArrayList<>(cdnow());
        more.add(new CustomerSummary(0, 0, 0));
        more.add(new CustomerSummary(0, 0, 0));
        Family.ALL.forEach(family -> compare(golden, family, CustomerCounts.of(more), 1e-10));
    }

    private static void duplicates(Golden golden) {
        CustomerCounts once = CustomerCounts.of(cdnow());
        for (Family<?> family : Family.ALL) {
            compare(golden, family, once.plus(once), 1e-10);
            Fit<?> twice = family.fitting().apply(once.plus(once));
            Fit<?> fit = family.fitting().apply(once);
            golden.compare("twice", twice.logLikelihood(), 2 * fit.logLikelihood(), 1e-12);
            double variance = fit.logCovariance().orElseThrow()[0][0];
            golden.compare("twiceVariance", twice.logCovariance().orElseThrow()[0][0], variance / 2, 1e-9);
        }
    }

    private static void permutation(Golden golden) {
        List<CustomerSummary> shuffled = new ArrayList<>(cdnow());
        Collections.shuffle(shuffled, new Random(1));
        Family.ALL.forEach(family -> compare(golden, family, CustomerCounts.of(shuffled), 0));
    }

    private static void timeUnits(Golden golden) {
        for (double unit : new double[] {7, 7 * 86_400, 7 / 365.25}) {
            CustomerCounts scaled = CustomerCounts.of(cdnow().stream()
                    .map(c -> new CustomerSummary(c.frequency(), c.recency() * unit, c.age() * unit))
                    .toList());
            for (Family<?> family : Family.ALL) {
                double[] actual = parameters(family, scaled);
                double[] expected = parameters(family, CustomerCounts.of(cdnow()));
                for (int i = 0; i < actual.length; i++) {
                    boolean time = i == 1 || (i == 3 && family.equals(Family.PARETO));
                    golden.compare("time unit", actual[i] / (time ? unit : 1), expected[i], 1e-9);
                }
            }
        }
    }

    private static void parts(Golden golden) {
        List<CustomerSummary> all = cdnow();
        CustomerCounts counts = CustomerCounts.of(List.of());
        for (int part = 0; part < 7; part++) {
            counts = counts.plus(CustomerCounts.of(all.subList(part * all.size() / 7, (part + 1) * all.size() / 7)));
        }
        for (Family<?> family : Family.ALL) {
            compare(golden, family, counts, 0);
        }
    }

    private static void compare(Golden golden, Family<?> family, CustomerCounts customers, double bar) {
        double[] actual = parameters(family, customers);
        double[] expected = parameters(family, CustomerCounts.of(cdnow()));
        for (int i = 0; i < actual.length; i++) {
            golden.compare("parameters within " + bar, actual[i], expected[i], bar);
        }
    }

    private static <M extends PurchaseModel> double[] parameters(Family<M> family, CustomerCounts customers) {
        M model = family.fitting().apply(customers).model();
        return family.parameters().stream()
                .mapToDouble(parameter -> parameter.applyAsDouble(model))
                .toArray();
    }

    private static List<CustomerSummary> cdnow() {
        return Golden.csv(Golden.root().resolve("inputs").resolve("cdnow_sample_summary.csv")).stream()
                .map(Golden::summary)
                .toList();
    }
}
