package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The BG/BB log-likelihood of counted customers as a function of ln alpha, ln beta, ln gamma, ln delta.
 *
 * <p>The likelihood of a customer is a sum over the number of periods he was alive in. Each term is a product of rising
 * factorials, with simple derivatives; the logarithm of the sum has the mean of their gradients, and the mean of their
 * Hessians plus the covariance of their gradients.
 */
final class BgBbLikelihood implements Objective {

    /** Any fixed order makes the result independent of that of the customers. */
    static final Comparator<PeriodSummary> ORDER = Comparator.comparingInt(PeriodSummary::periods)
            .thenComparingInt(PeriodSummary::frequency)
            .thenComparingInt(PeriodSummary::recency);

    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int GAMMA = 2;
    private static final int DELTA = 3;
    private static final int PARAMETERS = 4;

    private final Map<PeriodSummary, Long> customers = new TreeMap<>(ORDER);
    private final int mostPeriods;
    private final long number;

    BgBbLikelihood(Map<PeriodSummary, Long> counts) {
        counts.forEach((customer, count) -> {
            Check.notNegative(count, "count");
            if (count > 0) {
                customers.put(customer, count);
            }
        });
        mostPeriods = customers.keySet().stream()
                .mapToInt(PeriodSummary::periods)
                .max()
                .orElse(0);
        number = customers.values().stream().mapToLong(Long::longValue).sum();
    }

    long customers() {
        return number;
    }

    /** Whether somebody bought and there are at least as many different histories with periods as parameters. */
    boolean identified() {
        long different = customers.keySet().stream()
                .filter(customer -> customer.periods() > 0)
                .count();
        return different >= PARAMETERS && customers.keySet().stream().anyMatch(customer -> customer.frequency() > 0);
    }

    @Override
    public Derivatives at(double[] logs) {
        double[] z = Arrays.stream(logs).map(Math::exp).toArray();
        Terms terms = new Terms(z, mostPeriods);
        Derivatives sum = new Derivatives(PARAMETERS);
        customers.forEach((customer, count) -> terms.add(customer, count, sum));
        return sum;
    }

    /** {@code ln (z)_n} and its first two derivatives by z, for all n. */
    private static final class Rising {

        private final double[] logs;
        private final double[] slopes;
        private final double[] curvatures;

        Rising(double z, int most) {
            logs = new double[most + 1];
            slopes = new double[most + 1];
            curvatures = new double[most + 1];
            for (int n = 0; n < most; n++) {
                logs[n + 1] = RisingFactorial.log(z, n + 1);
                slopes[n + 1] = slopes[n] + 1 / (z + n);
                curvatures[n + 1] = curvatures[n] - 1 / ((z + n) * (z + n));
            }
        }
    }

    /** Sums over the numbers of periods that a customer may have been alive in. */
    private static final class Terms {

        private final double[] z;
        private final Rising alpha;
        private final Rising beta;
        private final Rising both;
        private final Rising delta;
        private final Rising chances;
        private final double[] gradient = new double[PARAMETERS];
        private final double[][] hessian = new double[PARAMETERS][PARAMETERS];
        private final double[] mean = new double[PARAMETERS];
        private final double[][] product = new double[PARAMETERS][PARAMETERS];

        Terms(double[] z, int most) {
            this.z = z;
            alpha = new Rising(z[ALPHA], most);
            beta = new Rising(z[BETA], most);
            both = new Rising(z[ALPHA] + z[BETA], most);
            delta = new Rising(z[DELTA], most);
            chances = new Rising(z[GAMMA] + z[DELTA], most + 1);
        }

        void add(PeriodSummary customer, double count, Derivatives sum) {
            int x = customer.frequency();
            int n = customer.periods();
            double greatest = Double.NEGATIVE_INFINITY;
            for (int m = customer.recency(); m <= n; m++) {
                greatest = Math.max(greatest, log(x, m, m == n));
            }
            Arrays.fill(mean, 0);
            for (double[] row : product) {
                Arrays.fill(row, 0);
            }
            double weight = 0;
            for (int m = customer.recency(); m <= n; m++) {
                double w = Math.exp(log(x, m, m == n) - greatest);
                differentiate(x, m, m == n ? 0 : 1);
                weight += w;
                for (int i = 0; i < PARAMETERS; i++) {
                    mean[i] += w * gradient[i];
                    for (int j = 0; j <= i; j++) {
                        product[i][j] += w * (hessian[i][j] + gradient[i] * gradient[j]);
                    }
                }
            }
            sum.addValue(count * (greatest + Math.log(weight)));
            for (int i = 0; i < PARAMETERS; i++) {
                sum.addGradient(i, count * mean[i] / weight);
                for (int j = 0; j <= i; j++) {
                    double element = product[i][j] / weight - (mean[i] / weight) * (mean[j] / weight);
                    sum.addHessian(i, j, count * element);
                }
            }
        }

        private double log(int x, int m, boolean alive) {
            double stay = alive ? -chances.logs[m] : Math.log(z[GAMMA]) - chances.logs[m + 1];
            return alpha.logs[x] + beta.logs[m - x] - both.logs[m] + delta.logs[m] + stay;
        }

        /** Gradient and Hessian (lower half) of a term by the log-parameters; gone is 0 or 1. */
        private void differentiate(int x, int m, int gone) {
            derive(ALPHA, alpha.slopes[x] - both.slopes[m], alpha.curvatures[x] - both.curvatures[m]);
            derive(BETA, beta.slopes[m - x] - both.slopes[m], beta.curvatures[m - x] - both.curvatures[m]);
            derive(GAMMA, -chances.slopes[m + gone], -chances.curvatures[m + gone]);
            derive(
                    DELTA,
                    delta.slopes[m] - chances.slopes[m + gone],
                    delta.curvatures[m] - chances.curvatures[m + gone]);
            gradient[GAMMA] += gone;
            hessian[BETA][ALPHA] = -z[ALPHA] * z[BETA] * both.curvatures[m];
            hessian[DELTA][GAMMA] = -z[GAMMA] * z[DELTA] * chances.curvatures[m + gone];
        }

        private void derive(int parameter, double slope, double curvature) {
            gradient[parameter] = z[parameter] * slope;
            hessian[parameter][parameter] = z[parameter] * (slope + z[parameter] * curvature);
        }
    }
}
