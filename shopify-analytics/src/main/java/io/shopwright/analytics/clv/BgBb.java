package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.QuadratureRule;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The BG/BB model of repeat buying by period (a season, a yearly event, a donation drive): at the start of each period a
 * customer drops out with his own probability; who has not, buys in the period with his own probability. Both
 * probabilities follow beta distributions.
 *
 * <p>With {@code gamma = 0} nobody drops out, and delta has no influence.
 *
 * <p>Source: P. Fader, B. Hardie, J. Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual Setting,
 * Marketing Science 29(6), 1086-1108.
 *
 * @param alpha first parameter of the beta distribution of purchase probabilities, positive; their mean is
 *     alpha/(alpha+beta)
 * @param beta its second parameter, positive
 * @param gamma first parameter of the beta distribution of dropout probabilities, not negative; their mean is
 *     gamma/(gamma+delta)
 * @param delta its second parameter, positive
 */
public record BgBb(double alpha, double beta, double gamma, double delta) {

    private static final PeriodSummary NEW_CUSTOMER = new PeriodSummary(0, 0, 0);

    /** Checks the range of each parameter. */
    public BgBb {
        Check.positive(alpha, "alpha");
        Check.positive(beta, "beta");
        Check.notNegative(gamma, "gamma");
        Check.positive(delta, "delta");
    }

    /**
     * Fits the model to customers by maximum likelihood; see {@link #fit(Map)}.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static Fit<BgBb> fit(Collection<PeriodSummary> customers) {
        Map<PeriodSummary, Long> counts = new TreeMap<>(BgBbLikelihood.ORDER);
        customers.forEach(customer -> counts.merge(customer, 1L, Long::sum));
        return fit(counts);
    }

    /**
     * Fits the model to counted customers by maximum likelihood.
     *
     * <p>Where the likelihood is largest in a limit (nobody drops out, all customers alike) the status is {@link
     * Fit.Status#BOUNDARY}, with some very large or very small parameters. Without a purchase, or with fewer than four
     * different histories, it is {@link Fit.Status#NOT_IDENTIFIED}.
     *
     * @param customers how many customers share each history; counts of parts of a customer base can be added
     * @throws IllegalArgumentException if there are no customers or a count is negative
     */
    public static Fit<BgBb> fit(Map<PeriodSummary, Long> customers) {
        return fit(customers, FitOptions.DEFAULT);
    }

    /**
     * Fits the model as {@link #fit(Map)} does, with options; priors are on alpha, beta, gamma and delta. The calling thread
     * does all the work.
     */
    public static Fit<BgBb> fit(Map<PeriodSummary, Long> customers, FitOptions options) {
        BgBbLikelihood likelihood = new BgBbLikelihood(customers);
        if (likelihood.customers() == 0) {
            throw new IllegalArgumentException(
                    "cannot fit BG/BB to no customers: pass at least one; a useful fit needs some hundreds");
        }
        Optimum optimum = options.maximize(likelihood, 0, 0, 0, 0);
        return new Fit<>(
                optimum,
                logs -> new BgBb(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3])),
                options.status(optimum, likelihood.identified()),
                likelihood.customers());
    }

    /**
     * Returns the logarithm of the probability of one customer's periods with and without a purchase, in their order.
     *
     * <pre>{@code
     * ln[ (alpha)_x (beta)_(n-x) / (alpha+beta)_n * (delta)_n / (gamma+delta)_n
     *     + sum over t_x <= m < n of
     *       (alpha)_x (beta)_(m-x) / (alpha+beta)_m * gamma (delta)_m / (gamma+delta)_(m+1) ]
     * }</pre>
     *
     * <p>where {@code (z)_k = z (z+1) ... (z+k-1)}: alive until the end, or until period m only. 0 for a customer without
     * periods.
     *
     * <p>Source: Fader, Hardie, Shang (2010).
     */
    public double logLikelihood(PeriodSummary customer) {
        double alive = logAlive(customer);
        double likelihood = 0;
        for (int m = customer.recency(); m < customer.periods(); m++) {
            likelihood += Math.exp(logGone(customer.frequency(), m) - alive);
        }
        return alive + Math.log1p(likelihood);
    }

    /**
     * Returns the probability that a customer is alive in the last period observed.
     *
     * <pre>{@code
     * P(alive) = (alpha)_x (beta)_(n-x) / (alpha+beta)_n * (delta)_n / (gamma+delta)_n / likelihood
     * }</pre>
     *
     * @return a probability in [0, 1]; 1 for who bought in the last period
     */
    public double probabilityAlive(PeriodSummary customer) {
        return Math.exp(logAlive(customer) - logLikelihood(customer));
    }

    /**
     * Returns the probability that a customer is alive in the first period after the observation: {@link
     * #probabilityAlive} times {@code (delta+n)/(gamma+delta+n)}.
     *
     * <p>Source: Fader, Hardie, Shang (2010).
     *
     * @return a probability in [0, 1]
     */
    public double probabilityAliveNext(PeriodSummary customer) {
        double stays = delta + customer.periods();
        return probabilityAlive(customer) * stays / (gamma + stays);
    }

    /** Returns the expected number of purchases of a new customer in this many periods after the first one. */
    public double expectedPurchases(int periods) {
        return expectedPurchases(NEW_CUSTOMER, periods);
    }

    /**
     * Returns the expected number of purchases of a customer in the periods after the observation.
     *
     * <pre>{@code
     * P(alive) * (alpha+x)/(alpha+beta+n) * sum over 1 <= j <= k of (delta+n)_j / (gamma+delta+n)_j
     * }</pre>
     *
     * <p>for k periods: the j-th term is the probability to be alive still. All terms are positive; unlike the closed form
     * of the source this has no singularity at gamma = 1.
     *
     * <p>Source of the model: Fader, Hardie, Shang (2010).
     *
     * @param periods number of periods k that follow the observation, not negative
     * @return a number of purchases, at most k
     */
    public double expectedPurchases(PeriodSummary customer, int periods) {
        Check.notNegative(periods, "periods");
        double alive = 0;
        double stay = 1;
        for (int j = 0; j < periods; j++) {
            double stays = delta + customer.periods() + j;
            stay *= stays / (gamma + stays);
            alive += stay;
        }
        return probabilityAlive(customer) * purchaseProbability(customer) * alive;
    }

    /**
     * Returns the expected number of all future purchases, each discounted to the end of the observation (DERT): one in
     * the next period by {@code 1/(1+d)}, and so on.
     *
     * <pre>{@code
     * P(alive) * (alpha+x)/(alpha+beta+n) * E[ (1-q) / (d+q) ],   q ~ Beta(gamma, delta+n)
     * }</pre>
     *
     * <p>Source: Fader, Hardie, Shang (2010).
     *
     * @param rate discount rate d of a period, positive
     * @return a number of purchases
     */
    public double discountedPurchases(PeriodSummary customer, double rate) {
        Check.positive(rate, "rate");
        double alive = gamma == 0
                ? 1 / rate
                : QuadratureRule.beta(gamma, delta + customer.periods()).expectation(q -> (1 - q) / (rate + q));
        return probabilityAlive(customer) * purchaseProbability(customer) * alive;
    }

    /**
     * Returns the probability that a new customer buys in exactly this many of the periods after the first one.
     *
     * <pre>{@code
     * C(n,x) (alpha)_x (beta)_(n-x) / (alpha+beta)_n * (delta)_n / (gamma+delta)_n
     *     + sum over x <= m < n of C(m,x) (alpha)_x (beta)_(m-x) / (alpha+beta)_m * gamma (delta)_m / (gamma+delta)_(m+1)
     * }</pre>
     *
     * <p>Source: Fader, Hardie, Shang (2010).
     *
     * @param purchases number of periods with a purchase x, not negative
     * @param periods number of periods n, not negative
     * @return a probability in [0, 1]
     */
    public double probabilityOfPurchases(int purchases, int periods) {
        Check.notNegative(purchases, "purchases");
        Check.notNegative(periods, "periods");
        if (purchases > periods) {
            return 0;
        }
        double sum = Math.exp(logChoose(periods, purchases) + logBuying(purchases, periods) + logStaying(periods));
        for (int m = purchases; m < periods; m++) {
            sum += Math.exp(logChoose(m, purchases) + logGone(purchases, m));
        }
        return sum;
    }

    /** The probability of a purchase in a period in which he is alive. */
    private double purchaseProbability(PeriodSummary customer) {
        return (alpha + customer.frequency()) / (alpha + beta + customer.periods());
    }

    private double logAlive(PeriodSummary customer) {
        return logBuying(customer.frequency(), customer.periods()) + logStaying(customer.periods());
    }

    /** Of x purchases in the first m periods, and of being gone from then on. */
    private double logGone(int x, int m) {
        return logBuying(x, m) + logStaying(m) + Math.log(gamma / (gamma + delta + m));
    }

    private double logBuying(int x, int n) {
        return RisingFactorial.log(alpha, x) + RisingFactorial.log(beta, n - x) - RisingFactorial.log(alpha + beta, n);
    }

    private double logStaying(int n) {
        return RisingFactorial.log(delta, n) - RisingFactorial.log(gamma + delta, n);
    }

    private static double logChoose(int n, int k) {
        return RisingFactorial.log(n - k + 1, k) - RisingFactorial.log(1, k);
    }
}
