package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decomposition with several seasons, as of the week and the year: {@link Stl} for one after the other, shortest first, each
 * on the series without the other ones.
 *
 * <p>Source: K. Bandara, R. J. Hyndman, C. Bergmeir (2021), MSTL: a seasonal-trend decomposition algorithm for time series
 * with multiple seasonal patterns, algorithm 1.
 *
 * @param seasons one decomposition a season, by rising period
 * @param rounds how often each season is improved, &gt;= 1; one season needs one round
 */
public record Mstl(List<Stl> seasons, int rounds) {

    private static final int ROUNDS = 2;
    private static final int SHORTEST_WINDOW = 11;
    private static final int WIDER = 4;

    public Mstl {
        seasons = List.copyOf(seasons);
        if (seasons.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException("need a season and rounds >= 1: " + seasons.size() + ", " + rounds);
        }
        for (int i = 1; i < seasons.size(); i++) {
            if (seasons.get(i).period() <= seasons.get(i - 1).period()) {
                throw new IllegalArgumentException("periods must rise: "
                        + seasons.get(i - 1).period() + ", " + seasons.get(i).period());
            }
        }
    }

    /** Seasons of these lengths in any order; windows of 11, 15, 19 ... periods as the authors take. */
    public static Mstl of(int... periods) {
        int[] rising = Arrays.stream(periods).sorted().distinct().toArray();
        List<Stl> seasons = IntStream.range(0, rising.length)
                .mapToObj(i -> Stl.of(rising[i], SHORTEST_WINDOW + WIDER * i))
                .toList();
        return new Mstl(seasons, seasons.size() > 1 ? ROUNDS : 1);
    }

    /** The same decomposition with weights against wild values. */
    public Mstl robust() {
        return new Mstl(seasons.stream().map(Stl::robust).toList(), rounds);
    }

    /**
     * Splits a series. Seasons of which it does not hold more than two periods are left out;
     * {@link Decomposition#periods()} says which were used.
     *
     * @throws IllegalArgumentException if no season fits or a value is not finite
     */
    public Decomposition decompose(double... values) {
        double[] y = Finite.copy(values);
        List<Stl> used =
                seasons.stream().filter(stl -> y.length > 2 * stl.period()).toList();
        if (used.isEmpty()) {
            throw new IllegalArgumentException("need more than two periods of "
                    + seasons.get(0).period() + " values: " + y.length + "; take a shorter period");
        }
        List<double[]> parts = new ArrayList<>(Collections.nCopies(used.size(), new double[y.length]));
        double[] rest = y.clone();
        Decomposition last = used.get(0).decompose(rest);
        for (int round = 0; round < rounds; round++) {
            for (int s = 0; s < used.size(); s++) {
                add(rest, parts.get(s), 1);
                last = round == 0 && s == 0 ? last : used.get(s).decompose(rest);
                parts.set(s, last.seasonal());
                add(rest, parts.get(s), -1);
            }
        }
        return new Decomposition(
                used.stream().map(Stl::period).toList(),
                y,
                parts.toArray(new double[0][]),
                last.trend(),
                last.weights());
    }

    private static void add(double[] sum, double[] part, int sign) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * part[i];
        }
    }
}
