package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NewtonMaximizerTest {

    @Test
    void maximize_parabola_takesOneStepAndGivesItsCurvature() {
        Optimum optimum = NewtonMaximizer.maximize(NewtonMaximizerTest::parabola, 0, 0);
        assertThat(optimum.outcome()).isEqualTo(Optimum.Outcome.INTERIOR);
        assertThat(optimum.point()[0]).isCloseTo(1, within(1e-15));
        assertThat(optimum.point()[1]).isCloseTo(-0.5, within(1e-15));
        // The inverse of ((4, 1), (1, 2)).
        assertThat(optimum.covariance()[0][0]).isCloseTo(2.0 / 7, within(1e-15));
        assertThat(optimum.covariance()[0][1]).isCloseTo(-1.0 / 7, within(1e-15));
    }

    @Test
    void maximize_risesForever_isEdge() {
        Optimum optimum = NewtonMaximizer.maximize(x -> oneDimensional(-Math.exp(-x[0]), Math.exp(-x[0])), 0);
        assertThat(optimum.outcome()).isEqualTo(Optimum.Outcome.EDGE);
    }

    @Test
    void maximize_constant_isEdge() {
        Optimum optimum = NewtonMaximizer.maximize(x -> new Derivatives(3), 0, 1, 2);
        assertThat(optimum.outcome()).isEqualTo(Optimum.Outcome.EDGE);
        assertThat(optimum.point()).containsExactly(0, 1, 2);
    }

    @Test
    void maximize_derivativesNotANumber_stops() {
        Optimum optimum = NewtonMaximizer.maximize(x -> oneDimensional(Double.NaN, Double.NaN), 0);
        assertThat(optimum.outcome()).isEqualTo(Optimum.Outcome.STOPPED);
    }

    private static Derivatives parabola(double[] point) {
        double x = point[0] - 1;
        double y = point[1] + 0.5;
        Derivatives derivatives = new Derivatives(2);
        derivatives.addValue(-2 * x * x - x * y - y * y);
        derivatives.addGradient(0, -4 * x - y);
        derivatives.addGradient(1, -x - 2 * y);
        derivatives.addHessian(0, 0, -4);
        derivatives.addHessian(0, 1, -1);
        derivatives.addHessian(1, 1, -2);
        return derivatives;
    }

    private static Derivatives oneDimensional(double value, double slope) {
        Derivatives derivatives = new Derivatives(1);
        derivatives.addValue(value);
        derivatives.addGradient(0, slope);
        derivatives.addHessian(0, 0, -slope);
        return derivatives;
    }
}
