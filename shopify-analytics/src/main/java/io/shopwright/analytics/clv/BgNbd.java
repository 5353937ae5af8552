package io.shopwright.analytics.clv;

import java.util.Collection;

/**
 * The BG/NBD model of repeat buying: while alive, a customer buys at random with his own rate; after each repeat purchase
 * he drops out with his own probability. Rates follow a gamma distribution, dropout probabilities a beta distribution.
 *
 * <p>The first purchase is given; all counts are of repeat purchases. Somebody who never came back counts as alive, for
 * in this model one can only drop out after a repeat purchase.
 *
 * <p>With {@code a = 0} nobody drops out: the model is the NBD (negative binomial) model, and b has no influence.
 *
 * <p>Source: P. Fader, B. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the
 * Pareto/NBD Model, Marketing Science 24(2), 275-284.
 *
 * @param r shape of the gamma distribution of purchase rates, positive
 * @param alpha its rate parameter, positive, in the time unit of the customers; the mean purchase rate is r/alpha
 * @param a first parameter of the beta distribution of dropout probabilities, not negative; their mean is a/(a+b)
 * @param b its second parameter, positive
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final int CHANCES_AT_FIRST = 0;

    /** Checks the range of each parameter. */
    public BgNbd {
        Check.positive(r, "r");
        Check.positive(alpha, "alpha");
        Check.notNegative(a, "a");
        Check.positive(b, "b");
    }

    /**
     * Fits the model to customers by maximum likelihood; see {@link #fit(CustomerCounts)}.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<BgNbd> fit(Collection<CustomerSummary> customers) {
        return fit(CustomerCounts.of(customers));
    }

    /**
     * Fits the model to counted customers by maximum likelihood.
     *
     * <p>The result does not depend on the order of the customers, and on the time unit only by the scale of alpha. A
     * customer of age 0 has no influence.
     *
     * <p>Where the likelihood is largest without any dropout, the status is {@link Fit.Status#BOUNDARY} and the model is
     * the limit {@code a = 0, b = 1}. Other limits (all customers alike in rate or in dropout) give {@code BOUNDARY} with
     * some very large or very small parameters. Without a repeat purchase, or with fewer than four different histories of
     * positive age, the status is {@link Fit.Status#NOT_IDENTIFIED}.
     *
     * <p>Where the search ends in a limit it starts once more near {@code a = b = 0}, where a customer drops out after his
     * first repeat purchase or never, and the more likely end is the result.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<BgNbd> fit(CustomerCounts customers) {
        return fit(customers, FitOptions.DEFAULT);
    }

    /** Fits the model as {@link #fit(CustomerCounts)} does, with options; priors are on r, alpha, a and b. */
    public static Fit<BgNbd> fit(CustomerCounts customers, FitOptions options) {
        PurchaseFit.requireCustomers("BG/NBD", customers);
        return BetaGeometricNbd.fit(customers, CHANCES_AT_FIRST, options, BgNbd::ofParameters);
    }

    /**
     * Fits the model with covariates by maximum likelihood. The covariance of the fit is that of the logarithms of the base
     * model's parameters, followed by the effects on the dropout and those on the purchase rate, as they are.
     *
     * <p>Covariates that are constant, or sums of others, make the status {@link Fit.Status#BOUNDARY}; fewer different
     * values than covariates, {@link Fit.Status#NOT_IDENTIFIED}.
     *
     * @throws IllegalArgumentException if there are no customers, or if they have different numbers of covariates
     */
    public static Fit<CovariateModel<BgNbd>> fitWithCovariates(Collection<CovariateGroup> customers) {
        return fitWithCovariates(customers, FitOptions.DEFAULT);
    }

    /**
     * Fits the model as {@link #fitWithCovariates(Collection)} does, with options; priors are on the base model's parameters,
     * then on the effects on the dropout and those on the purchase rate, see {@link Prior#ofEffect}.
     */
    public static Fit<CovariateModel<BgNbd>> fitWithCovariates(
            Collection<CovariateGroup> customers, FitOptions options) {
        return CovariateLikelihood.fit(
                customers, options, t -> new BetaGeometricLikelihood(t, CHANCES_AT_FIRST), BgNbd::ofParameters);
    }

    /** Of r, alpha, a, b, or of r and alpha without dropout. */
    private static BgNbd ofParameters(double... parameters) {
        boolean dropout = parameters.length > 2;
        return new BgNbd(parameters[0], parameters[1], dropout ? parameters[2] : 0, dropout ? parameters[3] : 1);
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * ln[ (r)_x (b)_x / (a+b)_x * (alpha^r / (alpha+T)^(r+x)
     *     + [x > 0] a/(b+x-1) * alpha^r / (alpha+t_x)^(r+x)) ]     with (z)_x = z (z+1) ... (z+x-1)
     * }</pre>
     *
     * <p>Evaluated in logarithms, so thousands of purchases do not overflow.
     *
     * <p>Source: Fader, Hardie, Lee (2005), equation 6.
     */
    @Override
    public double logLikelihood(CustomerSummary customer) {
        return formulas().logLikelihood(customer);
    }

    /**
     * {@inheritDoc}
     *
     * <p>For {@code x} repeat purchases, the last at {@code t_x}, observed until {@code T}:
     *
     * <pre>{@code
     * P(alive) = 1 / (1 + a/(b+x-1) * ((alpha+T)/(alpha+t_x))^(r+x))   if x > 0
     *          = 1                                                      if x = 0
     * }</pre>
     *
     * <p>Source: P. Fader, B. Hardie, K. L. Lee (2008), Computing P(alive) Using the BG/NBD Model, <a
     * href="http://www.brucehardie.com/notes/021/">brucehardie.com/notes/021</a>.
     */
    @Override
    public double probabilityAlive(CustomerSummary customer) {
        return formulas().probabilityAlive(customer);
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(alive) * sum over n >= 1 of NegBin(n; r+x, z) * sum over j < n of (b+x)_j / (a+b+x)_j
     * NegBin(n; R, z) = (R)_n / n! * (1-z)^R z^n,    z = t / (alpha+T+t)
     * }</pre>
     *
     * <p>The n-th term says that the customer would buy n times if he never dropped out. All terms are positive, so unlike
     * the closed form with a hypergeometric function of the source this has neither cancellation nor a singularity at a =
     * 1.
     *
     * <p>Source of the model: Fader, Hardie, Lee (2005), equation 10.
     */
    @Override
    public double expectedPurchases(CustomerSummary customer, double horizon) {
        return formulas().expectedPurchases(customer, horizon);
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(alive) * E[ lambda / (delta + lambda p) ],   lambda ~ Gamma(r+x, alpha+T), p ~ Beta(a, b+x)
     * }</pre>
     *
     * <p>which is the integral over all future t of {@code e^(-delta t)} times the expected rate of purchases. Two nested
     * quadratures, some 40 microseconds.
     */
    @Override
    public double discountedPurchases(CustomerSummary customer, double rate) {
        return formulas().discountedPurchases(customer, rate);
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(X(t) = n) = (b)_n/(a+b)_n * NegBin(n; r, z) + [n > 0] a/(b+n-1) * (b)_n/(a+b)_n * P(N >= n)
     * N ~ NegBin(r, z),    z = t / (alpha+t)
     * }</pre>
     *
     * <p>The second term is for customers who dropped out right after the n-th purchase.
     *
     * <p>Source: Fader, Hardie, Lee (2005), equation 8.
     */
    @Override
    public double probabilityOfPurchases(int purchases, double horizon) {
        return formulas().probabilityOfPurchases(purchases, horizon);
    }

    @Override
    public BgNbd scaled(double purchases, double dropout) {
        return new BgNbd(r, alpha / purchases, a * dropout, b * dropout);
    }

    private BetaGeometricNbd formulas() {
        return new BetaGeometricNbd(r, alpha, a, b, CHANCES_AT_FIRST);
    }
}
