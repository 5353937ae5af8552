package io.shopwright.examples.benchmarks;

import java.io.IOException;
import java.util.Locale;

/**
 * Seconds that the analytics of large shops take on this machine, in one thread unless the task says otherwise: the median
 * of five rounds after two to warm up. All data are simulated from fixed seeds.
 */
public final class CustomerModelsSpeed {

    private CustomerModelsSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                Timing.heading());
        System.out.println(OwnProcess.coldFits());
        RegressionTasks.run(System.out::println);
        OrderTasks.run(System.out::println);
        PurchaseModelTasks.run(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "smallest heap for 1 M customers in arrays %d MB, for their BG/NBD fit and predictions %d MB; load %.1f%n",
                OwnProcess.heapOfInput(),
                OwnProcess.heapOfLargeFit(),
                Timing.load());
    }
}
