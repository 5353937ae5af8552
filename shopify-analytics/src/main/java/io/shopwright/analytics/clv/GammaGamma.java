package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * The Gamma-Gamma model of spend: the values of a customer's purchases vary at random about his own mean, and the means
 * vary between customers, both by gamma distributions.
 *
 * <p>It assumes that how much somebody spends has nothing to do with how often he buys; see {@link #correlation}.
 *
 * <p>Source: P. Fader, B. Hardie (2013), The Gamma-Gamma Model of Monetary Value, <a
 * href="http://www.brucehardie.com/notes/025/">brucehardie.com/notes/025</a>.
 *
 * @param p shape of the distribution of values about a customer's mean, positive
 * @param q shape of the distribution between customers, positive; the mean spend of all customers is finite if q &gt; 1
 * @param v its scale, positive, in the unit of money; the gamma of the paper
 */
public record GammaGamma(double p, double q, double v) {

    /** Checks the range of each parameter. */
    public GammaGamma {
        Check.positive(p, "p");
        Check.positive(q, "q");
        Check.positive(v, "v");
    }

    /**
     * Fits the model by maximum likelihood to the customers with at least one purchase and a positive mean; {@link
     * Fit#customers} tells how many those are.
     *
     * <p>The result does not depend on the order of the customers, and on the unit of money only by the scale of v. With
     * fewer than three different spends the status is {@link Fit.Status#NOT_IDENTIFIED}; where purchases or customers do
     * not vary it is {@link Fit.Status#BOUNDARY}.
     *
     * @param spends mean value and number of the repeat purchases of each customer
     * @throws IllegalArgumentException if no customer has a purchase with a positive value
     */
    public static Fit<GammaGamma> fit(Collection<Spend> spends) {
        List<Spend> informative = spends.stream().filter(Spend::informative).toList();
        if (informative.isEmpty()) {
            throw new IllegalArgumentException("cannot fit Gamma-Gamma without a customer that has repeat purchases of"
                    + " positive value: 0 of " + spends.size() + "; observe longer, or use an average order value");
        }
        GammaGammaLikelihood likelihood = new GammaGammaLikelihood(informative);
        Optimum optimum = NewtonMaximizer.maximize(likelihood, likelihood.start());
        Fit.Status status = likelihood.identified() ? Fit.statusOf(optimum) : Fit.Status.NOT_IDENTIFIED;
        double unit = likelihood.moneyUnit();
        return new Fit<>(
                optimum,
                logs -> new GammaGamma(Math.exp(logs[0]), Math.exp(logs[1]), unit * Math.exp(logs[2])),
                status,
                likelihood.customers());
    }

    /**
     * Returns the correlation (Pearson) of number of purchases and mean value over the customers that a fit would use, in
     * [-1, 1]. Near 0 it supports the model's assumption; beyond about 0.3 either way, values of frequent buyers will be
     * too low or too high.
     *
     * @return empty with fewer than two such customers, or if all are equal in either number
     */
    public static OptionalDouble correlation(Collection<Spend> spends) {
        List<Spend> informative = spends.stream().filter(Spend::informative).toList();
        if (informative.size() < 2) {
            return OptionalDouble.empty();
        }
        double[] purchases = informative.stream().mapToDouble(Spend::purchases).toArray();
        double[] means = informative.stream().mapToDouble(Spend::mean).toArray();
        double correlation = new PearsonsCorrelation().correlation(purchases, means);
        return Double.isNaN(correlation) ? OptionalDouble.empty() : OptionalDouble.of(correlation);
    }

    /**
     * Returns the logarithm of the density of a customer's mean, given the number of his purchases.
     *
     * <p>Source: Fader, Hardie (2013), equation 1a.
     *
     * @throws IllegalArgumentException if there is no purchase or the mean is 0, where the density is not defined
     */
    public double logLikelihood(Spend spend) {
        if (!spend.informative()) {
            throw new IllegalArgumentException("need purchases > 0 and mean > 0: " + spend);
        }
        double px = p * spend.purchases();
        double total = spend.purchases() * spend.mean();
        return -Beta.logBeta(px, q) - q * Math.log1p(total / v) - px * Math.log1p(v / total) - Math.log(spend.mean());
    }

    /** Returns the mean spend on a purchase over all customers, {@code p v / (q-1)}; empty if q &lt;= 1: not finite. */
    public OptionalDouble meanSpend() {
        return q > 1 ? OptionalDouble.of(p * v / (q - 1)) : OptionalDouble.empty();
    }

    /**
     * Returns the expected value of a customer's future purchase.
     *
     * <pre>{@code
     * (v + x m) p / (p x + q - 1)
     * }</pre>
     *
     * <p>for x purchases of mean m: an average of the customer's own mean and that of all customers, with more weight on
     * his own the more purchases it rests on. Without purchases it is the mean of all.
     *
     * <p>Source: Fader, Hardie (2013), equation 5.
     *
     * @return an amount in the unit of money of the fit, positive
     * @throws IllegalArgumentException if p x + q &lt;= 1, where the expectation is not finite; that takes q &lt;= 1
     */
    public double expectedMeanSpend(Spend spend) {
        double expected = meanSpendOrInfinity(spend);
        if (expected == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("no finite mean spend with " + spend.purchases()
                    + " purchases: p x + q must be > 1: " + (p * spend.purchases() + q)
                    + "; values vary too much between customers for this model");
        }
        return expected;
    }

    /** The expected mean spend, infinity where it is not finite. */
    double meanSpendOrInfinity(Spend spend) {
        double weight = p * spend.purchases() + q - 1;
        return weight > 0 ? p * (v + spend.purchases() * spend.mean()) / weight : Double.POSITIVE_INFINITY;
    }
}
