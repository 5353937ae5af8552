package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.experiment.BayesianComparison;
import io.shopwright.analytics.experiment.BetaPosterior;
import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.GroupSequential;
import io.shopwright.analytics.experiment.MeanDesign;
import io.shopwright.analytics.experiment.Sample;
import io.shopwright.analytics.experiment.TwoMeans;
import io.shopwright.analytics.experiment.TwoProportions;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * Seconds that the evaluation of experiments takes in one thread: the median of five rounds after two to warm up. Each round
 * does the same a hundred times, as once is too short to measure.
 */
public final class ExperimentsSpeed {

    private static final int REPEATS = 100;
    private static final int TESTS = 1000;

    private ExperimentsSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                Timing.heading());
        System.out.println(Timing.once("the first P(B > A) of a machine", ExperimentsSpeed::bayes));
        report(
                "1,000 z-tests",
                () -> sum(
                        TESTS,
                        i -> new TwoProportions(control(i), treatment(i))
                                .pooledTest()
                                .twoSided()));
        report("1,000 Welch tests", () -> sum(TESTS, i -> means(i).welch().twoSided()));
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
        System.out.printf(Locale.ROOT, "load %.1f%n", Timing.load());
    }

    private static void report(String task, DoubleSupplier work) {
        System.out.println(Timing.warmed("100 x " + task, () -> sum(REPEATS, i -> work.getAsDouble())));
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

    private static double sum(int times, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
