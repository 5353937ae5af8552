package io.shopwright.analytics.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the periods after a series, in its unit. Never negative if the series never was. Immutable.
 *
 * <p>A step is counted from 1. Steps on which the shop is closed are expected at 0, without an interval.
 */
public final class Forecast {

    /**
     * The expectation of one period.
     *
     * @param step counted from 1
     * @param mean 0 if closed
     */
    public record Point(int step, double mean, boolean closed) {}

    /**
     * The expectation of several periods together.
     *
     * @param variance of the sum around its mean, in the squared unit of the series
     */
    public record Sum(double mean, double variance) {}

    /**
     * What a forecast rests on.
     *
     * @param method in words
     * @param members the models with their weights
     * @param observations used in the fit
     * @param closed periods passed over because nobody could buy
     * @param unavailable periods whose demand was taken for unknown
     * @param beforeLaunch zeros before the first sale, passed over
     * @param skill {@code 1 - mean absolute error / that of the seasonal naive} from earlier origins with the final
     *     parameters, of root mean squared errors for rare sales; if it was negative, the automatic method returned the
     *     seasonal naive. Empty if there were too few origins
     * @param coverage share of later past values inside 95 % intervals calibrated on earlier ones; empty as before
     */
    public record Basis(
            String method,
            List<Member> members,
            int observations,
            int closed,
            int unavailable,
            int beforeLaunch,
            OptionalDouble skill,
            OptionalDouble coverage) {}

    private final Basis basis;
    private final List<Point> points;
    private final double[] means;
    private final int[] modelSteps;
    private final @Nullable ErrorBand band;
    private final @Nullable SimulatedErrors simulated;
    private final Intervals kind;
    private final Values values;
    private final Series series;
    private final Map<String, Double> effects;

    Forecast(Basis basis, Series series, double[] means, int[] modelSteps, Errors errors) {
        this(basis, series, means, modelSteps, errors, Map.of());
    }

    private Forecast(
            Basis basis, Series series, double[] means, int[] modelSteps, Errors errors, Map<String, Double> effects) {
        this.effects = effects;
        this.basis = basis;
        this.series = series;
        this.means = means;
        this.modelSteps = modelSteps;
        band = errors.band();
        simulated = errors.simulated();
        kind = errors.kind();
        values = errors.values();
        List<Point> all = new ArrayList<>(modelSteps.length);
        for (int h = 0; h < modelSteps.length; h++) {
            boolean closed = modelSteps[h] < 0;
            all.add(new Point(h + 1, closed ? 0 : means[modelSteps[h]], closed));
        }
        points = List.copyOf(all);
    }

    /** What the values of a series can be. */
    enum Values {
        ANY,
        NOT_NEGATIVE,
        /** Whole numbers with many zeros. */
        RARE_COUNTS
    }

    /** Where intervals come from; {@code band} absent without a measure of errors. */
    record Errors(
            Intervals kind,
            Values values,
            @Nullable ErrorBand band,
            @Nullable SimulatedErrors simulated) {}

    /** The same with what regressors add; nothing below {@code least}. */
    Forecast plus(RegressorEffects regressors, double least) {
        double[] moved = means.clone();
        for (int h = 0; h < modelSteps.length; h++) {
            if (modelSteps[h] >= 0) {
                double mean = means[modelSteps[h]] + regressors.at(series.size() + h);
                moved[modelSteps[h]] = Math.max(least, mean);
            }
        }
        Values kept = least == 0 ? Values.NOT_NEGATIVE : Values.ANY;
        Errors errors = new Errors(kind, kept, band, simulated);
        return new Forecast(
                basis, series, moved, modelSteps, errors, Collections.unmodifiableMap(regressors.coefficients()));
    }

    /** What one unit of each regressor adds, in the unit of the series; empty without regressors. */
    public Map<String, Double> effects() {
        return effects;
    }

    public Basis basis() {
        return basis;
    }

    /** The steps in order. */
    public List<Point> points() {
        return points;
    }

    /** The expected values of the steps in order. */
    public double[] means() {
        return points.stream().mapToDouble(Point::mean).toArray();
    }

    /** The day on which a step's period begins; empty for a series without dates. */
    public Optional<LocalDate> date(int step) {
        return series.date(series.size() + step - 1);
    }

    /**
     * Returns the intervals of all steps; of a closed one it is {@code [0, 0]}.
     *
     * @param level coverage in (0, 1), as 0.95
     * @return empty if a single observation shows no errors to go by
     */
    public Optional<List<Interval>> intervals(double level) {
        Check.share(level, "level");
        if (band == null) {
            return Optional.empty();
        }
        double width = kind == Intervals.ANALYTIC ? ErrorBand.normalQuantile(level) : band.multiplier(level);
        List<Interval> intervals = new ArrayList<>(points.size());
        Interval last = new Interval(0, 0);
        for (Point point : points) {
            int step = modelSteps[point.step() - 1];
            if (!point.closed() && !repeats(band, step)) {
                last = interval(band, step, width, level);
            }
            intervals.add(point.closed() ? new Interval(0, 0) : last);
        }
        return Optional.of(List.copyOf(intervals));
    }

    /** Whether a step is distributed as the one before, which rates of rare sales always are. */
    private boolean repeats(ErrorBand errors, int step) {
        return values == Values.RARE_COUNTS
                && simulated == null
                && step > 0
                && means[step] == means[step - 1]
                && errors.deviations()[step] == errors.deviations()[step - 1];
    }

    private Interval interval(ErrorBand errors, int step, double width, double level) {
        double mean = means[step];
        if (values == Values.RARE_COUNTS && simulated == null) {
            DemandDistribution demand = DemandDistribution.ofCounts(mean, errors.variance(step));
            return new Interval(demand.quantile((1 - level) / 2), demand.quantile((1 + level) / 2));
        }
        double least = values == Values.ANY ? Double.NEGATIVE_INFINITY : 0;
        double below = width * errors.deviations()[step];
        double above = below;
        if (simulated != null) {
            below = -simulated.quantile(step, (1 - level) / 2);
            above = simulated.quantile(step, (1 + level) / 2);
        }
        return new Interval(Math.max(least, mean - below), Math.max(least, mean + above));
    }

    /**
     * Returns the sum of the steps {@code from} to {@code to}, ends included, such as the demand of a lead time.
     *
     * @return empty if a single observation shows no errors to go by
     */
    public Optional<Sum> sum(int from, int to) {
        if (!(1 <= from && from <= to && to <= points.size())) {
            throw new IllegalArgumentException("need 1 <= from <= to <= " + points.size() + ": " + from + ", " + to);
        }
        if (band == null) {
            return Optional.empty();
        }
        double mean = 0;
        int first = -1;
        int last = -1;
        for (int h = from - 1; h < to; h++) {
            mean += points.get(h).mean();
            if (modelSteps[h] >= 0) {
                first = first < 0 ? modelSteps[h] : first;
                last = modelSteps[h];
            }
        }
        return Optional.of(new Sum(mean, first < 0 ? 0 : band.variance(first, last)));
    }

    /**
     * Returns the distribution of the sum of the steps {@code from} to {@code to}, ends included: of counts for rare sales
     * of whole units, else normal.
     *
     * @return empty if a single observation shows no errors to go by, or if the past shows none at all
     */
    public Optional<DemandDistribution> demand(int from, int to) {
        return sum(from, to).filter(sum -> sum.variance() > 0).map(this::distribution);
    }

    private DemandDistribution distribution(Sum sum) {
        return values == Values.RARE_COUNTS
                ? DemandDistribution.ofCounts(sum.mean(), sum.variance())
                : new NormalDemand(sum.mean(), Math.sqrt(sum.variance()));
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return points.size() + " steps by " + basis.method() + " from " + basis.observations() + " observations";
    }
}
