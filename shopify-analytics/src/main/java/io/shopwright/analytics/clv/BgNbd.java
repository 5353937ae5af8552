package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.QuadratureRule;
import io.shopwright.analytics.internal.RisingFactorial;
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
public record BgNbd(double r, double alpha, double a, double b) {

    private static final CustomerSummary NEW_CUSTOMER = new CustomerSummary(0, 0, 0);

    /** A limit that is less likely than the best point by no more than this fraction is the maximum itself. */
    private static final double LIMIT_TOLERANCE = 1e-10;

    /** Number of terms from which a series is slower than quadrature. */
    private static final double LONG_SERIES = 5000;

    /** Terms of a series below this fraction of the sum are left out. */
    private static final double NEGLIGIBLE = 1e-17;

    /** A negative binomial distribution has no weight to speak of this many standard deviations below its mean. */
    private static final double DEVIATIONS = 12;

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
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<BgNbd> fit(CustomerCounts customers) {
        if (customers.distinct() == 0) {
            throw new IllegalArgumentException(
                    "cannot fit BG/NBD to no customers: pass at least one; a useful fit needs"
                            + " some hundreds, and some that came back");
        }
        BgNbdLikelihood likelihood = new BgNbdLikelihood(customers);
        double unit = likelihood.timeUnit();
        Optimum optimum = NewtonMaximizer.maximize(likelihood, likelihood.start());
        Fit.Status status = likelihood.identified() ? Fit.statusOf(optimum) : Fit.Status.NOT_IDENTIFIED;
        if (status != Fit.Status.CONVERGED) {
            Optimum endless =
                    NewtonMaximizer.maximize(likelihood::withoutDropout, optimum.point()[0], optimum.point()[1]);
            if (endless.value() >= optimum.value() - LIMIT_TOLERANCE * Math.abs(optimum.value())) {
                Fit.Status limit = status == Fit.Status.NOT_IDENTIFIED ? status : Fit.Status.BOUNDARY;
                return new Fit<>(
                        endless.after(optimum), logs -> ofLogs(unit, logs[0], logs[1]), limit, customers.customers());
            }
        }
        return new Fit<>(optimum, logs -> ofLogs(unit, logs), status, customers.customers());
    }

    private static BgNbd ofLogs(double unit, double... logs) {
        double a = logs.length > 2 ? Math.exp(logs[2]) : 0;
        double b = logs.length > 2 ? Math.exp(logs[3]) : 1;
        return new BgNbd(Math.exp(logs[0]), unit * Math.exp(logs[1]), a, b);
    }

    /**
     * Returns the logarithm of the likelihood of one customer's history, a density by the times of the purchases.
     *
     * <pre>{@code
     * ln[ (r)_x (b)_x / (a+b)_x * (alpha^r / (alpha+T)^(r+x)
     *     + [x > 0] a/(b+x-1) * alpha^r / (alpha+t_x)^(r+x)) ]     with (z)_x = z (z+1) ... (z+x-1)
     * }</pre>
     *
     * <p>Evaluated in logarithms, so thousands of purchases do not overflow. 0 for a customer of age 0.
     *
     * <p>Source: Fader, Hardie, Lee (2005), equation 6.
     */
    public double logLikelihood(CustomerSummary customer) {
        int x = customer.frequency();
        double odds = logOddsGone(customer);
        return RisingFactorial.log(r, x)
                + RisingFactorial.log(b, x)
                - RisingFactorial.log(a + b, x)
                - r * Math.log1p(customer.age() / alpha)
                - x * Math.log(alpha + customer.age())
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    /**
     * Returns the probability that a customer with this history is still alive.
     *
     * <p>For {@code x} repeat purchases, the last at {@code t_x}, observed until {@code T}:
     *
     * <pre>{@code
     * P(alive) = 1 / (1 + a/(b+x-1) * ((alpha+T)/(alpha+t_x))^(r+x))   if x > 0
     *          = 1                                                      if x = 0
     * }</pre>
     *
     * <p>A long silence of a frequent buyer gives a number so small that it may round to 0.
     *
     * <p>Source: P. Fader, B. Hardie, K. L. Lee (2008), Computing P(alive) Using the BG/NBD Model, <a
     * href="http://www.brucehardie.com/notes/021/">brucehardie.com/notes/021</a>.
     *
     * @param customer the history, in the time unit this model was fitted in
     * @return a probability in [0, 1]
     */
    public double probabilityAlive(CustomerSummary customer) {
        return 1 / (1 + Math.exp(logOddsGone(customer)));
    }

    /**
     * Returns the expected number of repeat purchases of a new customer.
     *
     * @param horizon time since the first purchase, not negative
     * @return a number of purchases; 0 for horizon 0
     */
    public double expectedPurchases(double horizon) {
        return expectedPurchases(NEW_CUSTOMER, horizon);
    }

    /**
     * Returns the expected number of purchases of a customer with this history in the time after the observation.
     *
     * <pre>{@code
     * P(alive) * sum over n >= 1 of NegBin(n; r+x, z) * sum over j < n of (b+x)_j / (a+b+x)_j
     * NegBin(n; R, z) = (R)_n / n! * (1-z)^R z^n,    z = t / (alpha+T+t)
     * }</pre>
     *
     * <p>The n-th term says that the customer would buy n times if he never dropped out. All terms are positive, so unlike
     * the closed form with a hypergeometric function of the source this has neither cancellation nor a singularity at a =
     * 1. Where the horizon is so long that the series is, too, the same expectation is integrated over the dropout
     * probability p with its beta distribution: {@code E[(1 - (1 + p t/(alpha+T))^-(r+x)) / p]}.
     *
     * <p>Source of the model: Fader, Hardie, Lee (2005), equation 10.
     *
     * @param customer the history, in the time unit this model was fitted in
     * @param horizon length of the time that follows the observation, not negative
     * @return a number of purchases; 0 for horizon 0
     */
    public double expectedPurchases(CustomerSummary customer, double horizon) {
        Check.notNegative(horizon, "horizon");
        double shape = r + customer.frequency();
        double time = horizon / (alpha + customer.age());
        double terms = shape * time + DEVIATIONS * Math.sqrt(shape * time * (1 + time)) + 40 * (1 + time);
        double ifAlive = terms < LONG_SERIES
                ? purchasesBySeries(shape, time, b + customer.frequency())
                : purchasesByQuadrature(shape, time, b + customer.frequency());
        return probabilityAlive(customer) * ifAlive;
    }

    /**
     * Returns the expected number of all future purchases, each discounted continuously to the end of the observation
     * (DERT, discounted expected residual transactions).
     *
     * <pre>{@code
     * P(alive) * E[ lambda / (delta + lambda p) ],   lambda ~ Gamma(r+x, alpha+T), p ~ Beta(a, b+x)
     * }</pre>
     *
     * <p>which is the integral over all future t of {@code e^(-delta t)} times the expected rate of purchases: a customer
     * of rate lambda and dropout probability p is alive at t with probability {@code e^(-lambda p t)}. Two nested
     * quadratures, some 50 microseconds.
     *
     * @param customer the history, in the time unit this model was fitted in
     * @param rate continuous discount rate delta by time unit, positive: ln(1.1)/52 for 10 % a year and weeks
     * @return a number of purchases
     */
    public double discountedPurchases(CustomerSummary customer, double rate) {
        Check.positive(rate, "rate");
        double shape = r + customer.frequency();
        double discount = rate * (alpha + customer.age());
        if (a == 0) {
            return shape / discount;
        }
        QuadratureRule dropout = QuadratureRule.beta(a, b + customer.frequency());
        QuadratureRule buying = QuadratureRule.gamma(shape + 1); // density times lambda, but for the factor shape
        return probabilityAlive(customer)
                * shape
                * dropout.expectation(p -> buying.expectation(lambda -> 1 / (discount + lambda * p)));
    }

    /**
     * Returns the probability that a new customer makes exactly this many repeat purchases.
     *
     * <pre>{@code
     * P(X(t) = n) = (b)_n/(a+b)_n * NegBin(n; r, z) + [n > 0] a/(b+n-1) * (b)_n/(a+b)_n * P(N >= n)
     * N ~ NegBin(r, z),    z = t / (alpha+t)
     * }</pre>
     *
     * <p>The second term is for customers who dropped out right after the n-th purchase.
     *
     * <p>Source: Fader, Hardie, Lee (2005), equation 8.
     *
     * @param purchases number of repeat purchases n, not negative
     * @param horizon time since the first purchase, not negative
     * @return a probability in [0, 1]
     */
    public double probabilityOfPurchases(int purchases, double horizon) {
        Check.notNegative(purchases, "purchases");
        Check.notNegative(horizon, "horizon");
        double time = horizon / alpha;
        double exactly = negativeBinomial(purchases, time);
        if (purchases == 0 || horizon == 0) {
            return exactly;
        }
        double stayed = Math.exp(RisingFactorial.log(b, purchases) - RisingFactorial.log(a + b, purchases));
        return stayed * (exactly + a / (b + purchases - 1) * atLeast(purchases, time));
    }

    private double logOddsGone(CustomerSummary customer) {
        int x = customer.frequency();
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double silence = customer.age() - customer.recency();
        return Math.log(a / (b + (x - 1))) + (r + x) * Math.log1p(silence / (alpha + customer.recency()));
    }

    /** The series of expectedPurchases; time is in units of alpha+T. The weights are those of NegBin, not normalised. */
    private double purchasesBySeries(double shape, double time, double stays) {
        double z = time / (1 + time);
        double mean = shape * time;
        int start = (int) Math.max(0, mean - DEVIATIONS * Math.sqrt(mean * (1 + time)));
        double purchases = 0;
        double stay = 1;
        double weight = 1;
        double total = 0;
        double sum = 0;
        for (int n = 0; ; n++) {
            if (n >= start) {
                total += weight;
                sum += weight * purchases;
                double ratio = (shape + n) / n * z; // bounds the growth of all later terms
                if (n > 0 && weight * purchases * ratio <= NEGLIGIBLE * sum * (1 - ratio)) {
                    return sum / total;
                }
                weight *= (shape + n) / (n + 1) * z;
            }
            purchases += stay;
            stay *= (stays + n) / (a + stays + n);
        }
    }

    private double purchasesByQuadrature(double shape, double time, double stays) {
        double limit = shape * time; // of a small dropout probability
        if (a == 0) {
            return limit;
        }
        return QuadratureRule.beta(a, stays)
                .expectation(p -> p * limit < NEGLIGIBLE ? limit : -Math.expm1(-shape * Math.log1p(p * time)) / p);
    }

    /** The probability of n purchases of a customer who never drops out; time is in units of alpha. */
    private double negativeBinomial(int n, double time) {
        if (time == 0) {
            return n == 0 ? 1 : 0;
        }
        return Math.exp(RisingFactorial.log(r, n)
                - RisingFactorial.log(1, n)
                - r * Math.log1p(time)
                - n * Math.log1p(1 / time));
    }

    /** The probability of n or more purchases of a customer who never drops out; n positive. */
    private double atLeast(int n, double time) {
        double z = time / (1 + time);
        double sum = 0;
        if (n > r * time) {
            double term = negativeBinomial(n, time);
            for (int k = n; term > NEGLIGIBLE * sum * (1 - z); k++) {
                sum += term;
                term *= (r + k) / (k + 1) * z;
            }
            return sum;
        }
        double term = negativeBinomial(n - 1, time);
        for (int k = n - 1; k >= 0 && term > NEGLIGIBLE * sum; k--) {
            sum += term;
            term *= k / ((r + k - 1) * z);
        }
        return 1 - sum;
    }
}
