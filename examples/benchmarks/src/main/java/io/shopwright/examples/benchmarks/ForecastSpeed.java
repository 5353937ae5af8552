package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.forecast.Ets;
import io.shopwright.analytics.forecast.EtsFit;
import io.shopwright.analytics.forecast.EtsForm;
import io.shopwright.analytics.forecast.Forecaster;
import io.shopwright.analytics.forecast.Method;
import io.shopwright.analytics.forecast.Series;
import io.shopwright.analytics.forecast.Stl;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Milliseconds of processor time that a forecast of one series takes in one thread: the median of five rounds over 200
 * simulated series after two to warm up, and, where R with its package forecast is installed, the time it takes for some of
 * the same series in the same run.
 */
public final class ForecastSpeed {

    private static final int SERIES = 200;
    private static final int MONTHS = 120;
    private static final int WEEKS = 104;
    private static final int DAYS = 730;
    private static final int TRUSTED_BY_R = 30;

    private ForecastSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f; milliseconds a series%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load());
        double[][] months = SimulatedSeries.draw(SERIES, MONTHS, 12, 1);
        double[][] weeks = SimulatedSeries.draw(SERIES, WEEKS, 1, 2);
        double[][] days = SimulatedSeries.draw(SERIES, DAYS, 7, 3);
        cold(months[1]);
        double ofMonths = time("automatic exponential smoothing, 120 months", months, y -> choice(y, 12));
        beside("ets", months, 12, ofMonths);
        double ofWeeks = time("automatic exponential smoothing, 104 weeks", weeks, y -> choice(y, 1));
        beside("ets", weeks, 1, ofWeeks);
        time("automatic exponential smoothing, 730 days", days, y -> choice(y, 7));
        time("default with calibrated intervals, 120 months", months, y -> forecast(Method.AUTOMATIC, y, 12));
        time("default with calibrated intervals, 730 days", days, y -> forecast(Method.AUTOMATIC, y, 7));
        double theta = time("theta with calibrated intervals, 120 months", months, y -> forecast(Method.THETA, y, 12));
        beside("thetaf", months, 12, theta);
        time(
                "simple exponential smoothing, 120 months",
                months,
                y -> Ets.fit(EtsForm.ANN, y, 1).map(EtsFit::aicc).orElse(0.0));
        time("STL, 120 months", months, y -> Stl.of(12, 13).decompose(y).trend()[0]);
        System.out.printf(
                Locale.ROOT,
                "%-60s %.0f KB%n",
                "allocated by one automatic exponential smoothing",
                allocated(months) / 1024);
    }

    private static double choice(double[] y, int m) {
        return Ets.choose(y, m).map(EtsFit::aicc).orElse(0.0);
    }

    private static double forecast(Method method, double[] y, int m) {
        return Forecaster.standard()
                .using(method)
                .forecast(Series.of(m, y), 12)
                .map(forecast -> forecast.means()[0])
                .orElse(0.0);
    }

    private static void cold(double[] y) {
        Timing first = Timing.once("", () -> forecast(Method.AUTOMATIC, y, 12));
        System.out.printf(Locale.ROOT, "%-60s %9.1f wall%n", "the first forecast of a machine", 1000 * first.wall());
    }

    /** Prints and returns the milliseconds of a series. */
    private static double time(String task, double[][] series, ToDoubleFunction<double[]> work) {
        Timing timing = Timing.warmed(
                task, () -> Arrays.stream(series).mapToDouble(work).sum());
        double millis = 1000 * timing.thread() / series.length;
        System.out.printf(Locale.ROOT, "%-60s %9.3f%n", task, millis);
        return millis;
    }

    private static double allocated(double[][] series) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (double[] y : series) {
            choice(y, 12);
        }
        return (threads.getThreadAllocatedBytes(thread) - before) / (double) series.length;
    }

    /** Times a function of the package forecast of R on some of the series; says so if R is not there. */
    private static void beside(String function, double[][] series, int m, double ours)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("series", ".csv");
        try {
            String rows = Arrays.stream(series)
                    .limit(TRUSTED_BY_R)
                    .map(y -> Arrays.stream(y).mapToObj(Double::toString).collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n"));
            Files.writeString(file, rows);
            String program = String.format(
                    Locale.ROOT,
                    "suppressMessages(library(forecast)); X <- read.csv('%s', header = FALSE); t <- proc.time();"
                            + " for (i in 1:nrow(X)) %s(ts(as.numeric(X[i, ]), frequency = %d));"
                            + " e <- proc.time() - t; cat(1000 * (e[1] + e[2]) / nrow(X))",
                    file,
                    function,
                    m);
            Process process = new ProcessBuilder("Rscript", "-e", program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0 && !answer.isBlank()) {
                double millis = Double.parseDouble(answer.strip());
                System.out.printf(
                        Locale.ROOT, "  %-58s %9.3f, %.0f times ours%n", "R " + function, millis, millis / ours);
            } else {
                System.out.println("  the R package forecast is not installed");
            }
        } catch (IOException e) {
            System.out.println("  R cannot be run: " + e.getMessage());
        } finally {
            Files.delete(file);
        }
    }
}
