package io.shopwright.analytics.pricing;

import io.shopwright.analytics.internal.QrFactor;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An outcome that covariates add up to, fitted by least squares through a QR decomposition.
 *
 * <pre>{@code
 * y = intercept + b'x + error
 * }</pre>
 *
 * @param intercept the expected outcome where all covariates are 0; with groups, the mean of their intercepts over the rows
 * @param terms the coefficients b in the order of the covariates
 */
public record LinearRegression(double intercept, List<Term> terms) {

    /** Instruments that explain less than this share of the length of a column explain nothing but rounding. */
    private static final double IRRELEVANT = 1e-11;

    /** Copies the list. */
    public LinearRegression {
        terms = List.copyOf(terms);
    }

    /**
     * Fits by ordinary least squares.
     *
     * @param response one finite outcome a row
     * @throws IllegalArgumentException if there are fewer rows than parameters, or a covariate is constant or determined by
     *     the ones before it
     */
    public static LinearFit fit(double[] response, Covariates covariates) {
        return leastSquares(response, Design.withIntercept(covariates));
    }

    /**
     * Fits with an intercept for each group, such as a store or a product (fixed effects): only what changes within a group
     * counts. Coefficients and errors are those of a regression with a column for each group.
     *
     * @param groups the group of each row, as any numbers
     * @throws IllegalArgumentException as {@link #fit}, and if a covariate is constant in each group
     */
    public static LinearFit fitWithin(double[] response, Covariates covariates, int... groups) {
        Check.size(groups.length, covariates.rows(), "groups");
        return leastSquares(response, Design.withinGroups(covariates, Groups.of(groups)));
    }

    /**
     * Fits by two stages of least squares, for a covariate that chance moves together with the outcome, such as a price that
     * follows demand. Instruments are columns that move this covariate and touch the outcome in no other way: costs, taxes,
     * exchange rates.
     *
     * <p>Source: J. Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, chapter 5.
     *
     * @param covariates all of them
     * @param endogenous the name of the one covariate
     * @param instruments at least one, none of them among the covariates
     * @throws IllegalArgumentException as {@link #fit}, also about the instruments; and if these do not move the covariate
     */
    public static InstrumentedFit fitInstrumented(
            double[] response, Covariates covariates, String endogenous, Covariates instruments) {
        Check.size(instruments.rows(), covariates.rows(), "rows of instruments");
        int column = covariates.names().indexOf(endogenous);
        if (column < 0) {
            throw new IllegalArgumentException("no covariate " + endogenous + "; there are " + covariates.names());
        }
        return twoStages(
                response,
                Design.withIntercept(covariates),
                column + 1,
                Design.withIntercept(exogenous(covariates, column, instruments)));
    }

    /**
     * Returns the expected outcome of a row.
     *
     * @throws IllegalArgumentException if there are not as many covariates as terms
     */
    public double predict(double... covariates) {
        return intercept + Term.sum(terms, covariates);
    }

    /** The covariates without one, then the instruments. */
    static Covariates exogenous(Covariates covariates, int endogenous, Covariates instruments) {
        List<String> names = new ArrayList<>(covariates.names());
        names.remove(endogenous);
        names.addAll(instruments.names());
        double[][] columns = new double[names.size()][];
        int size = covariates.names().size();
        for (int j = 0; j < columns.length; j++) {
            columns[j] =
                    j < size - 1 ? covariates.column(j < endogenous ? j : j + 1) : instruments.column(j - size + 1);
        }
        return Covariates.ofColumns(names, columns);
    }

    static LinearFit leastSquares(double[] response, Design design) {
        Check.size(response.length, design.rows(), "outcomes");
        Check.finite(response, "outcome");
        double[] left = design.transformed(response);
        QrFactor factor = design.factor(left);
        double[] coefficients = factor.solve(design.width(), design.width());
        return fit(response, design, design, factor, coefficients);
    }

    /**
     * @param column the number of the endogenous column in {@code design}
     * @param exogenous the columns of {@code design} but that one, then the instruments
     */
    static InstrumentedFit twoStages(double[] response, Design design, int column, Design exogenous) {
        Check.size(response.length, design.rows(), "outcomes");
        Check.finite(response, "outcome");
        int size = exogenous.width();
        QrFactor first = exogenous.factor(design.column(column));
        double[] stage = first.solve(size, size);
        if (first.explained(size, design.width() - 1) <= IRRELEVANT) {
            throw new IllegalArgumentException("the instruments do not move "
                    + design.names().get(column) + ": without another instrument its effect cannot be told");
        }
        double[] unexplained = exogenous.residuals(design.column(column), stage);
        double[] predicted = design.column(column).clone();
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] -= unexplained[i];
        }
        Design projected = design.replacing(column, predicted);
        QrFactor second = projected.factor(design.transformed(response));
        double[] coefficients = second.solve(projected.width(), projected.width());
        LinearFit fit = fit(response, design, projected, second, coefficients);
        return new InstrumentedFit(
                fit, firstStageF(first, design.width() - 1, size, design.rows() - exogenous.absorbed()));
    }

    /** The F of the instruments, from the parts of the endogenous column that R has in their rows and below. */
    private static double firstStageF(QrFactor first, int others, int size, int rows) {
        double ratio = first.explained(size, others) / first.unexplained(size);
        return ratio * ratio * (rows - size) / (size - others);
    }

    /** The result with residuals of the given columns and errors by those that the coefficients were found with. */
    private static LinearFit fit(double[] response, Design given, Design used, QrFactor factor, double[] coefficients) {
        double[] residuals = given.residuals(given.transformed(response), coefficients);
        boolean grouped = given.absorbed() > 0;
        int first = grouped ? 0 : 1;
        List<String> names = given.names().subList(first, given.width());
        List<Double> values = Arrays.stream(coefficients).skip(first).boxed().toList();
        double mean = Arrays.stream(response).sum() / response.length;
        double intercept = grouped ? mean - given.combinedMeans(coefficients) : coefficients[0];
        LinearRegression model = new LinearRegression(intercept, Term.of(names, values));
        double totalSquares = 0;
        for (double value : response) {
            totalSquares += (value - mean) * (value - mean);
        }
        return new LinearFit(model, new Sandwich(used, factor, coefficients, residuals), factor, totalSquares);
    }
}
