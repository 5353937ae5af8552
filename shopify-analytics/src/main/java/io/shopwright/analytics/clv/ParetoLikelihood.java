package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import java.util.Arrays;

/**
 * The log-likelihood of Pareto/NBD as a function of ln r, ln alpha, ln s, ln beta, with its derivatives.
 *
 * <p>The likelihood of a customer is a sum over what may have happened: alive until the end, or dropped out at one of the
 * {@link DropoutTimes}. Each has a simple log-likelihood; for the last purchase at {@code t_x} and dropout at u,
 *
 * <pre>{@code
 * -(r+x) ln(1 + u/alpha) - s ln(1 + u/beta) - ln(beta+u) + ln s
 * }</pre>
 *
 * <p>and without the last two terms, at {@code u = T}, for who is alive. The logarithm of the sum has the mean of their
 * gradients, and the mean of their Hessians plus the covariance of their gradients.
 */
final class ParetoLikelihood implements PurchaseLikelihood {

    private static final int R = HistoryTable.R;
    private static final int ALPHA = HistoryTable.ALPHA;
    private static final int S = 2;
    private static final int BETA = 3;
    private static final int PARAMETERS = 4;

    private static final double START_R = 0.5;
    private static final double START_S = 0.5;

    /** In units of the greatest age. */
    private static final double START_BETA = 0.3;

    private final HistoryTable table;

    ParetoLikelihood(HistoryTable table) {
        this.table = table;
    }

    /** The mean rate of all customers, and half of them gone after some time. */
    @Override
    public double[] start() {
        return new double[] {
            Math.log(START_R), Math.log(table.alphaFor(START_R)), Math.log(START_S), Math.log(START_BETA)
        };
    }

    @Override
    public double[] parameters(double[] logs) {
        double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
        parameters[ALPHA] *= table.timeUnit();
        if (parameters.length > BETA) {
            parameters[BETA] *= table.timeUnit();
        }
        return parameters;
    }

    @Override
    public double[] dropoutDirection() {
        return new double[] {0, 0, 0, -1};
    }

    @Override
    public Derivatives at(double[] logs) {
        double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
        double[] times = table.times();
        Derivatives sum = table.sum(logs.length, block -> {
            Mixture mixture = new Mixture(parameters, block.frequency());
            for (int i = block.from(); i < block.to(); i++) {
                mixture.addCustomers(times[table.recency(i)], times[table.age(i)], table.count(i));
            }
            return mixture.sum;
        });
        table.addPurchases(sum, logs);
        return sum;
    }

    /** Sums over the customers of one frequency. */
    private static final class Mixture {

        private final Derivatives sum = new Derivatives(PARAMETERS);
        private final DropoutTimes dropouts;
        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;
        private final double shape;

        // Of one history: weights, and weighted means of gradients, their products and Hessians, not yet normalised.
        private final double[] means = new double[PARAMETERS];
        private final double[][] products = new double[PARAMETERS][PARAMETERS];
        private double weight;

        // Of one time u: u/(alpha+u), alpha/(alpha+u), and the same of beta.
        private double shareAlpha;
        private double restAlpha;
        private double shareBeta;
        private double restBeta;
        private double curvatureAlpha;
        private double curvatureBeta;
        private double meanShareAlpha;
        private double meanShareBeta;
        private double meanLogAlpha;
        private double meanLogBeta;

        Mixture(double[] parameters, int x) {
            r = parameters[R];
            alpha = parameters[ALPHA];
            s = parameters[S];
            beta = parameters[BETA];
            shape = r + x;
            dropouts = new DropoutTimes(alpha, beta, s);
        }

        void addCustomers(double last, double end, double n) {
            clear();
            double fromAlpha = Math.log1p(last / alpha);
            double fromBeta = Math.log1p(last / beta);
            double toAlpha = Math.log1p((end - last) / (alpha + last));
            double toBeta = Math.log1p((end - last) / (beta + last));
            place(end);
            addTerm(Math.exp(-shape * toAlpha - s * toBeta), fromAlpha + toAlpha, fromBeta + toBeta, 0);
            dropouts.spread(shape, last, end);
            for (int i = 0; i < dropouts.size(); i++) {
                place(dropouts.time(i));
                addTerm(dropouts.weight(i), fromAlpha + dropouts.logAlpha(i), fromBeta + dropouts.logBeta(i), 1);
            }
            sum.addValue(n * (Math.log(weight) - shape * fromAlpha - s * fromBeta));
            double each = n / weight;
            for (int i = 0; i < PARAMETERS; i++) {
                sum.addGradient(i, each * means[i]);
                for (int j = 0; j <= i; j++) {
                    sum.addHessian(i, j, each * (products[i][j] - means[i] * means[j] / weight));
                }
            }
            sum.addHessian(R, R, -each * r * meanLogAlpha);
            sum.addHessian(R, ALPHA, each * r * meanShareAlpha);
            sum.addHessian(ALPHA, ALPHA, -each * shape * curvatureAlpha);
            sum.addHessian(S, S, -each * s * meanLogBeta);
            sum.addHessian(S, BETA, each * s * meanShareBeta);
            sum.addHessian(BETA, BETA, -each * curvatureBeta);
        }

        private void place(double u) {
            shareAlpha = u / (alpha + u);
            restAlpha = alpha / (alpha + u);
            shareBeta = u / (beta + u);
            restBeta = beta / (beta + u);
        }

        /**
         * Adds what may have happened at the time u that was placed before.
         *
         * @param w its likelihood, relative to that at the last purchase
         * @param logAlpha {@code ln(1 + u/alpha)}
         * @param logBeta {@code ln(1 + u/beta)}
         * @param dropout 1 for dropout at u, 0 for alive
         */
        private void addTerm(double w, double logAlpha, double logBeta, int dropout) {
            double byR = -r * logAlpha;
            double byAlpha = shape * shareAlpha;
            double byS = dropout - s * logBeta;
            double byBeta = s * shareBeta - dropout * restBeta;
            weight += w;
            meanLogAlpha += w * logAlpha;
            meanLogBeta += w * logBeta;
            meanShareAlpha += w * shareAlpha;
            meanShareBeta += w * shareBeta;
            curvatureAlpha += w * shareAlpha * restAlpha;
            curvatureBeta += w * (s + dropout) * shareBeta * restBeta;
            means[R] += w * byR;
            means[ALPHA] += w * byAlpha;
            means[S] += w * byS;
            means[BETA] += w * byBeta;
            products[R][R] += w * byR * byR;
            products[ALPHA][R] += w * byAlpha * byR;
            products[ALPHA][ALPHA] += w * byAlpha * byAlpha;
            products[S][R] += w * byS * byR;
            products[S][ALPHA] += w * byS * byAlpha;
            products[S][S] += w * byS * byS;
            products[BETA][R] += w * byBeta * byR;
            products[BETA][ALPHA] += w * byBeta * byAlpha;
            products[BETA][S] += w * byBeta * byS;
            products[BETA][BETA] += w * byBeta * byBeta;
        }

        private void clear() {
            weight = 0;
            curvatureAlpha = 0;
            curvatureBeta = 0;
            meanShareAlpha = 0;
            meanShareBeta = 0;
            meanLogAlpha = 0;
            meanLogBeta = 0;
            Arrays.fill(means, 0);
            for (double[] row : products) {
                Arrays.fill(row, 0);
            }
        }
    }
}
