package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Optimum;
import java.util.Arrays;
import java.util.Optional;

/**
 * The log-likelihood of BG/NBD or MBG/NBD as a function of ln r, ln alpha, ln a, ln b, with closed-form derivatives.
 *
 * <p>The contribution of a customer is
 *
 * <pre>{@code
 * ln (r)_x + ln (b)_c - ln (a+b)_c - r ln(1 + T/alpha) - x ln(alpha + T) + ln(1 + e^u)
 * u = ln a - ln(b+c-1) + (r+x) ln((alpha+T)/(alpha+t_x))    if c > 0, else -infinity
 * }</pre>
 *
 * <p>where {@code (z)_x} is the rising factorial, c the number of chances to drop out and {@code e^u} the odds of being
 * gone. Terms in x alone are summed over the distinct frequencies; logarithms of times are taken once a distinct time.
 */
final class BetaGeometricLikelihood implements PurchaseLikelihood {

    private static final int R = HistoryTable.R;
    private static final int ALPHA = HistoryTable.ALPHA;
    private static final int A = 2;
    private static final int B = 3;

    private static final double START_R = 0.5;
    private static final double START_A = 0.5;
    private static final double START_B = 2;

    /** An a and b of which nearly all dropout probabilities are near 0 or 1. */
    private static final double ALL_OR_NOTHING = 0.005;

    /** A product of factors from 1 to 2 is turned into a logarithm from here on: one logarithm for many rows. */
    private static final double LARGE_PRODUCT = 1e290;

    /** Customers of one history up to this number enter the product one by one. */
    private static final int MOST_FACTORS = 8;

    private final HistoryTable table;
    private final int chancesAtFirst;

    BetaGeometricLikelihood(HistoryTable table, int chancesAtFirst) {
        this.table = table;
        this.chancesAtFirst = chancesAtFirst;
    }

    /** The mean rate of all customers, and a dropout in five purchases. */
    @Override
    public double[] start() {
        return new double[] {Math.log(START_R), Math.log(table.alphaFor(START_R)), Math.log(START_A), Math.log(START_B)
        };
    }

    /**
     * Near the limit of a and b to 0, where a customer drops out at his first chance or never. If the first purchase is a
     * chance, the likelihood often has a maximum there beside one of moderate a and b: both explain many who never came
     * back. Without it, that is so only where the other one is a limit.
     */
    @Override
    public Optional<double[]> secondStart(Optimum first) {
        if (chancesAtFirst == 0 && first.outcome() == Optimum.Outcome.INTERIOR) {
            return Optional.empty();
        }
        double[] logs = first.point();
        return Optional.of(new double[] {logs[R], logs[ALPHA], Math.log(ALL_OR_NOTHING), Math.log(ALL_OR_NOTHING)});
    }

    @Override
    public double[] parameters(double[] logs) {
        double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
        parameters[ALPHA] *= table.timeUnit();
        return parameters;
    }

    @Override
    public double[] dropoutDirection() {
        return new double[] {0, 0, 1, 1};
    }

    @Override
    public Derivatives at(double[] logs) {
        double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
        double alpha = parameters[ALPHA];
        double[] times = table.times();
        double[] timeLogs = Arrays.stream(times).map(t -> Math.log1p(t / alpha)).toArray();
        double[] shares = Arrays.stream(times).map(t -> t / (alpha + t)).toArray();
        Derivatives sum = table.sum(logs.length, block -> {
            Group group = new Group(block.frequency(), block.frequency() + chancesAtFirst, parameters);
            for (int i = block.from(); i < block.to(); i++) {
                group.last(timeLogs[table.recency(i)], shares[table.recency(i)]);
                group.add(timeLogs[table.age(i)], shares[table.age(i)], table.count(i));
            }
            return group.derivatives();
        });
        table.addPurchases(sum, logs);
        table.addRising(sum, B, parameters[B], chancesAtFirst);
        table.addRisingOfSum(sum, A, parameters, chancesAtFirst);
        return sum;
    }

    /**
     * Sums over the customers of one frequency. With {@code l = ln(1 + t/alpha)} and {@code s = t/(alpha+t)}, alive has
     * the log-likelihood {@code -(r+x) l} at age, gone the same at recency plus {@code ln a - ln(b+x-1)}; the sum of both
     * likelihoods has their derivatives, weighted by the probability of each, and a term from the differences.
     */
    private static final class Group {

        private final int x;
        private final double r;
        private final double odds;
        private final double slopeB;
        private final double curvatureB;

        private double lastLog;
        private double lastShare;

        private double value;
        private double product = 1;
        private double gone;
        private double log;
        private double share;
        private double shareSlope;

        // Sums of v, v yr, v ya, v yr yr, v yr ya, v ya ya: v the variance of being gone, y the differences.
        private double v;
        private double vr;
        private double va;
        private double vrr;
        private double vra;
        private double vaa;

        Group(int frequency, int chances, double[] parameters) {
            x = frequency;
            r = parameters[R];
            double b = parameters[B];
            double n = b + (chances - 1);
            odds = chances > 0 ? Math.log(parameters[A] / n) : Double.NEGATIVE_INFINITY;
            slopeB = chances > 0 ? -b / n : 0;
            curvatureB = chances > 0 ? slopeB * (chances - 1) / n : 0;
        }

        void last(double l, double s) {
            lastLog = l;
            lastShare = s;
        }

        void add(double l, double s, double n) {
            double u = odds + (r + x) * (l - lastLog);
            double e = Math.exp(-Math.abs(u));
            double rest = 1 / (1 + e);
            double p = u > 0 ? rest : e * rest;
            double q = u > 0 ? e * rest : rest;
            value += n * (Math.max(u, 0) - (r + x) * l);
            addLog(e, n);
            gone += n * p;
            log += n * (q * l + p * lastLog);
            share += n * (q * s + p * lastShare);
            shareSlope += n * (q * s * (1 - s) + p * lastShare * (1 - lastShare));
            double w = n * p * q;
            double yr = r * (l - lastLog);
            double ya = (r + x) * (lastShare - s);
            v += w;
            vr += w * yr;
            va += w * ya;
            vrr += w * yr * yr;
            vra += w * yr * ya;
            vaa += w * ya * ya;
        }

        /** Adds {@code n ln(1+e)}, if n is small as a factor of the product. */
        private void addLog(double e, double n) {
            if (n > MOST_FACTORS) {
                value += n * Math.log1p(e);
                return;
            }
            for (int i = 0; i < n; i++) {
                product *= 1 + e;
            }
            if (product > LARGE_PRODUCT) {
                value += Math.log(product);
                product = 1;
            }
        }

        Derivatives derivatives() {
            Derivatives sum = new Derivatives(B + 1);
            sum.addValue(value + Math.log(product));
            sum.addGradient(R, -r * log);
            sum.addGradient(ALPHA, (r + x) * share);
            sum.addGradient(A, gone);
            sum.addGradient(B, gone * slopeB);
            sum.addHessian(R, R, vrr - r * log);
            sum.addHessian(R, ALPHA, vra + r * share);
            sum.addHessian(ALPHA, ALPHA, vaa - (r + x) * shareSlope);
            sum.addHessian(R, A, vr);
            sum.addHessian(R, B, vr * slopeB);
            sum.addHessian(ALPHA, A, va);
            sum.addHessian(ALPHA, B, va * slopeB);
            sum.addHessian(A, A, v);
            sum.addHessian(A, B, v * slopeB);
            sum.addHessian(B, B, v * slopeB * slopeB + gone * curvatureB);
            return sum;
        }
    }
}
