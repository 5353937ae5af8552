package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Seasons taken off by local regression, repeated as they were in their last period, and a model of the rest. */
final class StlModel implements FittedModel {

    private final List<Season> seasons;
    private final FittedModel rest;

    private StlModel(List<Season> seasons, FittedModel rest) {
        this.seasons = seasons;
        this.rest = rest;
    }

    /** What a season of m steps adds at each time. */
    private static final class Season {

        private final int m;
        private final double[] effects;

        Season(int m, double[] effects) {
            this.m = m;
            this.effects = effects;
        }

        /** The effect at a time as it was in the last period known at the origin, or will be in the first. */
        double at(int origin, int time) {
            int known = Math.max(m, Math.min(origin, effects.length));
            int last = time;
            while (last >= known) {
                last -= m;
            }
            return effects[last];
        }

        Season upTo(int size) {
            double[] longer = new double[size];
            for (int t = 0; t < size; t++) {
                longer[t] = at(effects.length, t);
            }
            return new Season(m, longer);
        }
    }

    /**
     * @param y without gaps
     * @param periods of the seasons, by rising length; those of which the data hold two or less are left out
     * @param fit of the model of the rest
     * @return empty if no season is left, or where the rest cannot be fitted
     */
    static Optional<StlModel> fit(double[] y, int[] periods, Function<double[], Optional<? extends FittedModel>> fit) {
        int[] held = held(periods, y.length);
        if (held.length == 0) {
            return Optional.empty();
        }
        Decomposition parts = Mstl.of(held).decompose(y);
        List<Season> seasons = IntStream.range(0, held.length)
                .mapToObj(i -> new Season(held[i], parts.seasonal(i)))
                .toList();
        return fit.apply(parts.seasonallyAdjusted()).map(rest -> new StlModel(seasons, rest));
    }

    /** The seasons of which so many observations hold more than two. */
    static int[] held(int[] periods, int size) {
        return Arrays.stream(periods).filter(m -> m > 1 && size > 2 * m).toArray();
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = rest.forecast(origin, horizon);
        for (int h = 0; h < horizon; h++) {
            forecast[h] += seasonOf(origin, origin + h);
        }
        return forecast;
    }

    private double seasonOf(int origin, int time) {
        double sum = 0;
        for (Season season : seasons) {
            sum += season.at(origin, time);
        }
        return sum;
    }

    @Override
    public Optional<double[]> deviations(int horizon) {
        return rest.deviations(horizon);
    }

    @Override
    public StlModel extended(double[] y) {
        List<Season> longer =
                seasons.stream().map(season -> season.upTo(y.length)).toList();
        double[] adjusted = y.clone();
        for (int t = 0; t < y.length; t++) {
            for (Season season : longer) {
                adjusted[t] -= season.effects[t];
            }
        }
        return new StlModel(longer, rest.extended(adjusted));
    }
}
