package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.QuadratureRule;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The shifted beta geometric model of contracts that are renewed or not (subscriptions): at each renewal a customer leaves
 * with his own probability. The probabilities follow a beta distribution, so the retention rate of a cohort rises: those
 * who leave easily leave first.
 *
 * <p>Source: P. Fader, B. Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1), 76-90.
 *
 * @param alpha first parameter of the beta distribution of the probabilities to leave, positive; their mean is
 *     alpha/(alpha+beta)
 * @param beta its second parameter, positive
 */
public record Sbg(double alpha, double beta) {

    private static final int ALPHA = 0;
    private static final int BETA = 1;

    /** Checks the range of each parameter. */
    public Sbg {
        Check.positive(alpha, "alpha");
        Check.positive(beta, "beta");
    }

    /**
     * Fits the model to contracts by maximum likelihood.
     *
     * <p>Where all customers are alike, or all left or stayed, the likelihood is largest in a limit and the status is
     * {@link Fit.Status#BOUNDARY}. With counts at one renewal only it is {@link Fit.Status#NOT_IDENTIFIED}: they determine
     * the mean probability and no more.
     *
     * @throws IllegalArgumentException if there are no contracts
     */
    public static Fit<Sbg> fit(RenewalCounts contracts) {
        return fit(contracts, FitOptions.DEFAULT);
    }

    /**
     * Fits the model as {@link #fit(RenewalCounts)} does, with options; priors are on alpha and beta. The calling thread does
     * all the work.
     */
    public static Fit<Sbg> fit(RenewalCounts contracts, FitOptions options) {
        if (contracts.contracts() == 0) {
            throw new IllegalArgumentException("cannot fit sBG to no contracts: pass at least one");
        }
        Optimum optimum = options.maximize(logs -> logLikelihood(contracts, logs), 0, 0);
        boolean identified = contracts.lost().stream().skip(1).anyMatch(count -> count > 0)
                || contracts.running().stream().skip(1).anyMatch(count -> count > 0);
        Fit.Status status = options.status(optimum, identified);
        return new Fit<>(optimum, logs -> new Sbg(Math.exp(logs[0]), Math.exp(logs[1])), status, contracts.contracts());
    }

    /**
     * Returns the logarithm of the probability of these contracts' fates.
     *
     * <pre>{@code
     * sum over k of lost_k ln P(left at k) + running_k ln S(k)
     * P(left at k) = alpha (beta)_(k-1) / (alpha+beta)_k,    S(k) = (beta)_k / (alpha+beta)_k
     * }</pre>
     *
     * <p>where {@code (z)_k = z (z+1) ... (z+k-1)}. Source: Fader, Hardie (2007).
     */
    public double logLikelihood(RenewalCounts contracts) {
        return logLikelihood(contracts, new double[] {Math.log(alpha), Math.log(beta)})
                .value();
    }

    /**
     * Returns the share of contracts that survive this many renewals: {@code (beta)_n / (alpha+beta)_n}.
     *
     * @param renewals number of renewals n, not negative
     * @return a fraction in (0, 1]; 1 for n = 0
     */
    public double survival(int renewals) {
        Check.notNegative(renewals, "renewals");
        return Math.exp(RisingFactorial.log(beta, renewals) - RisingFactorial.log(alpha + beta, renewals));
    }

    /**
     * Returns the share of the contracts still running that are renewed at the n-th renewal: {@code
     * (beta+n-1)/(alpha+beta+n-1)}.
     *
     * @param renewal number of the renewal n, positive
     * @return a fraction in (0, 1), rising with n
     */
    public double retention(int renewal) {
        Check.positive(renewal, "renewal");
        return (beta + renewal - 1) / (alpha + beta + renewal - 1);
    }

    /**
     * Returns the expected number of periods that a contract will run from its next renewal on, not discounted: {@code
     * (beta+n)/(alpha-1)}, where n is the number of renewals so far.
     *
     * @return empty if alpha &lt;= 1, where it is infinite
     */
    public OptionalDouble expectedPeriods(int renewals) {
        Check.notNegative(renewals, "renewals");
        return alpha > 1 ? OptionalDouble.of((beta + renewals) / (alpha - 1)) : OptionalDouble.empty();
    }

    /**
     * Returns the expected number of periods that a new customer pays for, each discounted to the start: the first counts
     * in full (DEL, discounted expected lifetime).
     *
     * <pre>{@code
     * sum over t >= 0 of S(t) / (1+d)^t  =  E[ (1+d) / (d+q) ],   q ~ Beta(alpha, beta)
     * }</pre>
     *
     * <p>Source: P. Fader, B. Hardie (2010), Customer-Base Valuation in a Contractual Setting: The Perils of Ignoring
     * Heterogeneity, Marketing Science 29(1), 85-93.
     *
     * @param rate discount rate d of a period, positive
     */
    public double discountedLifetime(double rate) {
        Check.positive(rate, "rate");
        return QuadratureRule.beta(alpha, beta).expectation(q -> (1 + rate) / (rate + q));
    }

    /**
     * Returns the expected number of periods that a running contract will still be paid for, each discounted to its next
     * renewal, which is about to be decided (DERL, discounted expected residual lifetime).
     *
     * <pre>{@code
     * sum over t > n of S(t)/S(n) / (1+d)^(t-n-1)  =  E[ (1-q) (1+d) / (d+q) ],   q ~ Beta(alpha, beta+n)
     * }</pre>
     *
     * <p>Source: Fader, Hardie (2010), as above.
     *
     * @param renewals number of renewals n so far, not negative
     * @param rate discount rate d of a period, positive
     */
    public double discountedResidualLifetime(int renewals, double rate) {
        Check.notNegative(renewals, "renewals");
        Check.positive(rate, "rate");
        return QuadratureRule.beta(alpha, beta + renewals).expectation(q -> (1 - q) * (1 + rate) / (rate + q));
    }

    private static Derivatives logLikelihood(RenewalCounts contracts, double[] logs) {
        Derivatives sum = new Derivatives(logs.length);
        List<Long> lost = contracts.lost();
        for (int k = 0; k < lost.size(); k++) {
            sum.addValue(lost.get(k) * logs[ALPHA]);
            sum.addGradient(ALPHA, lost.get(k));
            addFate(sum, logs, new int[] {k, k + 1}, lost.get(k));
        }
        List<Long> running = contracts.running();
        for (int k = 0; k < running.size(); k++) {
            addFate(sum, logs, new int[] {k + 1, k + 1}, running.get(k));
        }
        return sum;
    }

    /** Adds {@code ln (beta)_i - ln (alpha+beta)_j} of some contracts, for {@code i, j} in {@code renewals}. */
    private static void addFate(Derivatives sum, double[] logs, int[] renewals, double contracts) {
        if (contracts == 0) {
            return;
        }
        double a = Math.exp(logs[ALPHA]);
        double b = Math.exp(logs[BETA]);
        double slope = RisingFactorial.slope(a + b, renewals[1]);
        double curvature = RisingFactorial.curvature(a + b, renewals[1]);
        double slopeB = RisingFactorial.slope(b, renewals[0]) - slope;
        double curvatureB = RisingFactorial.curvature(b, renewals[0]) - curvature;
        double value = RisingFactorial.log(b, renewals[0]) - RisingFactorial.log(a + b, renewals[1]);
        sum.addValue(contracts * value);
        sum.addGradient(ALPHA, -contracts * a * slope);
        sum.addGradient(BETA, contracts * b * slopeB);
        sum.addHessian(ALPHA, ALPHA, -contracts * a * (slope + a * curvature));
        sum.addHessian(ALPHA, BETA, -contracts * a * b * curvature);
        sum.addHessian(BETA, BETA, contracts * b * (slopeB + b * curvatureB));
    }
}
