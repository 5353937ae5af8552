package io.shopwright.analytics.forecast;

import java.util.Optional;

/**
 * Forecasts without a fit: the last value, the last season, the line from the first value to the last, or the mean. Any
 * model has to beat the first two.
 *
 * <p>Source: R. Hyndman, G. Athanasopoulos (2021), Forecasting: principles and practice, sections 5.2 and 5.5, also for the
 * standard deviations.
 */
final class Baseline implements FittedModel {

    enum Kind {
        NAIVE {
            @Override
            double forecast(Baseline of, int origin, int h) {
                return of.last(origin - 1);
            }

            @Override
            double spread(int n, int m, int h) {
                return Math.sqrt(h);
            }
        },
        SEASONAL_NAIVE {
            @Override
            double forecast(Baseline of, int origin, int h) {
                int time = origin - 1 + h;
                while (time >= origin) {
                    time -= of.m;
                }
                return of.last(time);
            }

            @Override
            double spread(int n, int m, int h) {
                return Math.sqrt((h - 1) / m + 1);
            }
        },
        DRIFT {
            @Override
            double forecast(Baseline of, int origin, int h) {
                double last = of.last(origin - 1);
                double slope = origin > 1 ? (last - of.last(0)) / (origin - 1) : 0;
                return last + h * slope;
            }

            @Override
            double spread(int n, int m, int h) {
                return Math.sqrt(h * (1 + h / Math.max(1, n - 1.0)));
            }
        },
        MEAN {
            @Override
            double forecast(Baseline of, int origin, int h) {
                return of.sums[origin] / of.counts[origin];
            }

            @Override
            double spread(int n, int m, int h) {
                return Math.sqrt(1 + 1.0 / n);
            }
        };

        abstract double forecast(Baseline of, int origin, int h);

        /** The standard deviation of step h as multiple of that of the errors of one step. */
        abstract double spread(int n, int m, int h);
    }

    private final Kind kind;
    private final double[] y;
    private final int m;
    private final double[] sums;
    private final int[] counts;

    /** @param y at least one value, the first and the last present; NaN where there is no observation */
    Baseline(Kind kind, double[] y, int seasonLength) {
        this.kind = kind;
        this.y = y;
        m = kind == Kind.SEASONAL_NAIVE ? seasonLength : 1;
        sums = new double[y.length + 1];
        counts = new int[y.length + 1];
        for (int t = 0; t < y.length; t++) {
            boolean missing = Double.isNaN(y[t]);
            sums[t + 1] = sums[t] + (missing ? 0 : y[t]);
            counts[t + 1] = counts[t] + (missing ? 0 : 1);
        }
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = new double[horizon];
        for (int h = 1; h <= horizon; h++) {
            forecast[h - 1] = kind.forecast(this, origin, h);
        }
        return forecast;
    }

    @Override
    public Baseline extended(double[] longer) {
        return new Baseline(kind, longer, m);
    }

    /** The value at a time, or a whole number of seasons before it if it is missing there; the first if there is none. */
    private double last(int time) {
        for (int t = time; t >= 0; t -= m) {
            if (!Double.isNaN(y[t])) {
                return y[t];
            }
        }
        return y[0];
    }

    /**
     * Standard deviations of the steps. Those of the errors of one step: the root of their mean square, for the mean and the
     * drift with one parameter less.
     */
    @Override
    public Optional<double[]> deviations(int horizon) {
        int n = counts[y.length];
        double squares = 0;
        int errors = 0;
        boolean constant = kind == Kind.MEAN || kind == Kind.DRIFT;
        double center = kind == Kind.MEAN ? sums[y.length] / n : 0;
        double slope = kind == Kind.DRIFT && n > 1 ? (last(y.length - 1) - y[0]) / (y.length - 1) : 0;
        for (int t = kind == Kind.MEAN ? 0 : m; t < y.length; t++) {
            double error = y[t] - slope - (kind == Kind.MEAN ? center : last(t - m));
            if (!Double.isNaN(error)) {
                squares += error * error;
                errors++;
            }
        }
        double deviation = Math.sqrt(squares / Math.max(1, errors - (constant ? 1 : 0)));
        double[] deviations = new double[horizon];
        for (int h = 1; h <= horizon; h++) {
            deviations[h - 1] = deviation * kind.spread(n, m, h);
        }
        return errors > 0 ? Optional.of(deviations) : Optional.empty();
    }
}
