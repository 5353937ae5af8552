package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.Fit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tasks for a Java machine that does nothing else, and what starts one. */
final class OwnProcess {

    private static final int CDNOW_SIZE = 2357;
    private static final String COLD_FIT = "cold-fit";
    private static final String LARGE_FIT = "large-fit";
    private static final String INPUT = "input";
    private static final int ROUNDS = 5;
    private static final int STEP = 4;
    private static final int MOST = 1024;

    private OwnProcess() {}

    /** Does one of the tasks; its name is the only argument. */
    public static void main(String... arguments) {
        switch (arguments[0]) {
            case COLD_FIT -> coldFit();
            case LARGE_FIT -> largeFit();
            case INPUT ->
                System.out.println(new SimulatedBuyers(PurchaseModelTasks.MANY, PurchaseModelTasks.SEED).age.length);
            default -> throw new IllegalArgumentException("no task " + arguments[0]);
        }
    }

    /** The first fit of a machine, with loading of classes; the median of several machines by elapsed time. */
    static Timing coldFits() throws IOException, InterruptedException {
        List<Timing> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String[] seconds = run(List.of(), COLD_FIT).strip().split(" ", -1);
            rounds.add(new Timing(
                    "BG/NBD fit, 2,357 customers, cold machine",
                    Double.parseDouble(seconds[0]),
                    Double.parseDouble(seconds[1]),
                    Double.parseDouble(seconds[2]),
                    Double.parseDouble(seconds[3])));
        }
        rounds.sort((left, right) -> Double.compare(left.wall(), right.wall()));
        return rounds.get(ROUNDS / 2);
    }

    /** The smallest heap, in MB, in which the arrays of 1 M customers can be made. */
    static int heapOfInput() throws IOException, InterruptedException {
        return smallestHeap(INPUT);
    }

    /** The smallest heap, in MB, in which 1 M customers can be made, fitted and predicted. */
    static int heapOfLargeFit() throws IOException, InterruptedException {
        return smallestHeap(LARGE_FIT);
    }

    private static void coldFit() {
        SimulatedBuyers buyers = new SimulatedBuyers(CDNOW_SIZE, PurchaseModelTasks.SEED);
        Timing fit = Timing.once(
                COLD_FIT, () -> BgNbd.fit(PurchaseModelTasks.counts(buyers)).logLikelihood());
        System.out.println(fit.thread() + " " + fit.process() + " " + fit.wall() + " " + fit.check());
    }

    private static void largeFit() {
        SimulatedBuyers buyers = new SimulatedBuyers(PurchaseModelTasks.MANY, PurchaseModelTasks.SEED);
        Fit<BgNbd> fit = BgNbd.fit(PurchaseModelTasks.counts(buyers));
        System.out.println(PurchaseModelTasks.predictions(fit.model(), buyers));
    }

    private static int smallestHeap(String task) throws IOException, InterruptedException {
        int tooSmall = 0;
        int enough = MOST;
        while (enough - tooSmall > STEP) {
            int middle = (tooSmall + enough) / 2;
            if (run(List.of("-XX:+UseSerialGC", "-Xmx" + middle + "m"), task).isEmpty()) {
                tooSmall = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /** What a task prints; empty if it fails, as for want of memory. */
    private static String run(List<String> options, String task) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OwnProcess.class.getName(), task));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : "";
    }
}
