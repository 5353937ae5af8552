package io.shopwright.analytics.basket;

/**
 * How to fit {@link ImplicitFactors}.
 *
 * @param factors how many numbers describe each customer and each item, at least 1
 * @param regularization what the square of each of these numbers costs, positive
 * @param alpha how much surer a purchase makes us that a customer likes an item: the confidence is {@code 1 + alpha * weight};
 *     positive. Some programs call alpha times the weight the confidence, without the 1 of an item that was not bought
 * @param sweeps how often customers and then items are solved for, at least 1
 * @param seed of the start
 */
public record AlsOptions(int factors, double regularization, double alpha, int sweeps, long seed) {

    /** 32 factors, regularization 10, alpha 40 as in the paper, 10 sweeps; the seed is 1. */
    public static final AlsOptions USUAL = new AlsOptions(32, 10, 40, 10, 1);

    /** Rejects numbers out of range. */
    public AlsOptions {
        if (factors < 1 || sweeps < 1) {
            throw new IllegalArgumentException("factors and sweeps must be >= 1: " + factors + ", " + sweeps);
        }
        if (!(regularization > 0 && regularization < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("regularization must be > 0 and finite: " + regularization);
        }
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha must be > 0 and finite: " + alpha);
        }
    }
}
