package io.shopwright.analytics.forecast;

import java.util.OptionalDouble;

/**
 * The smoothed size of a sale times the smoothed probability of one. The probability falls in every period without demand,
 * so a product that has stopped selling fades out.
 *
 * <p>Source: R. Teunter, A. Syntetos, M. Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence,
 * European Journal of Operational Research 214(3), 606-615.
 *
 * @param sizeWeight of the newest size, &gt; 0 and &lt;= 1
 * @param probabilityWeight of the newest period, &gt; 0 and &lt;= 1
 * @param start of the probability, which moves from the second period on; sizes start at the first one
 */
public record Tsb(double sizeWeight, double probabilityWeight, Start start) implements DemandRate {

    public Tsb {
        Argument.weight(sizeWeight, "sizeWeight");
        Argument.weight(probabilityWeight, "probabilityWeight");
    }

    /** With the same weight for both, 0.1 is usual, from the share of periods with demand on. */
    public static Tsb of(double weight) {
        return new Tsb(weight, weight, Start.MEAN);
    }

    @Override
    public OptionalDouble rate(double... demand) {
        Sales sales = Sales.of(demand);
        if (sales.count() == 0) {
            return OptionalDouble.empty();
        }
        double size = sales.size(0);
        for (int i = 1; i < sales.count(); i++) {
            size += sizeWeight * (sales.size(i) - size);
        }
        double probability = start == Start.FIRST ? sold(demand[0]) : (double) sales.count() / demand.length;
        for (int t = 1; t < demand.length; t++) {
            probability += probabilityWeight * (sold(demand[t]) - probability);
        }
        return OptionalDouble.of(size * probability);
    }

    private static int sold(double demand) {
        return demand > 0 ? 1 : 0;
    }
}
