package io.shopwright.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What a task cost, in seconds; medians of several rounds.
 *
 * @param task what was done
 * @param thread CPU time of the thread that did it
 * @param process CPU time of the whole process: also the garbage collector and the compiler
 * @param wall elapsed time
 * @param check a number from the result, to compare with other programs
 */
record Timing(String task, double thread, double process, double wall, double check) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;

    /** Runs a task twice to warm up and five times to measure. */
    static Timing warmed(String task, DoubleSupplier work) {
        List<Timing> rounds = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
            rounds.add(once(task, work));
        }
        return median(rounds.subList(WARM_UPS, rounds.size()));
    }

    /** The median of each figure over rounds of one task. */
    static Timing median(List<Timing> rounds) {
        return new Timing(
                rounds.get(0).task,
                median(rounds, Timing::thread),
                median(rounds, Timing::process),
                median(rounds, Timing::wall),
                rounds.get(0).check);
    }

    /** Runs a task once. */
    static Timing once(String task, DoubleSupplier work) {
        long wall = System.nanoTime();
        long process = SYSTEM.getProcessCpuTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        double check = work.getAsDouble();
        return new Timing(
                task,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9,
                (SYSTEM.getProcessCpuTime() - process) / 1e9,
                (System.nanoTime() - wall) / 1e9,
                check);
    }

    /** Processes that run or wait to run, averaged over the last minute. */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    static String heading() {
        return String.format(Locale.ROOT, "%-52s %9s %9s %9s  %s", "task", "thread s", "process s", "wall s", "check");
    }

    /** A line on who else did this task, in how many CPU seconds, and how many times our own that is; ours are the thread's. */
    String beside(String other, double seconds, double otherCheck) {
        return String.format(
                Locale.ROOT,
                "%-52s %9.4f %19s  %.12g  %.3g times ours: %s",
                "  " + other,
                seconds,
                "",
                otherCheck,
                seconds / thread,
                task);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-52s %9.4f %9.4f %9.4f  %.12g", task, thread, process, wall, check);
    }

    private static double median(List<Timing> timings, ToDoubleFunction<Timing> seconds) {
        double[] sorted = timings.stream().mapToDouble(seconds).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
