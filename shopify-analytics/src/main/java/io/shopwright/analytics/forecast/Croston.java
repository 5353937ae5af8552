package io.shopwright.analytics.forecast;

import java.util.OptionalDouble;

/**
 * Demand divided by interval, each smoothed over the periods with demand. A product that has stopped selling keeps its
 * rate: {@link Tsb} does not.
 *
 * <p>Sources: J. D. Croston (1972), Forecasting and stock control for intermittent demands, Operational Research Quarterly
 * 23(3), 289-303; A. Syntetos, J. Boylan (2005), The accuracy of intermittent demand estimates, International Journal of
 * Forecasting 21(2), 303-314; E. Shale, J. Boylan, F. Johnston (2006), Forecasting for intermittent demand: the estimation of
 * an unbiased average, Journal of the Operational Research Society 57(5), 588-592.
 *
 * @param sizeWeight of the newest size, &gt; 0 and &lt;= 1
 * @param intervalWeight of the newest interval, &gt; 0 and &lt;= 1
 * @param correction of the bias of a quotient
 * @param start of the intervals; sizes start at the first one
 */
public record Croston(double sizeWeight, double intervalWeight, Correction correction, Start start)
        implements DemandRate {

    /** What the quotient is multiplied with. */
    public enum Correction {
        /** Nothing: too high by about half of the weight. */
        NONE {
            @Override
            double factor(double weight) {
                return 1;
            }
        },
        /** {@code 1 - w/2}, of Syntetos and Boylan. */
        SBA {
            @Override
            double factor(double weight) {
                return 1 - weight / 2;
            }
        },
        /** {@code 1 - w/(2-w)}, of Shale, Boylan and Johnston. */
        SBJ {
            @Override
            double factor(double weight) {
                return 1 - weight / (2 - weight);
            }
        };

        abstract double factor(double weight);
    }

    public Croston {
        Argument.weight(sizeWeight, "sizeWeight");
        Argument.weight(intervalWeight, "intervalWeight");
    }

    /** With the same weight for both, 0.1 is usual, from the mean interval on. */
    public static Croston of(double weight, Correction correction) {
        return new Croston(weight, weight, correction, Start.MEAN);
    }

    @Override
    public OptionalDouble rate(double... demand) {
        Sales sales = Sales.of(demand);
        if (sales.count() == 0) {
            return OptionalDouble.empty();
        }
        double size = sales.size(0);
        double interval = start == Start.MEAN ? sales.meanInterval() : sales.interval(0);
        for (int i = 1; i < sales.count(); i++) {
            size += sizeWeight * (sales.size(i) - size);
            interval += intervalWeight * (sales.interval(i) - interval);
        }
        return OptionalDouble.of(size / interval * correction.factor(intervalWeight));
    }
}
