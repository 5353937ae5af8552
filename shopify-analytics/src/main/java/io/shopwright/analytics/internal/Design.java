package io.shopwright.analytics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a regression, each about its mean and in units of its standard deviation, without those that are constant
 * or determined by the columns before them.
 *
 * <p>Rows may be in groups with an intercept of their own; then each column is taken about the mean of the group.
 */
public final class Design {

    /** A column that varies by less than this fraction of its size is constant but for rounding. */
    private static final double CONSTANT = 1e-12;

    /** A column of which the columns before it leave less than this share of the variance unexplained is aliased. */
    private static final double ALIASED = 1e-11;

    private final int[] groups;
    private final double[][] means;
    private final double[] scales;
    private final List<Integer> kept = new ArrayList<>();
    private double[] values = new double[0];

    private Design(double[][] columns, int[] groups) {
        this.groups = groups;
        means = new double[columns.length][Arrays.stream(groups).max().orElse(-1) + 1];
        scales = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            standardize(columns[j], j);
        }
    }

    /**
     * Standardises columns and leaves out the constant and the aliased ones.
     *
     * @param columns equally long arrays of finite numbers
     * @param groups the group of each row, from 0
     */
    public static Design of(double[][] columns, int[] groups) {
        Design design = ofVarying(columns, groups);
        int size = design.size();
        Cholesky cholesky = Cholesky.of(design.products(), ALIASED);
        for (int k = size - 1; k >= 0; k--) {
            if (cholesky.isLeftOut(k)) {
                design.kept.subList(k, k + 1).clear();
            }
        }
        if (design.size() < size) {
            design.fill(columns);
        }
        return design;
    }

    /** Standardises columns and leaves out the constant ones. */
    public static Design ofVarying(double[][] columns, int[] groups) {
        Design design = new Design(columns, groups);
        for (int j = 0; j < columns.length; j++) {
            if (design.scales[j] > 0) {
                design.kept.add(j);
            }
        }
        design.fill(columns);
        return design;
    }

    /** The number of columns that were kept. */
    public int size() {
        return kept.size();
    }

    public int rows() {
        return groups.length;
    }

    /** The original number of the {@code k}-th column that was kept. */
    public int column(int k) {
        return kept.get(k);
    }

    public boolean isKept(int column) {
        return kept.contains(column);
    }

    /** The mean of an original column in a group. */
    public double mean(int column, int group) {
        return means[column][group];
    }

    /** The standard deviation of an original column about the means of the groups, with divisor n. */
    public double scale(int column) {
        return scales[column];
    }

    /** The standardised values, row after row; not a copy. */
    public double[] values() {
        return values;
    }

    /** Returns the linear combination of a row with {@code coefficients[from]} and the following ones. */
    public double dot(int row, double[] coefficients, int from) {
        int size = kept.size();
        double sum = 0;
        for (int k = 0, at = row * size; k < size; k++) {
            sum += coefficients[from + k] * values[at + k];
        }
        return sum;
    }

    private void standardize(double[] column, int j) {
        int[] counts = new int[means[j].length];
        double largest = 0;
        for (int i = 0; i < column.length; ) {
            int group = groups[i];
            int start = i;
            double sum = 0;
            for (; i < column.length && groups[i] == group; i++) {
                sum += column[i];
                largest = Math.max(largest, Math.abs(column[i]));
            }
            means[j][group] += sum;
            counts[group] += i - start;
        }
        for (int group = 0; group < counts.length; group++) {
            means[j][group] /= Math.max(1, counts[group]);
        }
        double squares = 0;
        for (int i = 0; i < column.length; i++) {
            double deviation = column[i] - means[j][groups[i]];
            squares += deviation * deviation;
        }
        double scale = Math.sqrt(squares / Math.max(1, column.length));
        scales[j] = scale > CONSTANT * largest ? scale : 0;
    }

    private void fill(double[][] columns) {
        int size = kept.size();
        values = new double[groups.length * size];
        for (int k = 0; k < size; k++) {
            int j = kept.get(k);
            for (int i = 0; i < groups.length; i++) {
                values[i * size + k] = (columns[j][i] - means[j][groups[i]]) / scales[j];
            }
        }
    }

    private double[][] products() {
        int size = kept.size();
        double[][] products = new double[size][size];
        for (int at = 0; at < values.length; at += size) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k <= j; k++) {
                    products[j][k] += values[at + j] * values[at + k];
                }
            }
        }
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                products[k][j] = products[j][k];
            }
        }
        return products;
    }
}
