package io.shopwright.analytics.survival;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** At least one lifetime, in rows numbered from 0, each counted once or with a weight. Immutable. */
public final class Lifetimes {

    private final double[] times;
    private final boolean[] ended;
    private final double @Nullable [] weights;

    private Lifetimes(double[] times, boolean[] ended, double @Nullable [] weights) {
        this.times = times;
        this.ended = ended;
        this.weights = weights;
    }

    /**
     * Takes lifetimes in the order of the collection.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Lifetimes of(Collection<Lifetime> lifetimes) {
        double[] times = new double[lifetimes.size()];
        boolean[] ended = new boolean[times.length];
        int row = 0;
        for (Lifetime lifetime : lifetimes) {
            times[row] = lifetime.time();
            ended[row++] = lifetime.ended();
        }
        return of(times, ended);
    }

    /**
     * Copies lifetimes from two columns.
     *
     * @param times see {@link Lifetime#time}
     * @param ended see {@link Lifetime#ended}
     * @throws IllegalArgumentException if there are none, the columns differ in length or a time is out of range
     */
    public static Lifetimes of(double[] times, boolean[] ended) {
        if (times.length == 0 || times.length != ended.length) {
            throw new IllegalArgumentException(
                    "need as many times as ends, at least one: " + times.length + " times, " + ended.length + " ends");
        }
        Check.rows(times, "time");
        return new Lifetimes(times.clone(), ended.clone(), null);
    }

    /**
     * Returns the same lifetimes, each counted as often as its weight says. A weight of 2 means the same as the row twice.
     *
     * @param weights one a row, not negative; some of them positive
     */
    public Lifetimes weighted(double[] weights) {
        Check.size(weights.length, size(), "weights");
        Check.rows(weights, "weight");
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("some weight must be > 0: all " + weights.length + " are 0");
        }
        return new Lifetimes(times, ended, weights.clone());
    }

    /** The number of rows. */
    public int size() {
        return times.length;
    }

    public double time(int row) {
        return times[row];
    }

    /** Whether the lifetime of a row ended; false if it was censored. */
    public boolean ended(int row) {
        return ended[row];
    }

    /** How often a row counts; 1 unless set. */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The number of rows that ended, each with its weight. */
    public double events() {
        double events = 0;
        for (int i = 0; i < times.length; i++) {
            events += ended[i] ? weight(i) : 0;
        }
        return events;
    }

    double[] times() {
        return times;
    }

    void checkNotWeighted(String what) {
        if (weights != null) {
            throw new IllegalArgumentException(what + " does not take weights; repeat rows, or leave the weights out");
        }
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return times.length + " lifetimes";
    }
}
