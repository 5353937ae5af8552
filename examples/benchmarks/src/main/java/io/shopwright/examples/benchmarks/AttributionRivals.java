package io.shopwright.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other programs that attribute and allocate, run where they are installed. */
final class AttributionRivals {

    private AttributionRivals() {}

    /** Medians of three rounds of the R package ChannelAttribution; reading the file is not counted. */
    static String markov(SimulatedPaths paths) throws IOException, InterruptedException {
        Path file = Files.createTempFile("paths", ".csv");
        try {
            Files.writeString(file, paths.csv());
            return run(
                    "ChannelAttribution (R)", List.of("R", "--slave", "--no-save", "--args", file.toString()), MARKOV);
        } finally {
            Files.delete(file);
        }
    }

    /** The same budgets by the SLSQP method of SciPy, with its default and with its smallest tolerance. */
    static String budget() throws IOException, InterruptedException {
        return run("SLSQP (SciPy)", List.of("python3", "-"), BUDGET);
    }

    private static final String MARKOV = """
        library(ChannelAttribution)
        data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
        timed <- function(task) median(sapply(1:3, function(i) { gc(); sum(system.time(task())[c(1, 2)]) }))
        cat(sprintf("  heuristic_models %.2f s\\n", timed(function()
          heuristic_models(data, "path", "conversions", var_value = "value", flg_pro = FALSE))))
        for (k in 1:3) {
          cat(sprintf("  markov_model, order %d: %.2f s\\n", k, timed(function()
            suppressWarnings(markov_model(data, "path", "conversions", var_value = "value", var_null = "lost",
              order = k, ncore = 1, seed = 1, verbose = FALSE, flg_pro = FALSE)))))
        }
        """;

    private static final String BUDGET = """
        import time
        import numpy as np
        from scipy.optimize import minimize
        beta = np.array([120000.0, 90000, 60000, 150000, 30000])
        kappa = np.array([25000.0, 12000, 8000, 60000, 3000])
        alpha = np.array([0.9, 0.8, 1, 0.7, 0.95])
        budget = 50999.0
        def response(x):
            return np.sum(beta * x ** alpha / (kappa ** alpha + x ** alpha))
        def slope(x):
            u = x ** alpha
            return beta * alpha * u / x * kappa ** alpha / (kappa ** alpha + u) ** 2
        for tolerance in (1e-6, 1e-15):
            seconds = []
            for _ in range(50):
                start = time.process_time()
                found = minimize(lambda x: -response(x), np.full(5, budget / 5), jac=lambda x: -slope(x),
                                 method="SLSQP", bounds=[(1e-9, budget)] * 5,
                                 constraints={"type": "eq", "fun": lambda x: x.sum() - budget,
                                              "jac": lambda x: np.ones(5)},
                                 options={"ftol": tolerance, "maxiter": 1000})
                seconds.append(time.process_time() - start)
            print("  ftol %.0e: %.2f ms, response %.9f" % (tolerance, 1000 * np.median(seconds), response(found.x)))
        """;

    /** What a script prints; says so if the program or one of its packages is not there. */
    private static String run(String name, List<String> command, String script)
            throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var input = process.getOutputStream()) {
                input.write(script.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? name + ", CPU time\n" + output.stripTrailing() : name + " is not installed";
        } catch (IOException e) {
            // There is no such program.
            return name + " is not installed";
        }
    }
}
