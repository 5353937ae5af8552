package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.experiment.BayesianComparison;
import io.shopwright.analytics.experiment.BetaPosterior;
import io.shopwright.analytics.experiment.Contingency;
import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.GroupSequential;
import io.shopwright.analytics.experiment.MeanDesign;
import io.shopwright.analytics.experiment.Sample;
import io.shopwright.analytics.experiment.TwoMeans;
import io.shopwright.analytics.experiment.TwoProportions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.StatisticalSummaryValues;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Seconds that the evaluation of experiments takes in one thread: the median of five rounds after two to warm up. Each round
 * does the same a hundred times, as once is too short to measure. Commons Math does some of it beside us, and scipy and statsmodels
 * where they are installed.
 */
public final class ExperimentsSpeed {

    private static final int REPEATS = 100;
    private static final int TESTS = 1000;
    private static final StatisticalSummary CONTROL_MEANS = new StatisticalSummaryValues(54.2, 900.5, 1200, 0, 0, 0);

    private final Table table = new Table();

    private ExperimentsSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                Timing.heading());
        System.out.println(Timing.once("the first P(B > A) of a machine", ExperimentsSpeed::bayes));
        new ExperimentsSpeed().run();
        System.out.printf(Locale.ROOT, "load %.1f%n", Timing.load());
    }

    private void run() throws IOException, InterruptedException {
        report(
                "1,000 z-tests",
                () -> sum(
                        TESTS,
                        i -> new TwoProportions(control(i), treatment(i))
                                .pooledTest()
                                .twoSided()));
        Timing welch = report(
                "1,000 Welch tests", () -> sum(TESTS, i -> means(i).welch().twoSided()));
        TTest commons = new TTest();
        table.beside(
                welch,
                repeated(
                        "Commons Math, TTest", () -> sum(TESTS, i -> commons.tTest(CONTROL_MEANS, treatmentMeans(i)))));
        report(
                "1,000 Newcombe intervals",
                () -> sum(
                        TESTS,
                        i -> new TwoProportions(control(i), treatment(i))
                                .newcombe(0.95)
                                .orElseThrow()
                                .upper()));
        report("P(B > A) and both losses, 45 k users an arm", ExperimentsSpeed::bayes);
        report(
                "Fisher's exact test, 45 k users an arm",
                () -> new TwoProportions(new Conversions(8502, 44_700), new Conversions(8279, 45_489)).fisher());
        report("users for a t-test", () -> new MeanDesign(3, 31, 0.01, 0.9).units());
        report(
                "Pocock's bound for five looks",
                () -> GroupSequential.pocock(5, 0.05).looks().get(0).bound());
        contingency();
        OtherProgram.python("experiments.py", List.of()).beside(table.timings());
    }

    private void contingency() {
        long[][] counts = {{8502, 36_198}, {8279, 37_210}, {8400, 36_600}};
        Timing ours = report(
                "1,000 chi-squared tests of 3 x 2",
                () -> sum(TESTS, i -> Contingency.of(moved(counts, i)).pearson().pValue()));
        ChiSquareTest commons = new ChiSquareTest();
        table.beside(
                ours,
                repeated(
                        "Commons Math, ChiSquareTest", () -> sum(TESTS, i -> commons.chiSquareTest(moved(counts, i)))));
    }

    private static long[][] moved(long[][] counts, int by) {
        return new long[][] {{counts[0][0] + by, counts[0][1]}, counts[1], counts[2]};
    }

    private Timing report(String task, DoubleSupplier work) {
        return table.add(repeated("100 x " + task, work));
    }

    private static Timing repeated(String task, DoubleSupplier work) {
        return Timing.warmed(task, () -> sum(REPEATS, i -> work.getAsDouble()));
    }

    private static double bayes() {
        return BayesianComparison.of(
                        BetaPosterior.of(new Conversions(8502, 44_700)),
                        BetaPosterior.of(new Conversions(8279, 45_489)))
                .arms()
                .get(1)
                .chanceToWin();
    }

    private static Conversions control(int i) {
        return new Conversions(1000 + i, 10_000);
    }

    private static Conversions treatment(int i) {
        return new Conversions(1100 + i % 300, 10_000);
    }

    private static TwoMeans means(int i) {
        return new TwoMeans(new Sample(1200, 54.2, 900.5), new Sample(1187, 54.2 + i / 200.0, 1011.3));
    }

    private static StatisticalSummary treatmentMeans(int i) {
        return new StatisticalSummaryValues(54.2 + i / 200.0, 1011.3, 1187, 0, 0, 0);
    }

    private static double sum(int times, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
