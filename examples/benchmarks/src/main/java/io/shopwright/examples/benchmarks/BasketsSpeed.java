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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Seconds that item sets, recommendations and price regressions take on this machine, in one thread: the median of five rounds
 * after two to warm up. Smile, the R package arules, Python's mlxtend, implicit, scipy and statsmodels do the same afterwards where
 * they are installed. With a folder as an argument the simulated data are written there; a file of baskets, one a line with items
 * between commas, is searched, too.
 */
public final class BasketsSpeed {

    private static final long SEED = 11;
    private static final int BASKETS = 100_000;
    private static final double[] SUPPORTS = {0.01, 0.005, 0.002};
    private static final double[] FEW_SUPPORTS = {0.01, 0.001};
    private static final int CUSTOMERS = 20_000;
    private static final int ITEMS = 2_000;
    private static final int DRAWS = 575_000;
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 9;

    private final Table table = new Table();
    /** For other programs: a name, a file and supports, with bars between. */
    private final List<String> searches = new ArrayList<>();

    private final SimulatedBaskets baskets = new SimulatedBaskets(BASKETS, SEED);
    private final SimulatedTastes tastes = new SimulatedTastes(CUSTOMERS, ITEMS, DRAWS, SEED);
    private final double[][] rows = rows();
    private final Path folder;

    /** Prints a table; takes a folder to write to, files of baskets to read, both, or nothing. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Timing.load(),
                Timing.heading());
        Path folder = Files.createTempDirectory("baskets");
        List<Path> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                folder = path;
            } else {
                files.add(path);
            }
        }
        new BasketsSpeed(folder).run(files);
        System.out.printf(Locale.ROOT, "load %.1f%n", Timing.load());
    }

    private BasketsSpeed(Path folder) {
        this.folder = folder;
    }

    private void run(List<Path> files) throws IOException, InterruptedException {
        write();
        for (Path file : files) {
            itemSets(file.getFileName().toString(), read(file), file, FEW_SUPPORTS);
        }
        Baskets columns = Baskets.ofColumns(baskets.items, baskets.starts, baskets.contents);
        itemSets("100 k baskets", columns, folder.resolve("baskets.csv"), SUPPORTS);
        table.add(Timing.warmed(
                "cosine, 10 most similar of each of 1,000 items",
                () -> SimilarItems.of(columns, SimilarityMeasure.COSINE, 10, 1)
                        .items()
                        .size()));
        factors();
        regression();
        OtherProgram.r("baskets.R", searches).beside(table.timings());
        List<String> python = new ArrayList<>(List.of(folder.toString()));
        python.addAll(searches);
        OtherProgram.python("baskets.py", python).beside(table.timings());
    }

    private void itemSets(String name, Baskets baskets, Path file, double... supports) throws IOException {
        int[][] numbers = SmileTasks.numbered(Files.readAllLines(file));
        for (double support : supports) {
            Timing ours = table.add(Timing.warmed(
                    name + ", item sets at " + support,
                    () -> FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(support))
                            .size()));
            int least = ItemSetSearch.ofSupport(support).leastCount(baskets.size());
            table.beside(ours, SmileTasks.itemSets(numbers, least));
        }
        FrequentItemSets sets = FrequentItemSets.of(baskets, ItemSetSearch.ofSupport(supports[supports.length - 1]));
        table.add(Timing.warmed(
                name + ", rules from the last sets",
                () -> RuleSearch.single(0.5).rules(sets).size()));
        searches.add(name + "|" + file + "|"
                + Arrays.stream(supports).mapToObj(Double::toString).collect(Collectors.joining("|")));
    }

    private void factors() {
        Interactions interactions =
                Interactions.ofColumns(tastes.customers, tastes.items, tastes.customer, tastes.item, tastes.times);
        AlsOptions options = new AlsOptions(32, 0.1, 40, 5, SEED);
        table.add(Timing.warmed(
                "implicit factors, " + interactions.size() / 1000 + " k pairs, 32, 5 sweeps",
                () -> ImplicitFactors.fit(interactions, options).losses().get(5)));
        ImplicitFactors fit = ImplicitFactors.fit(interactions, options);
        table.add(Timing.warmed("10 recommendations to each of 20 k customers", () -> {
            double sum = 0;
            for (String customer : interactions.customers()) {
                sum += fit.recommend(customer, 10).get(0).score();
            }
            return sum;
        }));
    }

    private void regression() {
        double[] response = rows[COLUMNS];
        List<String> names = IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toList();
        Covariates covariates = Covariates.ofColumns(names, Arrays.copyOf(rows, COLUMNS));
        Timing ours = table.add(Timing.warmed("least squares with HC3 errors, 100 k x 10", () -> {
            LinearFit fit = LinearRegression.fit(response, covariates);
            return fit.errors(ErrorRule.HC3).orElseThrow().standardError("x0");
        }));
        table.beside(ours, Timing.warmed("Commons Math, least squares with ordinary errors", () -> {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            double[][] byRow = new double[ROWS][COLUMNS];
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < COLUMNS; j++) {
                    byRow[i][j] = rows[j][i];
                }
            }
            regression.newSampleData(response, byRow);
            return regression.estimateRegressionParametersStandardErrors()[1];
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

    private void write() throws IOException {
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
