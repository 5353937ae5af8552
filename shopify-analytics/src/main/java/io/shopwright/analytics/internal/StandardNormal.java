package io.shopwright.analytics.internal;

/** The standard normal distribution: density, probability, quantile and partial expectation. */
public final class StandardNormal {

    /** Beyond it the loss is less than any double. */
    private static final double FARTHEST = 40;

    private static final int MOST_STEPS = 200;
    private static final double ROUNDING = 1e-15;

    private StandardNormal() {}

    /** The density at z. */
    public static double density(double z) {
        return Math.exp(-z * z / 2 - NormalTail.LOG_ROOT_TWO_PI);
    }

    /** P(Z &lt;= z), with small relative error in the lower tail too. */
    public static double probability(double z) {
        return NormalTail.probability(-z);
    }

    /** The z with P(Z &lt;= z) = p, for p between 0 and 1 (both excluded). */
    public static double quantile(double p) {
        return -NormalTail.quantile(p);
    }

    /**
     * The expected excess {@code E max(0, Z - z) = density(z) - z P(Z > z)}, the loss function G of stock theory; never
     * negative.
     */
    public static double loss(double z) {
        if (z < 0) {
            return loss(-z) - z;
        }
        return Math.max(0, density(z) * (1 - z / NormalTail.hazard(z)));
    }

    /** Half the expected squared excess, {@code E max(0, Z - z)^2 / 2}; never negative. */
    public static double secondLoss(double z) {
        return Math.max(0, ((z * z + 1) * probability(-z) - z * density(z)) / 2);
    }

    /** The z with a {@link #loss} of {@code value}, which is &gt; 0 and finite. */
    public static double lossQuantile(double value) {
        double low = -value - 1;
        double high = FARTHEST;
        double z = Math.max(low, value > 1 ? -value : 0);
        for (int i = 0; i < MOST_STEPS && high - low > ROUNDING * Math.max(1, Math.abs(z)); i++) {
            double excess = loss(z) - value;
            if (excess > 0) {
                low = z;
            } else {
                high = z;
            }
            double newton = z + excess / probability(-z);
            z = newton > low && newton < high ? newton : (low + high) / 2;
        }
        return z;
    }
}
