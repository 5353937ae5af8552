package io.shopwright.analytics.survival;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Lifetimes drawn with proportional hazards, in whole days so that many share a time. */
final class Simulated {

    static final List<String> NAMES = List.of("x1", "x2", "x3");
    private static final double[] EFFECTS = {0.5, -0.3, 0.2};

    private final double[] times;
    private final boolean[] ended;
    private final double[][] columns;

    private Simulated(double[] times, boolean[] ended, double[][] columns) {
        this.times = times;
        this.ended = ended;
        this.columns = columns;
    }

    static Simulated of(int rows, double meanDays, long seed) {
        Random random = new Random(seed);
        double[] times = new double[rows];
        boolean[] ended = new boolean[rows];
        double[][] columns = new double[EFFECTS.length][rows];
        for (int i = 0; i < rows; i++) {
            double effect = 0;
            for (int j = 0; j < EFFECTS.length; j++) {
                columns[j][i] = j == 1 ? random.nextInt(2) : random.nextGaussian();
                effect += EFFECTS[j] * columns[j][i];
            }
            double end = Math.ceil(-Math.log(1 - random.nextDouble()) * meanDays * Math.exp(-effect));
            double seen = Math.ceil(2 * meanDays * random.nextDouble() + 0.1);
            ended[i] = end <= seen;
            times[i] = Math.min(end, seen);
        }
        return new Simulated(times, ended, columns);
    }

    double[] times() {
        return times;
    }

    boolean[] ended() {
        return ended;
    }

    double[][] columns() {
        return columns;
    }

    Lifetimes lifetimes() {
        return Lifetimes.of(times, ended);
    }

    Covariates covariates() {
        return Covariates.ofColumns(NAMES, columns);
    }

    CoxData cox() {
        return CoxData.of(lifetimes(), covariates());
    }

    /** The rows with these numbers, in this order. */
    Simulated rows(List<Integer> rows) {
        double[][] chosen = new double[columns.length][rows.size()];
        double[] chosenTimes = new double[rows.size()];
        boolean[] chosenEnded = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            chosenTimes[i] = times[rows.get(i)];
            chosenEnded[i] = ended[rows.get(i)];
            for (int j = 0; j < columns.length; j++) {
                chosen[j][i] = columns[j][rows.get(i)];
            }
        }
        return new Simulated(chosenTimes, chosenEnded, chosen);
    }

    Simulated shuffled(long seed) {
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, times.length).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        return rows(rows);
    }

    Simulated scaled(double factor) {
        double[] scaled = times.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new Simulated(scaled, ended, columns);
    }

    /** Times that differ from row to row. */
    Simulated withoutTies() {
        double[] apart = times.clone();
        for (int i = 0; i < apart.length; i++) {
            apart[i] += i / (2.0 * apart.length);
        }
        return new Simulated(apart, ended, columns);
    }
}
