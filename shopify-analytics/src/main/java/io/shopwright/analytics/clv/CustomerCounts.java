package io.shopwright.analytics.clv;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * How many customers share each history: all that a fit needs to know of the customers.
 *
 * <p>The order of the customers leaves no trace. Parts of a customer base can be counted apart, on several machines if
 * need be, and added with {@link #plus}; the result equals that of counting them together. Immutable.
 */
public final class CustomerCounts {

    /** Below this number of rows a thread costs more than it saves. */
    private static final int PARALLEL_ROWS = 1 << 14;

    private static final int MOST_KEY_BITS = 63;

    /** Distinct times, ascending. */
    private final double[] times;

    // One element a distinct history, ascending by frequency, then recency, then age; those two as positions in times.
    private final int[] frequency;
    private final int[] recency;
    private final int[] age;
    private final long[] count;

    private CustomerCounts(double[] times, Rows rows) {
        this.times = times;
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
        requirePossible(frequency, recency, age, IntStream.range(0, frequency.length));
        return of(frequency, recency, age, 0, frequency.length);
    }

    /**
     * Counts customers as {@link #of(int[], double[], double[])} does, with all threads of the common pool, or of the {@link
     * ForkJoinPool} that it is called in. The result is the same, and needs up to twice the memory on the way.
     */
    public static CustomerCounts ofInParallel(int[] frequency, double[] recency, double[] age) {
        int rows = frequency.length;
        requirePossible(frequency, recency, age, IntStream.range(0, rows).parallel());
        ForkJoinPool pool = ForkJoinTask.getPool();
        int threads = pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
        int parts = Math.max(1, Math.min(threads, rows / PARALLEL_ROWS));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> of(frequency, recency, age, start(part, parts, rows), start(part + 1, parts, rows)))
                .reduce(CustomerCounts::plus)
                .orElseThrow();
    }

    /** Returns the counts of both groups of customers together. */
    public CustomerCounts plus(CustomerCounts other) {
        double[] all = union(times, other.times);
        int[] positions = positions(times, all);
        int[] otherPositions = positions(other.times, all);
        Rows rows = new Rows(distinct() + other.distinct());
        int i = 0;
        int j = 0;
        while (i < distinct() || j < other.distinct()) {
            if (j == other.distinct() || (i < distinct() && compare(i, positions, other, j, otherPositions) <= 0)) {
                rows.add(frequency[i], positions[recency[i]], positions[age[i]], count[i]);
                i++;
            } else {
                rows.add(
                        other.frequency[j],
                        otherPositions[other.recency[j]],
                        otherPositions[other.age[j]],
                        other.count[j]);
                j++;
            }
        }
        return new CustomerCounts(all, rows);
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
        return new CustomerCounts(times, rows);
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

    /** The position of a recency in the times. */
    int recency(int row) {
        return recency[row];
    }

    /** The position of an age in the times. */
    int age(int row) {
        return age[row];
    }

    long count(int row) {
        return count[row];
    }

    /** The number of customers of each age, ascending. */
    SortedMap<Double, Long> customersByAge() {
        SortedMap<Double, Long> customers = new TreeMap<>();
        for (int row = 0; row < count.length; row++) {
            customers.merge(times[age[row]], count[row], Long::sum);
        }
        return customers;
    }

    /** Distinct times, ascending; all recencies and ages are among them. Not a copy. */
    double[] times() {
        return times;
    }

    private static void requirePossible(int[] frequency, double[] recency, double[] age, IntStream rows) {
        if (recency.length != frequency.length || age.length != frequency.length) {
            throw new IllegalArgumentException("frequency, recency and age must have the same length: "
                    + frequency.length + ", " + recency.length + ", " + age.length);
        }
        rows.filter(i -> CustomerSummary.violation(frequency[i], recency[i], age[i]) != null)
                .findFirst()
                .ifPresent(i -> {
                    throw new IllegalArgumentException(
                            "row " + i + ": " + CustomerSummary.violation(frequency[i], recency[i], age[i]));
                });
    }

    /** The first row of one of several parts of nearly equal size. */
    private static int start(int part, int parts, int rows) {
        return (int) ((long) rows * part / parts);
    }

    /** Counts the rows from one to another by sorting one packed integer a row. */
    private static CustomerCounts of(int[] frequency, double[] recency, double[] age, int from, int to) {
        long[] keys = new long[to - from];
        TimeTable table = new TimeTable();
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, frequency[i]);
            keys[i - from] = ((long) table.number(recency[i]) << Integer.SIZE) | table.number(age[i]);
        }
        double[] times = table.sorted();
        int[] positions = table.positions(times);
        int timeBits = bits(times.length);
        int keyBits = bits(most) + 2 * timeBits;
        if (keyBits > MOST_KEY_BITS) {
            throw new IllegalArgumentException("cannot count customers of " + times.length
                    + " different times and up to " + most + " purchases: round times to seconds or days");
        }
        for (int i = 0; i < keys.length; i++) {
            long last = positions[(int) (keys[i] >>> Integer.SIZE)];
            long pair = ((long) frequency[from + i] << timeBits) | last;
            keys[i] = (pair << timeBits) | positions[(int) keys[i]];
        }
        return new CustomerCounts(times, rows(RadixSort.sorted(keys, keyBits), timeBits));
    }

    private static Rows rows(long[] sorted, int timeBits) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        Rows rows = new Rows(distinct);
        int mask = (1 << timeBits) - 1;
        for (long key : sorted) {
            rows.add((int) (key >>> (2 * timeBits)), (int) (key >>> timeBits) & mask, (int) key & mask, 1);
        }
        return rows;
    }

    /** How many bits hold the numbers from 0 to {@code most}. */
    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private static double[] union(double[] left, double[] right) {
        double[] union = new double[left.length + right.length];
        int size = 0;
        for (int i = 0, j = 0; i < left.length || j < right.length; size++) {
            union[size] = j == right.length || (i < left.length && left[i] <= right[j]) ? left[i] : right[j];
            i += i < left.length && left[i] == union[size] ? 1 : 0;
            j += j < right.length && right[j] == union[size] ? 1 : 0;
        }
        return Arrays.copyOf(union, size);
    }

    /** Where the elements of a part are in the whole; both ascending. */
    private static int[] positions(double[] part, double[] whole) {
        int[] positions = new int[part.length];
        int at = 0;
        for (int i = 0; i < part.length; i++) {
            while (whole[at] != part[i]) {
                at++;
            }
            positions[i] = at;
        }
        return positions;
    }

    private int compare(int row, int[] positions, CustomerCounts other, int otherRow, int[] otherPositions) {
        int byFrequency = Integer.compare(frequency[row], other.frequency[otherRow]);
        if (byFrequency != 0) {
            return byFrequency;
        }
        int byRecency = Integer.compare(positions[recency[row]], otherPositions[other.recency[otherRow]]);
        return byRecency != 0 ? byRecency : Integer.compare(positions[age[row]], otherPositions[other.age[otherRow]]);
    }

    /** Collects rows in ascending order and joins equal neighbours. */
    private static final class Rows {

        private final int[] frequency;
        private final int[] recency;
        private final int[] age;
        private final long[] count;
        private int size;

        private Rows(int capacity) {
            frequency = new int[capacity];
            recency = new int[capacity];
            age = new int[capacity];
            count = new long[capacity];
        }

        private void add(int x, int tx, int t, long customers) {
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

    /** For people: may change. */
    @Override
    public String toString() {
        return count.length + " histories of " + customers() + " customers";
    }
}
