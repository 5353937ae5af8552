package io.shopwright.analytics.basket;

import java.util.Arrays;

/** A matrix of which few elements are not 0, by rows; the columns of a row ascend. */
final class Sparse {

    private final int[] starts;
    private final int[] columns;
    private final double[] values;
    private final int width;

    private Sparse(int[] starts, int[] columns, double[] values, int width) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
        this.width = width;
    }

    /** Adds up elements; those that come to 0 are left out. */
    static Sparse of(int rows, int width, int[] row, int[] column, double[] value) {
        // Sorting by column, then stably by row, puts the columns of each row in order.
        Sparse unsorted = grouped(/* rows= */ width, /* width= */ rows, /* row= */ column, /* column= */ row, value);
        Sparse sorted = unsorted.transposed();
        int end = 0;
        int[] starts = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            int from = end;
            for (int at = sorted.starts[i]; at < sorted.starts[i + 1]; at++) {
                boolean same = end > from && sorted.columns[end - 1] == sorted.columns[at];
                if (same) {
                    sorted.values[end - 1] += sorted.values[at];
                } else if (sorted.values[at] != 0) {
                    sorted.columns[end] = sorted.columns[at];
                    sorted.values[end++] = sorted.values[at];
                }
            }
            starts[i + 1] = end;
        }
        return new Sparse(starts, Arrays.copyOf(sorted.columns, end), Arrays.copyOf(sorted.values, end), width);
    }

    Sparse transposed() {
        int[] rowOf = new int[columns.length];
        for (int i = 0; i + 1 < starts.length; i++) {
            Arrays.fill(rowOf, starts[i], starts[i + 1], i);
        }
        return grouped(width, starts.length - 1, columns, rowOf, values);
    }

    int rows() {
        return starts.length - 1;
    }

    int size() {
        return columns.length;
    }

    int start(int row) {
        return starts[row];
    }

    int column(int at) {
        return columns[at];
    }

    double value(int at) {
        return values[at];
    }

    int[] starts() {
        return starts.clone();
    }

    int[] columns() {
        return columns.clone();
    }

    /** Elements by row, in the order in which they come. */
    private static Sparse grouped(int rows, int width, int[] row, int[] column, double[] value) {
        int[] starts = new int[rows + 1];
        for (int r : row) {
            starts[r + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, rows);
        int[] columns = new int[column.length];
        double[] values = new double[value.length];
        for (int i = 0; i < row.length; i++) {
            int to = next[row[i]]++;
            columns[to] = column[i];
            values[to] = value[i];
        }
        return new Sparse(starts, columns, values, width);
    }
}
