package io.shopwright.analytics.survival;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Named columns of finite numbers that may explain an outcome, in rows numbered from 0. Immutable. */
public final class Covariates {

    private final List<String> names;
    private final double[][] columns;
    private final int rows;

    private Covariates(List<String> names, double[][] columns, int rows) {
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Copies columns.
     *
     * @param names one a column, all different; at least one
     * @param columns equally long
     */
    public static Covariates ofColumns(List<String> names, double[][] columns) {
        if (names.isEmpty() || names.size() != columns.length || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("need one name a column, all different, at least one: " + names + " for "
                    + columns.length + " columns");
        }
        double[][] copy = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            Check.size(columns[j].length, columns[0].length, "values of " + names.get(j));
            copy[j] = columns[j].clone();
            for (int i = 0; i < copy[j].length; i++) {
                checkFinite(copy[j][i], names.get(j), i);
            }
        }
        return new Covariates(List.copyOf(names), copy, columns[0].length);
    }

    /**
     * Copies rows.
     *
     * @param names one a column, all different; at least one
     * @param rows each as long as there are names
     */
    public static Covariates ofRows(List<String> names, List<double[]> rows) {
        double[][] columns = new double[names.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (row.length != columns.length) {
                throw new IllegalArgumentException(
                        "row " + i + ": need " + columns.length + " values, one a name: " + row.length);
            }
            for (int j = 0; j < row.length; j++) {
                columns[j][i] = row[j];
            }
        }
        return ofColumns(names, columns);
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns a copy of a row, as the predictions of the models take it. */
    public double[] row(int row) {
        double[] values = new double[columns.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = columns[j][row];
        }
        return values;
    }

    /** Returns a copy of a column. */
    public double[] column(int column) {
        return columns[column].clone();
    }

    /** Returns the mean of each column. */
    public double[] means() {
        double[] means = new double[columns.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = Arrays.stream(columns[j]).sum() / rows;
        }
        return means;
    }

    /** Returns the rows with these numbers, in this order. */
    double[][] columnsOf(int[] rows) {
        double[][] part = new double[columns.length][rows.length];
        for (int j = 0; j < part.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                part[j][i] = columns[j][rows[i]];
            }
        }
        return part;
    }

    private static void checkFinite(double value, String name, int row) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + ": " + name + " must be finite: " + value);
        }
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return rows + " rows of " + names;
    }
}
