package io.shopwright.analytics.pricing;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/** The covariance of the coefficients of a regression, with the tests that follow from it. Immutable. */
public final class CoefficientErrors {

    /** Of the quantiles of Student's t; the default of the library is 1e-9. */
    private static final double QUANTILE_ACCURACY = 1e-15;

    private final List<String> names;
    private final double[] coefficients;
    private final double[][] covariance;
    private final int degreesOfFreedom;

    CoefficientErrors(List<String> names, double[] coefficients, double[][] covariance, int degreesOfFreedom) {
        this.names = names;
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /** Of Student's t, which tests and intervals use: rows less parameters, or clusters less one. */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** The covariance of two coefficients, by their names. */
    public double covariance(String first, String second) {
        return covariance[indexOf(first)][indexOf(second)];
    }

    public double standardError(String name) {
        int j = indexOf(name);
        return Math.sqrt(covariance[j][j]);
    }

    /**
     * Tests whether a coefficient is 0.
     *
     * @param level coverage of the confidence interval, in (0, 1)
     */
    public CoefficientTest test(String name, double level) {
        Check.share(level, "level");
        double coefficient = coefficients[indexOf(name)];
        double error = standardError(name);
        TDistribution student = new TDistribution(null, degreesOfFreedom, QUANTILE_ACCURACY);
        double t = coefficient == 0 ? 0 : coefficient / error;
        double half = error * student.inverseCumulativeProbability((1 + level) / 2);
        double p = 2 * student.cumulativeProbability(-Math.abs(t));
        return new CoefficientTest(name, coefficient, error, t, p, coefficient - half, coefficient + half);
    }

    /** The tests of all coefficients, in the order of the regression. */
    public List<CoefficientTest> tests(double level) {
        List<CoefficientTest> tests = new ArrayList<>();
        names.forEach(name -> tests.add(test(name, level)));
        return tests;
    }

    private int indexOf(String name) {
        int j = names.indexOf(name);
        if (j < 0) {
            throw new IllegalArgumentException("no coefficient " + name + "; there are " + names);
        }
        return j;
    }
}
