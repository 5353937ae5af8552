package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.QuadratureRule;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.function.Function;

/**
 * What {@link BgNbd} and {@link MbgNbd} have in common: gamma distributed purchase rates, and a beta distributed
 * probability to drop out at each of the customer's chances to do so. The first purchase is such a chance, or not; each
 * repeat purchase is.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its rate parameter
 * @param a first parameter of the beta distribution of dropout probabilities; 0 if nobody drops out
 * @param b its second parameter
 * @param chancesAtFirst chances to drop out before any repeat purchase: 0 for BG/NBD, 1 for MBG/NBD
 */
record BetaGeometricNbd(double r, double alpha, double a, double b, int chancesAtFirst) {

    /** Number of terms from which a series is slower than quadrature. */
    private static final double LONG_SERIES = 5000;

    /** Terms of a series below this fraction of the sum are left out. */
    private static final double NEGLIGIBLE = 1e-17;

    /** A negative binomial distribution has no weight to speak of this many standard deviations below its mean. */
    private static final double DEVIATIONS = 12;

    /** Checks the range of each parameter. */
    BetaGeometricNbd {
        Check.positive(r, "r");
        Check.positive(alpha, "alpha");
        Check.notNegative(a, "a");
        Check.positive(b, "b");
    }

    /** Fits a model of this kind, which {@code model} makes of its four parameters, or of two without dropout. */
    static <M> Fit<M> fit(
            CustomerCounts customers, int chancesAtFirst, FitOptions options, Function<double[], M> model) {
        HistoryTable table = HistoryTable.of(customers, options.parallel());
        return new PurchaseFit(table, new BetaGeometricLikelihood(table, chancesAtFirst), options)
                .of(model, customers.customers());
    }

    double logLikelihood(CustomerSummary customer) {
        int x = customer.frequency();
        double odds = logOddsGone(customer);
        return RisingFactorial.log(r, x)
                + RisingFactorial.log(b, chances(x))
                - RisingFactorial.log(a + b, chances(x))
                - r * Math.log1p(customer.age() / alpha)
                - x * Math.log(alpha + customer.age())
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    double probabilityAlive(CustomerSummary customer) {
        return 1 / (1 + Math.exp(logOddsGone(customer)));
    }

    /**
     * The series of the public models, or, where the horizon is so long that the series is, too, the same expectation
     * integrated over the dropout probability p with its beta distribution: {@code E[(1 - (1 + p t/(alpha+T))^-(r+x)) /
     * p]}.
     */
    double expectedPurchases(CustomerSummary customer, double horizon) {
        Check.notNegative(horizon, "horizon");
        double shape = r + customer.frequency();
        double time = horizon / (alpha + customer.age());
        double stays = b + chances(customer.frequency());
        double terms = shape * time + DEVIATIONS * Math.sqrt(shape * time * (1 + time)) + 40 * (1 + time);
        double ifAlive =
                terms < LONG_SERIES ? purchasesBySeries(shape, time, stays) : purchasesByQuadrature(shape, time, stays);
        return probabilityAlive(customer) * ifAlive;
    }

    /**
     * {@code P(alive) E[lambda / (delta + lambda p)]}: the integral over all future t of {@code e^(-delta t)} times the
     * expected rate of purchases; a customer of rate lambda and dropout probability p is alive at t with probability
     * {@code e^(-lambda p t)}. Two nested quadratures.
     */
    double discountedPurchases(CustomerSummary customer, double rate) {
        Check.positive(rate, "rate");
        double shape = r + customer.frequency();
        double discount = rate * (alpha + customer.age());
        if (a == 0) {
            return shape / discount;
        }
        QuadratureRule dropout = QuadratureRule.beta(a, b + chances(customer.frequency()));
        QuadratureRule buying = QuadratureRule.gamma(shape + 1); // density times lambda, but for the factor shape
        return probabilityAlive(customer) * shape * dropout.expectationOfInverse(discount, buying);
    }

    double probabilityOfPurchases(int purchases, double horizon) {
        Check.notNegative(purchases, "purchases");
        Check.notNegative(horizon, "horizon");
        int chances = chances(purchases);
        double time = horizon / alpha;
        double exactly = negativeBinomial(purchases, time);
        if (chances == 0) {
            return exactly;
        }
        double stayed = Math.exp(RisingFactorial.log(b, chances) - RisingFactorial.log(a + b, chances));
        return stayed * (exactly + a / (b + (chances - 1)) * atLeast(purchases, time));
    }

    /** How often somebody with x repeat purchases could have dropped out until the last of them. */
    private int chances(int x) {
        return x + chancesAtFirst;
    }

    private double logOddsGone(CustomerSummary customer) {
        int x = customer.frequency();
        if (chances(x) == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double silence = customer.age() - customer.recency();
        return Math.log(a / (b + (chances(x) - 1))) + (r + x) * Math.log1p(silence / (alpha + customer.recency()));
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

    /** The probability of n or more purchases of a customer who never drops out. */
    private double atLeast(int n, double time) {
        if (n == 0 || time == 0) {
            return n == 0 ? 1 : 0;
        }
        double z = time / (1 + time);
        double sum = 0;
        if (n > r * time) {
            double term = negativeBinomial(n, time);
            for (int k = n; term > Math.max(NEGLIGIBLE * sum * (1 - z), Double.MIN_NORMAL); k++) {
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
