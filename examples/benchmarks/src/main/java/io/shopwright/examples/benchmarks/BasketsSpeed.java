package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.basket.AlsOptions;
import io.shopwright.analytics.basket.Baskets;
import io.shopwright.analytics.basket.FrequentItemSets;
import io.shopwright.analytics.basket.ImplicitFactors;
import io.shopwright.analytics.basket.Interactions;
import io.shopwright.analytics.basket.ItemSetSearch;
import io.shopwright.analytics.basket.RuleSearch;
import io.shopwright.analytics.basket.SimilarItems;
import io.shopwright.analytics.basket.SimilarityMeasure;
import io.shopwright.analytics.pricing.ErrorRule;
import io.shopwright.analytics.pricing.LinearFit;
import io.shopwright.analytics.pricing.LinearRegression;
import io.shopwright.analytics.survival.Covariates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Seconds that item sets, recommendations and price regressions take on this machine, in one thread: the median of five rounds
 * after two to warm up. With a folder as an argument the simulated data are written there, for other programs to read; a file
 * of baskets, one a line with items between commas, is searched, too.
 */
public final class BasketsSpeed {

    private static final long SEED = 11;
    private static final int BASKETS = 100_000;
    private static final double[] SUPPORTS = {0.01, 0.005, 0.002};
    private static final int CUSTOMERS = 20_000;
    private static final int ITEMS = 2_000;
    private static final int DRAWS = 575_000;
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 9;

    private BasketsSpeed() {}

    /** Prints a table; takes a folder to write to, files of baskets to read, both, or nothing. */
    public static void main(String... arguments) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Timing.load(),
                Timing.heading());
        SimulatedBaskets baskets = new SimulatedBaskets(BASKETS, SEED);
        SimulatedTastes tastes = new SimulatedTastes(CUSTOMERS, ITEMS, DRAWS, SEED);
        double[][] rows = rows();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                write(path, baskets, tastes, rows);
            } else {
                itemSets(path.getFileName().toString(), read(path), 0.01, 0.001);
            }
        }
        Baskets columns = Baskets.ofColumns(baskets.items, baskets.starts, baskets.contents);
        itemSets("100 k baskets", columns, SUPPORTS);
        System.out.println(Timing.warmed(
                "cosine, 10 most similar of each of 1,000 items",
                () -> SimilarItems.of(columns, SimilarityMeasure.COSINE, 10, 1)
                        .items()
                        .size()));
        factors(tastes);
        regression(rows);
    }

    private static void itemSets(String name, Baskets baskets, double... supports) {
        for (double support : supports) {
            System.out.println(Timing.warmed(
                    name + ", item sets at " + support,
                    () -> FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(support))
                            .size()));
        }
        FrequentItemSets sets = FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(supports[supports.length - 1]));
        System.out.println(Timing.warmed(
                name + ", rules from the last sets",
                () -> RuleSearch.single(0.5).rules(sets).size()));
    }

    private static void factors(SimulatedTastes tastes) {
        Interactions interactions =
                Interactions.ofColumns(tastes.customers, tastes.items, tastes.customer, tastes.item, tastes.times);
        AlsOptions options = new AlsOptions(32, 0.1, 40, 5, SEED);
        System.out.println(Timing.warmed(
                "implicit factors, " + interactions.size() / 1000 + " k pairs, 32, 5 sweeps",
                () -> ImplicitFactors.fit(interactions, options).losses().get(5)));
        ImplicitFactors fit = ImplicitFactors.fit(interactions, options);
        System.out.println(Timing.warmed("10 recommendations to each of 20 k customers", () -> {
            double sum = 0;
            for (String customer : interactions.customers()) {
                sum += fit.recommend(customer, 10).get(0).score();
            }
            return sum;
        }));
    }

    private static void regression(double[][] rows) {
        double[] response = rows[COLUMNS];
        List<String> names = IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toList();
        Covariates covariates = Covariates.ofColumns(names, Arrays.copyOf(rows, COLUMNS));
        System.out.println(Timing.warmed("least squares with HC3 errors, 100 k x 10", () -> {
            LinearFit fit = LinearRegression.fit(response, covariates);
            return fit.errors(ErrorRule.HC3).orElseThrow().standardError("x0");
        }));
    }

    /** Covariates and, last, an outcome whose variance grows with the first. */
    private static double[][] rows() {
        Chance chance = new Chance(SEED);
        double[][] rows = new double[COLUMNS + 1][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                rows[j][i] = chance.normal();
                rows[COLUMNS][i] += rows[j][i] * (j - 4) / 10;
            }
            rows[COLUMNS][i] += chance.normal() * (1 + Math.abs(rows[0][i]));
        }
        return rows;
    }

    private static Baskets read(Path path) throws IOException {
        return Baskets.of(Files.readAllLines(path).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList());
    }

    private static void write(Path folder, SimulatedBaskets baskets, SimulatedTastes tastes, double[][] rows)
            throws IOException {
        Files.write(folder.resolve("baskets.csv"), baskets.lines());
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < tastes.customer.length; i++) {
            pairs.add(tastes.customer[i] + "," + tastes.item[i] + "," + (int) tastes.times[i]);
        }
        Files.write(folder.resolve("tastes.csv"), pairs);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            StringBuilder line = new StringBuilder();
            for (double[] column : rows) {
                line.append(line.length() > 0 ? "," : "").append(column[i]);
            }
            lines.add(line.toString());
        }
        Files.write(folder.resolve("rows.csv"), lines);
    }
}
