package io.shopwright.analytics.pricing;

import io.shopwright.analytics.internal.QrFactor;
import io.shopwright.analytics.survival.Covariates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of a regression: a column of ones and the covariates; or, if each group has an intercept of its own, the
 * covariates about the means of the groups, which gives the same coefficients without a column for each group.
 */
final class Design {

    /** The name of the column of ones. */
    static final String INTERCEPT = "intercept";

    /** A column of which the columns before it leave less than this share of its length is determined by them. */
    private static final double ALIASED = 1e-11;

    private final List<String> names;
    private final double[][] columns;
    private final @Nullable Groups groups;
    private final double[] groupSizes;
    private final double[] groupedMeans;

    private Design(List<String> names, double[][] columns, @Nullable Groups groups, double[] groupedMeans) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.groups = groups;
        this.groupedMeans = groupedMeans;
        groupSizes = groups == null ? new double[0] : groups.sums(ones(groups.rows()));
    }

    static Design withIntercept(Covariates covariates) {
        List<String> names = new ArrayList<>(List.of(INTERCEPT));
        names.addAll(covariates.names());
        double[][] columns = new double[names.size()][];
        columns[0] = ones(covariates.rows());
        for (int j = 1; j < columns.length; j++) {
            columns[j] = covariates.column(j - 1);
        }
        return new Design(names, columns, null, new double[0]);
    }

    static Design withinGroups(Covariates covariates, Groups groups) {
        double[][] columns = new double[covariates.names().size()][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = covariates.column(j);
            columns[j] = groups.withinGroups(column, ones(column.length));
            if (length(columns[j]) <= ALIASED * length(column)) {
                throw aliased(covariates.names().get(j), "is constant in each group");
            }
        }
        return new Design(covariates.names(), columns, groups, covariates.means());
    }

    /** The same rows with another column in the place of one. */
    Design replacing(int column, double[] values) {
        double[][] replaced = columns.clone();
        replaced[column] = values;
        return new Design(names, replaced, groups, groupedMeans);
    }

    /** For least squares with weights: each column about its weighted means, times the roots of the weights. */
    Design weighted(double[] weights) {
        double[][] weighted = new double[columns.length][];
        for (int j = 0; j < weighted.length; j++) {
            weighted[j] = groups == null ? columns[j].clone() : groups.withinGroups(columns[j], weights);
            for (int i = 0; i < weights.length; i++) {
                weighted[j][i] *= Math.sqrt(weights[i]);
            }
        }
        return new Design(names, weighted, groups, groupedMeans);
    }

    List<String> names() {
        return names;
    }

    double[] column(int column) {
        return columns[column];
    }

    int width() {
        return columns.length;
    }

    int rows() {
        return columns[0].length;
    }

    double value(int row, int column) {
        return columns[column][row];
    }

    /** How many intercepts there are beside the columns. */
    int absorbed() {
        return groupSizes.length;
    }

    /** What those intercepts add to the leverage of a row: 1 over the size of its group. */
    double absorbedLeverage(int row) {
        return groups == null ? 0 : 1 / groupSizes[groups.group(row)];
    }

    /** What is left of the outcomes for the columns to explain. */
    double[] transformed(double[] response) {
        return groups == null ? response.clone() : groups.withinGroups(response, ones(response.length));
    }

    /** The linear combination of the means that the columns had before they were taken about those of their groups. */
    double combinedMeans(double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < groupedMeans.length; j++) {
            sum += coefficients[j] * groupedMeans[j];
        }
        return sum;
    }

    /** Outcomes less a linear combination of the columns. */
    double[] residuals(double[] response, double[] coefficients) {
        double[] residuals = response.clone();
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double coefficient = coefficients[j];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= coefficient * column[i];
            }
        }
        return residuals;
    }

    /**
     * Factors the columns with others behind them.
     *
     * @throws IllegalArgumentException if there are fewer rows than parameters, or the columns determine each other
     */
    QrFactor factor(double[]... others) {
        if (rows() < width() + absorbed()) {
            throw new IllegalArgumentException("need at least as many rows as parameters, which are "
                    + (width() + absorbed()) + ": " + rows() + "; leave columns out or bring more rows");
        }
        double[][] all = Arrays.copyOf(columns, columns.length + others.length);
        System.arraycopy(others, 0, all, columns.length, others.length);
        QrFactor factor = QrFactor.of(all);
        for (int j = 0; j < columns.length; j++) {
            if (factor.unexplained(j) <= ALIASED) {
                throw aliased(names.get(j), "is determined by the columns before it");
            }
        }
        return factor;
    }

    static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static IllegalArgumentException aliased(String name, String what) {
        return new IllegalArgumentException("the effect of " + name + " cannot be told: it " + what + "; leave it out");
    }

    private static double length(double[] column) {
        double squares = 0;
        for (double value : column) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
