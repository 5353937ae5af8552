package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.Polygamma;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.special.Beta;

/**
 * The Gamma-Gamma log-likelihood as a function of ln p, ln q, ln v, with closed-form derivatives. Its unit of money is the
 * average of the customers' means.
 *
 * <p>The contribution of a customer with x purchases of total s is
 *
 * <pre>{@code
 * -ln Beta(p x, q) + q ln(v/(v+s)) + p x ln(s/(v+s)) - ln(s/x)
 * }</pre>
 *
 * <p>Gamma functions are evaluated once a distinct x.
 */
final class GammaGammaLikelihood implements Objective {

    private static final int P = 0;
    private static final int Q = 1;
    private static final int V = 2;

    private static final double START_P = 2;
    private static final double START_Q = 3;

    private final double moneyUnit;
    private final double constant;
    private final int customers;

    // By distinct number of purchases, ascending; the totals ascending, too, so that the order of customers is lost.
    private final int[] purchases;
    private final double[][] totals;

    /** The spends must be informative. */
    GammaGammaLikelihood(List<Spend> spends) {
        double[] means = spends.stream().mapToDouble(Spend::mean).sorted().toArray();
        customers = means.length;
        moneyUnit = Arrays.stream(means).sum() / customers;
        constant = -Arrays.stream(means).map(Math::log).sum();
        TreeMap<Integer, List<Spend>> groups =
                spends.stream().collect(Collectors.groupingBy(Spend::purchases, TreeMap::new, Collectors.toList()));
        purchases = groups.keySet().stream().mapToInt(x -> x).toArray();
        totals = groups.values().stream()
                .map(group -> group.stream()
                        .mapToDouble(spend -> spend.purchases() * (spend.mean() / moneyUnit))
                        .sorted()
                        .toArray())
                .toArray(double[][]::new);
    }

    int customers() {
        return customers;
    }

    /** The unit of this likelihood's v, in the customers' unit of money. */
    double moneyUnit() {
        return moneyUnit;
    }

    /** Whether there are at least as many different spends as parameters. */
    boolean identified() {
        long different = Arrays.stream(totals)
                .mapToLong(group -> Arrays.stream(group).distinct().count())
                .sum();
        return different > V;
    }

    /** Log-parameters to start from, with the mean spend of the data. */
    double[] start() {
        return new double[] {Math.log(START_P), Math.log(START_Q), Math.log((START_Q - 1) / START_P)};
    }

    @Override
    public Derivatives at(double[] logs) {
        Derivatives sum = new Derivatives(logs.length);
        sum.addValue(constant);
        double p = Math.exp(logs[P]);
        double q = Math.exp(logs[Q]);
        double v = Math.exp(logs[V]);
        for (int k = 0; k < purchases.length; k++) {
            addGammas(sum, p * purchases[k], q, totals[k].length);
            addTotals(sum, new double[] {p * purchases[k], q, v}, totals[k]);
        }
        return sum;
    }

    /** Adds -ln Beta(px, q) of n customers; px is p times the number of purchases, so it has the log-derivatives of p. */
    private static void addGammas(Derivatives sum, double px, double q, int n) {
        double slope = Polygamma.digamma(px + q);
        double curvature = Polygamma.trigamma(px + q);
        double slopeP = px * (slope - Polygamma.digamma(px));
        double slopeQ = q * (slope - Polygamma.digamma(q));
        sum.addValue(-n * Beta.logBeta(px, q));
        sum.addGradient(P, n * slopeP);
        sum.addGradient(Q, n * slopeQ);
        sum.addHessian(P, P, n * (slopeP + px * px * (curvature - Polygamma.trigamma(px))));
        sum.addHessian(P, Q, n * px * q * curvature);
        sum.addHessian(Q, Q, n * (slopeQ + q * q * (curvature - Polygamma.trigamma(q))));
    }

    private static void addTotals(Derivatives sum, double[] parameters, double[] totals) {
        double px = parameters[P];
        double q = parameters[Q];
        double v = parameters[V];
        double logP = 0;
        double logQ = 0;
        double shares = 0;
        double products = 0;
        for (double s : totals) {
            double share = s / (v + s);
            logP -= Math.log1p(v / s);
            logQ -= Math.log1p(s / v);
            shares += share;
            products += share * (v / (v + s));
        }
        double others = totals.length - shares;
        sum.addValue(q * logQ + px * logP);
        sum.addGradient(P, px * logP);
        sum.addGradient(Q, q * logQ);
        sum.addGradient(V, q * shares - px * others);
        sum.addHessian(P, P, px * logP);
        sum.addHessian(Q, Q, q * logQ);
        sum.addHessian(P, V, -px * others);
        sum.addHessian(Q, V, q * shares);
        sum.addHessian(V, V, -(px + q) * products);
    }
}
