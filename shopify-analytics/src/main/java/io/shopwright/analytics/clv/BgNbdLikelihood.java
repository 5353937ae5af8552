package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.Arrays;

/**
 * The BG/NBD log-likelihood of counted customers as a function of ln r, ln alpha, ln a, ln b, with closed-form
 * derivatives. Its time unit is the greatest age, so that parameters of any data are of moderate size.
 *
 * <p>The contribution of a customer is
 *
 * <pre>{@code
 * ln (r)_x + ln (b)_x - ln (a+b)_x - r ln(1 + T/alpha) - x ln(alpha + T) + ln(1 + e^u)
 * u = ln a - ln(b+x-1) + (r+x) ln((alpha+T)/(alpha+t_x))    if x > 0, else -infinity
 * }</pre>
 *
 * <p>where {@code (z)_x} is the rising factorial and {@code e^u} the odds of being gone. Terms in x alone are summed over
 * the distinct frequencies; logarithms of times are taken once a distinct time.
 */
final class BgNbdLikelihood implements Objective {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private static final double START_R = 0.5;
    private static final double START_A = 0.5;
    private static final double START_B = 2;

    private final double timeUnit;
    private final double[] times;
    private final double purchases;

    // By distinct history; recency and age are positions in times.
    private final int[] recency;
    private final int[] age;
    private final double[] count;

    // By distinct frequency, ascending: the first history, and the customers of at least this frequency.
    private final int[] frequency;
    private final int[] first;
    private final double[] atLeast;

    BgNbdLikelihood(CustomerCounts counts) {
        double[] original = counts.times();
        double greatest = original[original.length - 1];
        timeUnit = greatest > 0 ? greatest : 1;
        times = Arrays.stream(original).map(t -> t / timeUnit).toArray();
        int rows = counts.distinct();
        recency = new int[rows];
        age = new int[rows];
        count = new double[rows];
        int[] starts = new int[rows + 1];
        int groups = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            recency[i] = Arrays.binarySearch(original, counts.recency(i));
            age[i] = Arrays.binarySearch(original, counts.age(i));
            count[i] = counts.count(i);
            sum += count[i] * counts.frequency(i);
            if (i == 0 || counts.frequency(i) != counts.frequency(i - 1)) {
                starts[groups++] = i;
            }
        }
        starts[groups] = rows;
        purchases = sum;
        first = Arrays.copyOf(starts, groups + 1);
        frequency = new int[groups];
        atLeast = new double[groups];
        double customers = 0;
        for (int k = groups - 1; k >= 0; k--) {
            frequency[k] = counts.frequency(first[k]);
            for (int i = first[k]; i < first[k + 1]; i++) {
                customers += count[i];
            }
            atLeast[k] = customers;
        }
    }

    /** The unit of this likelihood's alpha, in the time unit of the customers. */
    double timeUnit() {
        return timeUnit;
    }

    /** Whether somebody came back and there are at least as many different histories of positive age as parameters. */
    boolean identified() {
        int different = 0;
        for (int position : age) {
            different += times[position] > 0 ? 1 : 0;
        }
        return purchases > 0 && different > B;
    }

    /** Log-parameters to start from: mean rate of all customers, and a dropout in five purchases. */
    double[] start() {
        double exposure = 0;
        for (int i = 0; i < count.length; i++) {
            exposure += count[i] * times[age[i]];
        }
        double alpha = START_R * Math.max(exposure, 1) / Math.max(purchases, 1);
        return new double[] {Math.log(START_R), Math.log(alpha), Math.log(START_A), Math.log(START_B)};
    }

    /** The likelihood of ln r and ln alpha in the limit a = 0, where nobody drops out. */
    Derivatives withoutDropout(double[] logs) {
        return at(new double[] {logs[R], logs[ALPHA], Double.NEGATIVE_INFINITY, 0})
                .leading(A);
    }

    @Override
    public Derivatives at(double[] logs) {
        double[] parameters = Arrays.stream(logs).map(Math::exp).toArray();
        Derivatives sum = new Derivatives(logs.length);
        sum.addValue(-purchases * (logs[ALPHA] + Math.log(timeUnit)));
        sum.addGradient(ALPHA, -purchases);
        addRising(sum, R, parameters[R]);
        addRising(sum, B, parameters[B]);
        addRisingOfSum(sum, parameters[A], parameters[B]);
        addHistories(sum, parameters);
        return sum;
    }

    /** Adds ln (z)_x of all customers; z is the parameter at {@code index}. */
    private void addRising(Derivatives sum, int index, double z) {
        int from = 0;
        for (int k = 0; k < frequency.length; k++) {
            int gap = frequency[k] - from;
            double slope = RisingFactorial.slope(z + from, gap);
            double curvature = RisingFactorial.curvature(z + from, gap);
            sum.addValue(atLeast[k] * RisingFactorial.log(z + from, gap));
            sum.addGradient(index, atLeast[k] * z * slope);
            sum.addHessian(index, index, atLeast[k] * z * (slope + z * curvature));
            from = frequency[k];
        }
    }

    /** Adds -ln (a+b)_x of all customers. */
    private void addRisingOfSum(Derivatives sum, double a, double b) {
        int from = 0;
        for (int k = 0; k < frequency.length; k++) {
            int gap = frequency[k] - from;
            double z = a + b + from;
            double slope = -atLeast[k] * RisingFactorial.slope(z, gap);
            double curvature = -atLeast[k] * RisingFactorial.curvature(z, gap);
            sum.addValue(-atLeast[k] * RisingFactorial.log(z, gap));
            sum.addGradient(A, a * slope);
            sum.addGradient(B, b * slope);
            sum.addHessian(A, A, a * (slope + a * curvature));
            sum.addHessian(A, B, a * b * curvature);
            sum.addHessian(B, B, b * (slope + b * curvature));
            from = frequency[k];
        }
    }

    private void addHistories(Derivatives sum, double[] parameters) {
        double alpha = parameters[ALPHA];
        double[] logs = Arrays.stream(times).map(t -> Math.log1p(t / alpha)).toArray();
        double[] shares = Arrays.stream(times).map(t -> t / (alpha + t)).toArray();
        for (int k = 0; k < frequency.length; k++) {
            Group group = new Group(frequency[k], parameters);
            for (int i = first[k]; i < first[k + 1]; i++) {
                group.last(logs[recency[i]], shares[recency[i]]);
                group.add(logs[age[i]], shares[age[i]], count[i]);
            }
            group.addTo(sum);
        }
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

        Group(int frequency, double[] parameters) {
            x = frequency;
            r = parameters[R];
            double b = parameters[B];
            double n = b + (x - 1);
            odds = x > 0 ? Math.log(parameters[A] / n) : Double.NEGATIVE_INFINITY;
            slopeB = x > 0 ? -b / n : 0;
            curvatureB = x > 0 ? slopeB * (x - 1) / n : 0;
        }

        void last(double l, double s) {
            lastLog = l;
            lastShare = s;
        }

        void add(double l, double s, double n) {
            double u = odds + (r + x) * (l - lastLog);
            double e = Math.exp(-Math.abs(u));
            double p = (u > 0 ? 1 : e) / (1 + e);
            double q = (u > 0 ? e : 1) / (1 + e);
            value += n * (Math.max(u, 0) + Math.log1p(e) - (r + x) * l);
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

        void addTo(Derivatives sum) {
            sum.addValue(value);
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
        }
    }
}
