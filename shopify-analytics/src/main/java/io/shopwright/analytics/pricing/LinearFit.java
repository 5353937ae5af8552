package io.shopwright.analytics.pricing;

import io.shopwright.analytics.internal.QrFactor;
import io.shopwright.analytics.survival.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** A linear regression fitted to rows, with the errors of its coefficients. Immutable. */
public final class LinearFit {

    private final LinearRegression model;
    private final Sandwich sandwich;
    private final QrFactor factor;
    private final double squares;
    private final double totalSquares;

    LinearFit(LinearRegression model, Sandwich sandwich, QrFactor factor, double totalSquares) {
        this.model = model;
        this.sandwich = sandwich;
        this.factor = factor;
        this.totalSquares = totalSquares;
        squares = sandwich.sumOfSquares();
    }

    public LinearRegression model() {
        return model;
    }

    /** The coefficients by name: "intercept" if there is one for all rows, then the covariates. */
    public List<Term> coefficients() {
        return Term.of(
                sandwich.design().names(),
                Arrays.stream(sandwich.coefficients()).boxed().toList());
    }

    public int rows() {
        return sandwich.rows();
    }

    /** How many numbers were estimated: coefficients, and an intercept or one for each group. */
    public int parameters() {
        return sandwich.parameters();
    }

    /** What the model leaves unexplained of each row. */
    public double[] residuals() {
        return sandwich.residuals().clone();
    }

    /**
     * The share of the variance about the mean that the model explains: 1 for a perfect fit; empty if all outcomes are the
     * same. With instruments it may be negative and says little.
     */
    public Optional<Double> rSquared() {
        return totalSquares == 0 ? Optional.empty() : Optional.of(1 - squares / totalSquares);
    }

    /** The same with variances unbiased: {@code 1 - (1 - R²) (n - 1) / (n - k)}; empty also if n = k. */
    public Optional<Double> adjustedRSquared() {
        int freedom = rows() - parameters();
        return freedom == 0 ? Optional.empty() : rSquared().map(share -> 1 - (1 - share) * (rows() - 1) / freedom);
    }

    /** The variance of a row about the model, the sum of squared residuals over n - k; empty if n = k. */
    public Optional<Double> residualVariance() {
        int freedom = rows() - parameters();
        return freedom == 0 ? Optional.empty() : Optional.of(squares / freedom);
    }

    /**
     * The greatest singular value of the matrix of columns over the least; without groups the column of ones is among them.
     * The coefficients lose about as many digits as this has before the point.
     */
    public double conditionNumber() {
        double[][] upper = factor.matrix(sandwich.design().width());
        return new SingularValueDecomposition(new Array2DRowRealMatrix(upper)).getConditionNumber();
    }

    /**
     * Returns the covariance of the coefficients if rows are independent of each other.
     *
     * @return empty if there are no more rows than parameters: then the coefficients fit any outcome
     */
    public Optional<CoefficientErrors> errors(ErrorRule rule) {
        return sandwich.errors(rule);
    }

    /**
     * Returns the covariance of the coefficients if rows of one cluster, such as the weeks of one store, may depend on each
     * other: CR1, with the factor {@code G / (G-1) (n-1) / (n-k)} for G clusters. Trustworthy from some 30 clusters on.
     *
     * <p>Source: A. Cameron, D. Miller (2015), A Practitioner's Guide to Cluster-Robust Inference, Journal of Human Resources
     * 50, 317-372, section II.B.
     *
     * @param clusters the cluster of each row, as any numbers
     * @return empty if there are no more rows than parameters, or only one cluster
     */
    public Optional<CoefficientErrors> clusteredErrors(int... clusters) {
        Check.size(clusters.length, rows(), "clusters");
        return sandwich.clustered(Groups.of(clusters));
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return model.toString();
    }
}
