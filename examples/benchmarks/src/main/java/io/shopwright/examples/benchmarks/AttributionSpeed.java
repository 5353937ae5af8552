package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.attribution.CreditRule;
import io.shopwright.analytics.attribution.Journeys;
import io.shopwright.analytics.attribution.JourneysBuilder;
import io.shopwright.analytics.attribution.MarkovAttribution;
import io.shopwright.analytics.attribution.Shapley;
import io.shopwright.analytics.budget.BudgetChannel;
import io.shopwright.analytics.budget.BudgetProblem;
import io.shopwright.analytics.budget.ResponseCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Seconds of attribution and budgets on this machine, in one thread: the median of five rounds after two to warm up. Paths
 * are simulated from a fixed seed and read from text in every round. The R package ChannelAttribution and SciPy do the
 * same afterwards if they are there.
 */
public final class AttributionSpeed {

    private static final int MANY = 1_000_000;
    private static final int DISTINCT = 10_000;
    private static final long SEED = 12;
    private static final int BUDGETS = 1000;

    private AttributionSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                Timing.heading());
        SimulatedPaths paths = new SimulatedPaths(MANY, SEED);
        Table table = new Table();
        table.add(
                Timing.warmed("1 M paths from text", () -> (double) read(paths).conversions()));
        table.add(Timing.warmed("first, last and linear click, 1 M, with reading", () -> {
            Journeys journeys = read(paths);
            return journeys.attribute(CreditRule.firstClick()).conversions()
                    + journeys.attribute(CreditRule.lastClick()).conversions()
                    + journeys.attribute(CreditRule.linear()).conversions();
        }));
        table.add(Timing.warmed(
                "Shapley, sums, 1 M, with reading",
                () -> Shapley.ofSums(read(paths)).conversions()));
        for (int order = 1; order <= 4; order++) {
            int k = order;
            table.add(Timing.warmed("Markov, order " + k + ", 1 M, with reading", () -> credit(read(paths), k)));
        }
        SimulatedPaths few = new SimulatedPaths(DISTINCT * 9, SEED);
        Map<String, long[]> counted = counted(few);
        for (int order = 1; order <= 4; order++) {
            int k = order;
            table.add(Timing.warmed(
                    "Markov, order " + k + ", " + counted.size() + " counted paths", () -> credit(read(counted), k)));
        }
        budgets(table);
        Path file = Files.createTempFile("paths", ".csv");
        try {
            Files.writeString(file, paths.csv());
            OtherProgram.r("attribution.R", List.of(file.toString())).beside(table.timings());
        } finally {
            Files.delete(file);
        }
        OtherProgram.python("budgets.py", List.of()).beside(table.timings());
        System.out.printf(Locale.ROOT, "load %.1f%n", Timing.load());
    }

    private static void budgets(Table table) {
        BudgetProblem concave = problem(0.9, 0.8, 1, 0.7, 0.95);
        BudgetProblem shaped = problem(1.8, 2.2, 1, 3, 1.5);
        table.add(Timing.warmed("1,000 budgets of five concave curves", () -> responses(concave)));
        table.add(Timing.warmed("1,000 budgets, four of five curves S-shaped", () -> responses(shaped)));
    }

    /** The five curves of the reference suite, with other steepness. */
    private static BudgetProblem problem(double... alpha) {
        return BudgetProblem.of(List.of(
                BudgetChannel.of("1", new ResponseCurve.Hill(120_000, 25_000, alpha[0])),
                BudgetChannel.of("2", new ResponseCurve.Hill(90_000, 12_000, alpha[1])),
                BudgetChannel.of("3", new ResponseCurve.Hill(60_000, 8_000, alpha[2])),
                BudgetChannel.of("4", new ResponseCurve.Hill(150_000, 60_000, alpha[3])),
                BudgetChannel.of("5", new ResponseCurve.Hill(30_000, 3_000, alpha[4]))));
    }

    private static double responses(BudgetProblem problem) {
        double last = 0;
        for (int i = 0; i < BUDGETS; i++) {
            last = problem.allocate(50_000 + i).response();
        }
        return last;
    }

    private static double credit(Journeys journeys, int order) {
        return MarkovAttribution.of(journeys, order)
                .attribution()
                .credit("Direct")
                .conversions();
    }

    private static Journeys read(SimulatedPaths paths) {
        JourneysBuilder builder = Journeys.builder();
        for (int i = 0; i < paths.path.length; i++) {
            builder.add(
                    paths.path[i], paths.converted[i] ? 1 : 0, paths.converted[i] ? 0 : 1, paths.converted[i] ? 10 : 0);
        }
        return builder.build();
    }

    private static Journeys read(Map<String, long[]> counted) {
        JourneysBuilder builder = Journeys.builder();
        counted.forEach((path, counts) -> builder.add(path, counts[0], counts[1], 10.0 * counts[0]));
        return builder.build();
    }

    /** Conversions and lost journeys of each of the first different paths. */
    private static Map<String, long[]> counted(SimulatedPaths paths) {
        Map<String, long[]> counted = new HashMap<>();
        for (int i = 0; i < paths.path.length; i++) {
            if (counted.size() < DISTINCT || counted.containsKey(paths.path[i])) {
                counted.computeIfAbsent(paths.path[i], key -> new long[2])[paths.converted[i] ? 0 : 1]++;
            }
        }
        return counted;
    }
}
