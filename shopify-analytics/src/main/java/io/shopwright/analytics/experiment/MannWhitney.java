package io.shopwright.analytics.experiment;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether values of the treatment tend to be higher than those of the control, by ranks alone: an outlier counts no more
 * than any other high value.
 *
 * <p>Source: H. Mann, D. Whitney (1947), On a Test of Whether one of Two Random Variables is Stochastically Larger than the
 * Other, The Annals of Mathematical Statistics 18, 50-60.
 */
public final class MannWhitney {

    /** Values of both arms together up to which the exact test is worked out. */
    public static final int MOST_EXACT = 100;

    private final int controls;
    private final int treatments;

    /** Twice the rank of each value among all, ascending; equal values share the mean of their ranks. */
    private final int[] doubleRanks;

    private final long doubleRankSum;

    private MannWhitney(int controls, int treatments, int[] doubleRanks, long doubleRankSum) {
        this.controls = controls;
        this.treatments = treatments;
        this.doubleRanks = doubleRanks;
        this.doubleRankSum = doubleRankSum;
    }

    /**
     * Ranks the values of two arms.
     *
     * @param control finite values
     * @param treatment finite values; at most 1e9 with the others
     */
    public static MannWhitney of(double[] control, double[] treatment) {
        Check.finite(control, "value of the control");
        Check.finite(treatment, "value of the treatment");
        double[] all = Arrays.copyOf(control, control.length + treatment.length);
        System.arraycopy(treatment, 0, all, control.length, treatment.length);
        for (int i = 0; i < all.length; i++) {
            all[i] += 0.0; // turns -0.0 into 0.0
        }
        Arrays.sort(all);
        int[] doubleRanks = new int[all.length];
        for (int from = 0, to; from < all.length; from = to) {
            to = from + 1;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            Arrays.fill(doubleRanks, from, to, from + to + 1);
        }
        long sum = 0;
        for (double value : treatment) {
            sum += doubleRanks[Arrays.binarySearch(all, value + 0.0)];
        }
        return new MannWhitney(control.length, treatment.length, doubleRanks, sum);
    }

    /** Returns the number of pairs in which the treatment is higher; ties count one half. */
    public double u() {
        return (doubleRankSum - (double) treatments * (treatments + 1)) / 2;
    }

    /** Returns the share of pairs in which the treatment is higher, one half if nothing differs; empty without pairs. */
    public OptionalDouble superiority() {
        return evidence() == Evidence.NO_UNITS
                ? OptionalDouble.empty()
                : OptionalDouble.of(u() / controls / treatments);
    }

    /**
     * Returns the test by the normal approximation, corrected for ties and, by one half, for continuity:
     *
     * <pre>{@code
     * variance of U = n1 n2 / 12 (N + 1 - sum of (t^3 - t) / (N (N-1))),  N = n1 + n2, t the size of each tie
     * }</pre>
     */
    public TestResult normal() {
        if (evidence() != Evidence.SUFFICIENT) {
            return TestResult.none(evidence());
        }
        double deviation = Math.sqrt(variance());
        double difference = u() - (double) controls * treatments / 2;
        TestResult above = TestResult.normal((difference - 0.5) / deviation);
        TestResult below = TestResult.normal((difference + 0.5) / deviation);
        double nearer = Math.max(0, Math.abs(difference) - 0.5) / deviation;
        return new TestResult(
                Math.copySign(nearer, difference),
                TestResult.normal(nearer).twoSided(),
                above.greater(),
                below.less(),
                Evidence.SUFFICIENT);
    }

    /**
     * Returns the test by the distribution of U over all ways to share out the pooled values, ties included. The two-sided
     * p-value is twice the smaller tail; the statistic is U.
     *
     * @return empty above {@value #MOST_EXACT} values in all
     */
    public Optional<TestResult> exact() {
        if (doubleRanks.length > MOST_EXACT) {
            return Optional.empty();
        }
        if (evidence() != Evidence.SUFFICIENT) {
            return Optional.of(TestResult.none(evidence()));
        }
        double[] ways = ways();
        double atMost = 0;
        double atLeast = 0;
        double all = 0;
        for (int sum = 0; sum < ways.length; sum++) {
            all += ways[sum];
            atMost += sum <= doubleRankSum ? ways[sum] : 0;
            atLeast += sum >= doubleRankSum ? ways[sum] : 0;
        }
        double less = atMost / all;
        double greater = atLeast / all;
        return Optional.of(
                new TestResult(u(), Math.min(1, 2 * Math.min(less, greater)), greater, less, Evidence.SUFFICIENT));
    }

    /** In how many ways as many values as the treatment has can have each doubled sum of ranks. */
    private double[] ways() {
        int total = Arrays.stream(doubleRanks).sum();
        double[][] ways = new double[treatments + 1][total + 1];
        ways[0][0] = 1;
        for (int rank : doubleRanks) {
            for (int taken = treatments; taken >= 1; taken--) {
                for (int sum = total; sum >= rank; sum--) {
                    ways[taken][sum] += ways[taken - 1][sum - rank];
                }
            }
        }
        return ways[treatments];
    }

    private double variance() {
        double all = doubleRanks.length;
        double ties = 0;
        for (int from = 0, to; from < doubleRanks.length; from = to) {
            to = from + 1;
            while (to < doubleRanks.length && doubleRanks[to] == doubleRanks[from]) {
                to++;
            }
            double size = to - from;
            ties += size * (size * size - 1);
        }
        return controls / 12.0 * treatments * (all + 1 - ties / all / (all - 1));
    }

    private Evidence evidence() {
        if (controls == 0 || treatments == 0) {
            return Evidence.NO_UNITS;
        }
        return doubleRanks[0] == doubleRanks[doubleRanks.length - 1] ? Evidence.NO_VARIATION : Evidence.SUFFICIENT;
    }
}
