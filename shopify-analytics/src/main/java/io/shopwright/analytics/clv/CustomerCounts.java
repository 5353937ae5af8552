package io.shopwright.analytics.clv;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * How many customers share each history: all that a fit needs to know of the customers.
 *
 * <p>The order of the customers leaves no trace. Parts of a customer base can be counted apart, on several machines if
 * need be, and added with {@link #plus}; the result equals that of counting them together. Immutable.
 */
public final class CustomerCounts {

    // One element a distinct history, ascending by frequency, then recency, then age.
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final long[] count;

    private CustomerCounts(Rows rows) {
        frequency = Arrays.copyOf(rows.frequency, rows.size);
        recency = Arrays.copyOf(rows.recency, rows.size);
        age = Arrays.copyOf(rows.age, rows.size);
        count = Arrays.copyOf(rows.count, rows.size);
    }

    /** Counts customers; an empty collection gives empty counts, to which others can be added. */
    public static CustomerCounts of(Collection<CustomerSummary> customers) {
        int[] frequency = new int[customers.size()];
        double[] recency = new double[customers.size()];
        double[] age = new double[customers.size()];
        int row = 0;
        for (CustomerSummary customer : customers) {
            frequency[row] = customer.frequency();
            recency[row] = customer.recency();
            age[row] = customer.age();
            row++;
        }
        return of(frequency, recency, age);
    }

    /**
     * Counts customers given by parallel arrays, for data too large for an object a customer.
     *
     * @param frequency number of repeat purchases of each customer
     * @param recency time from the first to the last purchase of each customer
     * @param age time from the first purchase of each customer to the end of the observation
     * @throws IllegalArgumentException if the lengths differ, or naming the first row that is no possible {@link
     *     CustomerSummary}
     */
    public static CustomerCounts of(int[] frequency, double[] recency, double[] age) {
        if (recency.length != frequency.length || age.length != frequency.length) {
            throw new IllegalArgumentException("frequency, recency and age must have the same length: "
                    + frequency.length + ", " + recency.length + ", " + age.length);
        }
        for (int i = 0; i < frequency.length; i++) {
            String violation = CustomerSummary.violation(frequency[i], recency[i], age[i]);
            if (violation != null) {
                throw new IllegalArgumentException("row " + i + ": " + violation);
            }
        }
        return sorted(frequency, recency, age);
    }

    /** Returns the counts of both groups of customers together. */
    public CustomerCounts plus(CustomerCounts other) {
        Rows rows = new Rows(distinct() + other.distinct());
        int i = 0;
        int j = 0;
        while (i < distinct() || j < other.distinct()) {
            if (j == other.distinct() || (i < distinct() && compare(i, other, j) <= 0)) {
                rows.add(frequency[i], recency[i], age[i], count[i]);
                i++;
            } else {
                rows.add(other.frequency[j], other.recency[j], other.age[j], other.count[j]);
                j++;
            }
        }
        return new CustomerCounts(rows);
    }

    /**
     * Returns as many customers, drawn at random with replacement from these (the bootstrap): a fit to them, and to other
     * draws, shows how much the result owes to who happened to be observed.
     *
     * @param seed the same seed gives the same customers
     */
    public CustomerCounts resampled(long seed) {
        RandomGenerator random = new Well19937c(seed);
        long[] until = count.clone();
        for (int row = 1; row < until.length; row++) {
            until[row] += until[row - 1];
        }
        long[] drawn = new long[count.length];
        long number = customers();
        for (long i = 0; i < number; i++) {
            long customer = (long) (random.nextDouble() * number);
            int row = Arrays.binarySearch(until, customer);
            drawn[row < 0 ? -row - 1 : row + 1]++;
        }
        Rows rows = new Rows(count.length);
        for (int row = 0; row < drawn.length; row++) {
            if (drawn[row] > 0) {
                rows.add(frequency[row], recency[row], age[row], drawn[row]);
            }
        }
        return new CustomerCounts(rows);
    }

    /** The number of customers. */
    public long customers() {
        return Arrays.stream(count).sum();
    }

    /** The number of different histories. */
    public int distinct() {
        return count.length;
    }

    int frequency(int row) {
        return frequency[row];
    }

    double recency(int row) {
        return recency[row];
    }

    double age(int row) {
        return age[row];
    }

    long count(int row) {
        return count[row];
    }

    /** The number of customers of each age, ascending. */
    SortedMap<Double, Long> customersByAge() {
        SortedMap<Double, Long> customers = new TreeMap<>();
        for (int row = 0; row < count.length; row++) {
            customers.merge(age[row], count[row], Long::sum);
        }
        return customers;
    }

    /** The distinct recencies and ages, ascending. */
    double[] times() {
        return distinctTimes(recency, age);
    }

    /** Sorts by one packed integer a row, which is several times faster than by a comparator. */
    private static CustomerCounts sorted(int[] frequency, double[] recency, double[] age) {
        double[] times = distinctTimes(recency, age);
        long[] keys = new long[frequency.length];
        for (int i = 0; i < keys.length; i++) {
            long pair = Math.multiplyExact((long) frequency[i], times.length) + position(times, recency[i]);
            keys[i] = Math.addExact(Math.multiplyExact(pair, times.length), position(times, age[i]));
        }
        Arrays.sort(keys);
        Rows rows = new Rows(keys.length);
        for (long key : keys) {
            long pair = key / times.length;
            double t = times[(int) (key % times.length)];
            rows.add((int) (pair / times.length), times[(int) (pair % times.length)], t, 1);
        }
        return new CustomerCounts(rows);
    }

    private static int position(double[] times, double time) {
        return Arrays.binarySearch(times, time + 0.0); // 0.0 for -0.0
    }

    private static double[] distinctTimes(double[] recency, double[] age) {
        double[] times = Arrays.copyOf(recency, recency.length + age.length);
        System.arraycopy(age, 0, times, recency.length, age.length);
        for (int i = 0; i < times.length; i++) {
            times[i] += 0.0; // 0.0 for -0.0, which sorting tells apart
        }
        Arrays.sort(times);
        int size = 0;
        for (double time : times) {
            if (size == 0 || time != times[size - 1]) {
                times[size++] = time;
            }
        }
        return Arrays.copyOf(times, size);
    }

    private int compare(int row, CustomerCounts other, int otherRow) {
        int byFrequency = Integer.compare(frequency[row], other.frequency[otherRow]);
        if (byFrequency != 0) {
            return byFrequency;
        }
        int byRecency = Double.compare(recency[row], other.recency[otherRow]);
        return byRecency != 0 ? byRecency : Double.compare(age[row], other.age[otherRow]);
    }

    /** Collects rows in ascending order and joins equal neighbours. */
    private static final class Rows {

        private final int[] frequency;
        private final double[] recency;
        private final double[] age;
        private final long[] count;
        private int size;

        private Rows(int capacity) {
            frequency = new int[capacity];
            recency = new double[capacity];
            age = new double[capacity];
            count = new long[capacity];
        }

        private void add(int x, double tx, double t, long customers) {
            int last = size - 1;
            if (size > 0 && frequency[last] == x && recency[last] == tx && age[last] == t) {
                count[last] += customers;
                return;
            }
            frequency[size] = x;
            recency[size] = tx;
            age[size] = t;
            count[size++] = customers;
        }
    }
}
