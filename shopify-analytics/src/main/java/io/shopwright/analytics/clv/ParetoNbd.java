package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.GaussLegendre;
import io.shopwright.analytics.internal.QuadratureRule;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.Collection;

/**
 * The Pareto/NBD model of repeat buying: while alive, a customer buys at random with his own rate, and he may drop out at
 * any time, again with his own rate. Both rates follow gamma distributions.
 *
 * <p>With {@code s = 0} nobody drops out: the model is the NBD (negative binomial) model, and beta has no influence.
 *
 * <p>Source: D. Schmittlein, D. Morrison, R. Colombo (1987), Counting Your Customers: Who Are They and What Will They Do
 * Next?, Management Science 33(1), 1-24; P. Fader, B. Hardie (2005), A Note on Deriving the Pareto/NBD Model and Related
 * Expressions, <a href="http://www.brucehardie.com/notes/009/">brucehardie.com/notes/009</a>.
 *
 * @param r shape of the gamma distribution of purchase rates, positive
 * @param alpha its rate parameter, positive, in the time unit of the customers; the mean purchase rate is r/alpha
 * @param s shape of the gamma distribution of dropout rates, not negative
 * @param beta its rate parameter, positive, in the time unit of the customers; the mean dropout rate is s/beta
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    private static final int PARAMETERS = 4;

    private static final QuadratureRule EXPONENTIAL = QuadratureRule.gamma(1);

    private static final GaussLegendre PIECE = new GaussLegendre(16);

    /** Pieces of an integral over purchase times: these, and one more for each unit of the square root of purchases. */
    private static final int FEWEST_PIECES = 12;

    /** Checks the range of each parameter. */
    public ParetoNbd {
        Check.positive(r, "r");
        Check.positive(alpha, "alpha");
        Check.notNegative(s, "s");
        Check.positive(beta, "beta");
    }

    /**
     * Fits the model to customers by maximum likelihood; see {@link #fit(CustomerCounts)}.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<ParetoNbd> fit(Collection<CustomerSummary> customers) {
        return fit(CustomerCounts.of(customers));
    }

    /**
     * Fits the model to counted customers by maximum likelihood.
     *
     * <p>The result does not depend on the order of the customers, and on the time unit only by the scales of alpha and
     * beta. A customer of age 0 has no influence.
     *
     * <p>Where the likelihood is largest without any dropout, the status is {@link Fit.Status#BOUNDARY} and the model is
     * the limit {@code s = 0, beta = 1}. Other limits (all customers alike in a rate) give {@code BOUNDARY} with some very
     * large or very small parameters. Without a repeat purchase, or with fewer than four different histories of positive
     * age, the status is {@link Fit.Status#NOT_IDENTIFIED}.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<ParetoNbd> fit(CustomerCounts customers) {
        return fit(customers, FitOptions.DEFAULT);
    }

    /** Fits the model as {@link #fit(CustomerCounts)} does, with options; priors are on r, alpha, s and beta. */
    public static Fit<ParetoNbd> fit(CustomerCounts customers, FitOptions options) {
        PurchaseFit.requireCustomers("Pareto/NBD", customers);
        HistoryTable table = HistoryTable.of(customers, options.parallel());
        return new PurchaseFit(table, new ParetoLikelihood(table), options)
                .of(ParetoNbd::ofParameters, customers.customers());
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
    public static Fit<CovariateModel<ParetoNbd>> fitWithCovariates(Collection<CovariateGroup> customers) {
        return fitWithCovariates(customers, FitOptions.DEFAULT);
    }

    /**
     * Fits the model as {@link #fitWithCovariates(Collection)} does, with options; priors are on the base model's parameters,
     * then on the effects on the dropout and those on the purchase rate, see {@link Prior#ofEffect}.
     */
    public static Fit<CovariateModel<ParetoNbd>> fitWithCovariates(
            Collection<CovariateGroup> customers, FitOptions options) {
        return CovariateLikelihood.fit(customers, options, ParetoLikelihood::new, ParetoNbd::ofParameters);
    }

    /** Of r, alpha, s, beta, or of r and alpha without dropout. */
    private static ParetoNbd ofParameters(double... parameters) {
        boolean dropout = parameters.length == PARAMETERS;
        return new ParetoNbd(parameters[0], parameters[1], dropout ? parameters[2] : 0, dropout ? parameters[3] : 1);
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * ln[ (r)_x alpha^r beta^s * (e^A(T) + s * integral from t_x to T of e^A(u) / (beta+u) du) ]
     * A(u) = -(r+x) ln(alpha+u) - s ln(beta+u),    (z)_x = z (z+1) ... (z+x-1)
     * }</pre>
     *
     * <p>The integral is over the time of dropout. It is done numerically, to the last few bits: all terms are positive, and
     * there is no hypergeometric function that overflows.
     *
     * <p>Source: Fader, Hardie (2005), equation 16, before the integral is expressed by hypergeometric functions.
     */
    @Override
    public double logLikelihood(CustomerSummary customer) {
        int x = customer.frequency();
        double odds = logOddsGone(customer);
        return RisingFactorial.log(r, x)
                - r * Math.log1p(customer.age() / alpha)
                - x * Math.log(alpha + customer.age())
                - s * Math.log1p(customer.age() / beta)
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(alive) = 1 / (1 + s * integral from t_x to T of e^(A(u)-A(T)) / (beta+u) du)
     * A(u) = -(r+x) ln(alpha+u) - s ln(beta+u)
     * }</pre>
     */
    @Override
    public double probabilityAlive(CustomerSummary customer) {
        return 1 / (1 + Math.exp(logOddsGone(customer)));
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(alive) * (r+x) (beta+T)/(alpha+T) * (1 - e^(-(s-1) l)) / (s-1),    l = ln(1 + t/(beta+T))
     * }</pre>
     *
     * <p>The last factor is l for s = 1.
     *
     * <p>Source: Fader, Hardie (2005), equation 41.
     */
    @Override
    public double expectedPurchases(CustomerSummary customer, double horizon) {
        Check.notNegative(horizon, "horizon");
        double log = Math.log1p(horizon / (beta + customer.age()));
        double exponent = (1 - s) * log;
        double lifetime = exponent == 0 ? log : log * (Math.expm1(exponent) / exponent);
        return probabilityAlive(customer) * rate(customer) * (beta + customer.age()) * lifetime;
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * P(alive) * (r+x)/(alpha+T) * integral over t > 0 of e^(-delta t) (1 + t/(beta+T))^-s dt
     * }</pre>
     *
     * <p>The last two factors of the integrand discount a purchase at t and ask for the customer to be alive.
     *
     * <p>Source: P. Fader, B. Hardie, K. L. Lee (2005), RFM and CLV: Using Iso-Value Curves for Customer Base Analysis,
     * Journal of Marketing Research 42(4), equation 4, where the integral is expressed by a confluent hypergeometric
     * function.
     */
    @Override
    public double discountedPurchases(CustomerSummary customer, double discount) {
        Check.positive(discount, "rate");
        double scale = discount * (beta + customer.age());
        double lifetime = EXPONENTIAL.expectation(t -> Math.exp(-s * Math.log1p(t / scale))) / discount;
        return probabilityAlive(customer) * rate(customer) * lifetime;
    }

    /**
     * {@inheritDoc}
     *
     * <pre>{@code
     * (r)_n/n! alpha^r beta^s * ( t^n / ((alpha+t)^(r+n) (beta+t)^s)
     *     + s * integral from 0 to t of u^n / ((alpha+u)^(r+n) (beta+u)^(s+1)) du )
     * }</pre>
     *
     * <p>for n purchases until the time t: alive until then, or dropped out at u.
     *
     * <p>Source: P. Fader, B. Hardie (2006), Deriving an Expression for P(X(t)=x) Under the Pareto/NBD Model, <a
     * href="http://www.brucehardie.com/notes/012/">brucehardie.com/notes/012</a>, before the integral is expressed by
     * hypergeometric functions.
     */
    @Override
    public double probabilityOfPurchases(int purchases, double horizon) {
        Check.notNegative(purchases, "purchases");
        Check.notNegative(horizon, "horizon");
        if (horizon == 0) {
            return purchases == 0 ? 1 : 0;
        }
        double ways = RisingFactorial.log(r, purchases) - RisingFactorial.log(1, purchases);
        double alive = Math.exp(ways + logUntil(purchases, horizon));
        // In the logarithm of 1 + u/m, which resolves short and long times alike.
        double nearest = Math.min(alpha, beta);
        double length = Math.log1p(horizon / nearest);
        int pieces = FEWEST_PIECES + (int) Math.sqrt(purchases) + (int) length;
        double gone = 0;
        for (int k = 0; k < pieces; k++) {
            for (int i = 0; i < PIECE.size(); i++) {
                double log = (k + (1 + PIECE.point(i)) / 2) * length / pieces;
                double u = nearest * Math.expm1(log);
                double density = Math.exp(ways + logUntil(purchases, u)) * s / (beta + u) * (nearest + u);
                gone += PIECE.weight(i) / 2 * length / pieces * density;
            }
        }
        return alive + gone;
    }

    @Override
    public ParetoNbd scaled(double purchases, double dropout) {
        return new ParetoNbd(r, alpha / purchases, s, beta / dropout);
    }

    /** Logarithm of the likelihood of n purchases and no dropout until u, positive, but for a factor of n alone. */
    private double logUntil(int n, double u) {
        return -r * Math.log1p(u / alpha) - n * Math.log1p(alpha / u) - s * Math.log1p(u / beta);
    }

    /** The expected purchase rate of a customer who is alive. */
    private double rate(CustomerSummary customer) {
        return (r + customer.frequency()) / (alpha + customer.age());
    }

    private double logOddsGone(CustomerSummary customer) {
        double shape = r + customer.frequency();
        double silence = customer.age() - customer.recency();
        DropoutTimes dropouts = new DropoutTimes(alpha, beta, s);
        dropouts.spread(shape, customer.recency(), customer.age());
        return Math.log(dropouts.total())
                + shape * Math.log1p(silence / (alpha + customer.recency()))
                + s * Math.log1p(silence / (beta + customer.recency()));
    }
}
