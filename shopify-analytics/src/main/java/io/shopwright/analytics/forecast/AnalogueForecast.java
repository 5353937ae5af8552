package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What {@link Analogues} expect of the days ahead of a new product, counted from 1. Immutable. */
public final class AnalogueForecast {

    /**
     * What the forecast rests on: on analogues, and the more on the product itself the more days it has.
     *
     * @param siblings whose histories were long enough
     * @param days the product has been sold
     * @param ratio of its sales to the curve of the siblings, drawn towards 1
     * @param priorDays how many days of sales the siblings weigh as much as
     * @param wholeUnits whether all sales so far were whole numbers, and those ahead are
     */
    public record Basis(int siblings, int days, double ratio, double priorDays, boolean wholeUnits) {

        /** The share of the siblings in the ratio, {@code priorDays / (priorDays + days)}. */
        public double priorWeight() {
            return priorDays / (priorDays + days);
        }
    }

    private static final String METHOD = "analogues";

    private final Basis basis;
    private final double[] curve;
    private final double[][] errors;

    /**
     * @param curve total sales of the median sibling before each day ahead and after the last
     * @param errors for each sibling, what it sold beyond its forecast up to each day ahead, over its ratio
     */
    AnalogueForecast(Basis basis, double[] curve, double[][] errors) {
        this.basis = basis;
        this.curve = curve;
        this.errors = errors;
    }

    public Basis basis() {
        return basis;
    }

    /** The same for a series that ends with the days sold so far. */
    Forecast of(Series series, OpenPeriods open, int[] steps) {
        double share = basis.priorWeight();
        List<Member> members = new ArrayList<>(List.of(new Member("siblings", share)));
        if (share < 1) {
            members.add(new Member("own sales", 1 - share));
        }
        Forecast.Basis rests = new Forecast.Basis(
                METHOD,
                List.copyOf(members),
                EtsFilter.observed(open.values()),
                series.count(Series.State.CLOSED),
                series.count(Series.State.UNAVAILABLE),
                open.beforeLaunch(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        Forecast.Values values = basis.wholeUnits() ? Forecast.Values.RARE_COUNTS : Forecast.Values.NOT_NEGATIVE;
        Forecast.Errors errors = new Forecast.Errors(Intervals.ANALYTIC, values, new SiblingErrors(this), null);
        return new Forecast(rests, series, means(), steps, errors);
    }

    int horizon() {
        return curve.length - 1;
    }

    /** The expected sales of each day. */
    public double[] means() {
        double[] means = new double[curve.length - 1];
        for (int h = 0; h < means.length; h++) {
            means[h] = basis.ratio() * (curve[h + 1] - curve[h]);
        }
        return means;
    }

    /**
     * Returns the sum of the days {@code from} to {@code to}, ends included. Its variance is that of the errors which the
     * same method makes for the siblings, so that a wrong ratio counts in full, and more by {@code pi / (2 n)} of it, for the
     * median of n siblings is uncertain too.
     */
    public Forecast.Sum sum(int from, int to) {
        if (!(1 <= from && from <= to && to < curve.length)) {
            throw new IllegalArgumentException(
                    "need 1 <= from <= to <= " + (curve.length - 1) + ": " + from + ", " + to);
        }
        double squares = 0;
        for (double[] error : errors) {
            double sum = error[to] - error[from - 1];
            squares += sum * sum;
        }
        double spread = squares / (errors.length - 1) * (1 + Math.PI / 2 / errors.length);
        double variance = basis.ratio() * basis.ratio() * spread;
        return new Forecast.Sum(basis.ratio() * (curve[to] - curve[from - 1]), variance);
    }

    /** The distribution of such a sum: of counts if all sales are of whole units, else normal, cut at 0. */
    public DemandDistribution demand(int from, int to) {
        Forecast.Sum sum = sum(from, to);
        return basis.wholeUnits()
                ? DemandDistribution.ofCounts(sum.mean(), sum.variance())
                : new NormalDemand(sum.mean(), Math.sqrt(sum.variance()));
    }

    /**
     * Returns the interval of such a sum.
     *
     * @param level coverage in (0, 1), as 0.95
     */
    public Interval interval(int from, int to, double level) {
        Check.share(level, "level");
        DemandDistribution demand = demand(from, to);
        return new Interval(demand.quantile((1 - level) / 2), demand.quantile((1 + level) / 2));
    }
}
