package io.shopwright.analytics.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A regression at the maximum of its likelihood, in the units of the original columns.
 *
 * <p>The point of the optimum holds an intercept if it is longer than the design has columns, then one coefficient a
 * standardised column, then whatever else the model has.
 */
public final class Regression {

    /** The box to search for coefficients of standardised columns in; beyond it, a column separates the outcomes. */
    public static final double COEFFICIENT_LIMIT = 1024;

    private final Design design;
    private final Optimum optimum;
    private final double nullLogLikelihood;
    private final double interceptShift;

    /**
     * Wraps an optimum.
     *
     * @param nullLogLikelihood the greatest log-likelihood without any covariate
     * @param interceptShift what to add to the intercept
     */
    public Regression(Design design, Optimum optimum, double nullLogLikelihood, double interceptShift) {
        this.design = design;
        this.optimum = optimum;
        this.nullLogLikelihood = nullLogLikelihood;
        this.interceptShift = interceptShift;
    }

    public Design design() {
        return design;
    }

    public Optimum optimum() {
        return optimum;
    }

    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Whether the first parameter is an intercept. */
    public boolean hasIntercept() {
        return optimum.point().length > design.size();
    }

    /** Returns the parameters in original units. */
    public double[] parameters() {
        double[] parameters = original(optimum.point());
        if (hasIntercept()) {
            parameters[0] += interceptShift;
        }
        return parameters;
    }

    /** Returns the coefficients of all original columns, 0 for those that were left out. */
    public List<Double> coefficients(int columns) {
        double[] parameters = parameters();
        List<Double> coefficients = new ArrayList<>();
        int next = hasIntercept() ? 1 : 0;
        for (int j = 0; j < columns; j++) {
            coefficients.add(design.isKept(j) ? parameters[next++] : 0.0);
        }
        return coefficients;
    }

    /** Returns the covariance of the parameters in original units, by the observed information. */
    public double[][] covariance() {
        return inOriginalUnits(optimum.covariance());
    }

    /** Transforms a covariance matrix of the optimum's parameters. */
    public double[][] inOriginalUnits(double[][] covariance) {
        double[][] half = new double[covariance.length][];
        for (int i = 0; i < half.length; i++) {
            half[i] = original(covariance[i]);
        }
        double[][] whole = new double[half.length][half.length];
        double[] column = new double[half.length];
        for (int j = 0; j < half.length; j++) {
            for (int i = 0; i < half.length; i++) {
                column[i] = half[i][j];
            }
            double[] transformed = original(column);
            for (int i = 0; i < half.length; i++) {
                whole[i][j] = transformed[i];
            }
        }
        return whole;
    }

    /** The linear part of the map from standardised to original units. */
    private double[] original(double[] standardized) {
        double[] result = standardized.clone();
        int first = standardized.length > design.size() ? 1 : 0;
        for (int k = 0; k < design.size(); k++) {
            int column = design.column(k);
            result[first + k] /= design.scale(column);
            if (first == 1) {
                result[0] -= result[1 + k] * design.mean(column, 0);
            }
        }
        return result;
    }
}
