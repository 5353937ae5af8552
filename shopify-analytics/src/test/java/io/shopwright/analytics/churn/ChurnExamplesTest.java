package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.survival.RegressionFit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnExamplesTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final ChurnExamples.Window WINDOW = new ChurnExamples.Window(START.plusDays(180), 60);

    @Test
    void of_smallLog_countsDaysUntilTheCut() {
        List<Purchase<String>> purchases = List.of(
                purchase("ann", 0, 10),
                purchase("ann", 130, 20),
                purchase("ann", 130, 5),
                purchase("bob", 180, 7),
                purchase("ann", 241, 100),
                purchase("bob", 240, 1),
                purchase("cid", 181, 1));
        ChurnExamples<String> examples = ChurnExamples.of(purchases, WINDOW, START.plusDays(300));
        assertThat(examples.examples())
                .containsExactly(
                        new ChurnExamples.Example<>("ann", new PurchaseFeatures(2, 50, 180, 17.5, 1, 25), true),
                        new ChurnExamples.Example<>("bob", new PurchaseFeatures(1, 0, 0, 7, 1, 7), false));
        assertThat(examples.covariates().row(0)).containsExactly(2, 50, 180, 17.5, 1, 25);
        assertThat(examples.outcomes()).containsExactly(true, false);
    }

    @Test
    void features_anythingAfterTheCut_hasNoInfluence() {
        List<Purchase<Integer>> purchases = log(1);
        List<Purchase<Integer>> known = purchases.stream()
                .filter(purchase -> !purchase.day().isAfter(WINDOW.cut()))
                .toList();
        assertThat(List.copyOf(PurchaseFeatures.at(purchases, WINDOW.cut(), 60).entrySet()))
                .isEqualTo(
                        List.copyOf(PurchaseFeatures.at(known, WINDOW.cut(), 60).entrySet()));
    }

    @Test
    void outcomes_anythingAfterTheWindow_hasNoInfluence() {
        List<Purchase<Integer>> purchases = log(2);
        List<Purchase<Integer>> known = purchases.stream()
                .filter(purchase -> !purchase.day().isAfter(WINDOW.end()))
                .toList();
        assertThat(ChurnExamples.of(purchases, WINDOW, START.plusDays(365)))
                .isEqualTo(ChurnExamples.of(known, WINDOW, WINDOW.end()));
    }

    @Test
    void examples_ofOneWindow_predictTheNext() {
        List<Purchase<Integer>> purchases = log(3);
        ChurnExamples<Integer> learn = ChurnExamples.of(purchases, WINDOW, START.plusDays(365));
        RegressionFit<LogisticRegression> fit = LogisticRegression.fit(learn.covariates(), learn.outcomes(), 1);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.CONVERGED);
        ChurnExamples<Integer> later =
                ChurnExamples.of(purchases, new ChurnExamples.Window(WINDOW.end(), 60), START.plusDays(365));
        double[] scores = later.examples().stream()
                .mapToDouble(
                        example -> fit.model().probability(example.features().toArray()))
                .toArray();
        // Rates of buying vary between customers, so the past must tell something of the future.
        assertThat(Discrimination.of(scores, later.outcomes()).auc().orElseThrow())
                .isGreaterThan(0.65);
    }

    @Test
    void of_windowNotOver_isRejected() {
        assertThatThrownBy(() -> ChurnExamples.of(log(4), WINDOW, WINDOW.end().minusDays(1)))
                .hasMessage("the window must be over when the observation ends: window until 2026-08-29, observation"
                        + " until 2026-08-28");
        assertThatThrownBy(() -> new ChurnExamples.Window(START, 0)).hasMessage("days must be > 0: 0");
    }

    /** A year of purchases of 400 customers, each with a rate of his own. */
    private static List<Purchase<Integer>> log(long seed) {
        Random random = new Random(seed);
        List<Purchase<Integer>> purchases = new ArrayList<>();
        for (int customer = 0; customer < 400; customer++) {
            double rate = 0.05 * random.nextDouble() * random.nextDouble();
            int first = random.nextInt(150);
            for (int day = first; day < 365; day++) {
                if (day == first || random.nextDouble() < rate) {
                    purchases.add(new Purchase<>(customer, START.plusDays(day), 1 + random.nextInt(100)));
                }
            }
        }
        java.util.Collections.shuffle(purchases, random);
        return purchases;
    }

    private static Purchase<String> purchase(String customer, int day, double amount) {
        return new Purchase<>(customer, START.plusDays(day), amount);
    }
}
