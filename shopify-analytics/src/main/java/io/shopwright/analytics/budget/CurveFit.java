package io.shopwright.analytics.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A response curve fitted to observed spend by least squares, and how far to trust it.
 *
 * <pre>{@code
 * response(t) = base + curve(spend that works in t) + error
 * }</pre>
 *
 * <p>The search runs over logarithms of the parameters from several starts. Intervals are by the linear approximation at
 * the minimum, symmetric in the logarithm, for errors that are independent and equally large. Observed spend that varies
 * little, or only together with something else that sells, cannot tell what spend does; the interval then is wide or
 * absent, and the truth may still be outside.
 */
public final class CurveFit {

    /** How a fit ended. */
    public enum Status {
        /** At a minimum that the data determine. */
        CONVERGED,
        /** The data do not determine every parameter, as with a straight line for a curve that saturates. No intervals. */
        NOT_IDENTIFIED
    }

    private static final double[] KAPPAS = {0.2, 1, 3};
    private static final double[] ALPHAS = {0.7, 2};
    private static final double[] THETAS = {0.2, 0.7};
    /** Logarithms of parameters stay within this of the data's scale. */
    private static final double LIMIT = 25;

    private static final double NUDGE = 1e-3;

    private final Layout layout;
    private final double[] point;
    private final double residualError;
    private final double rSquared;
    private final int degreesOfFreedom;
    private final Status status;
    private final double @Nullable [][] covariance;

    private CurveFit(Layout layout, LeastSquares.Minimum minimum, double[] response) {
        this.layout = layout;
        point = minimum.point();
        int parameters = layout.size();
        degreesOfFreedom = response.length - parameters;
        residualError = Math.sqrt(minimum.squares() / degreesOfFreedom) * layout.responseScale;
        double mean = Arrays.stream(response).average().orElse(0);
        double around =
                Arrays.stream(response).map(y -> (y - mean) * (y - mean)).sum();
        double left = minimum.squares() * layout.responseScale * layout.responseScale;
        rSquared = around == 0 ? 0 : 1 - left / around;
        boolean identified = minimum.settled()
                && minimum.rank() == parameters
                && Arrays.stream(point).allMatch(p -> Math.abs(p) < LIMIT);
        status = identified ? Status.CONVERGED : Status.NOT_IDENTIFIED;
        covariance = identified ? covariance(minimum) : null;
    }

    /**
     * Fits a curve.
     *
     * @param model what is fitted, as {@code CurveModel.of(CurveShape.HILL)}
     * @param spend of each period, not negative, not all the same; in the order of time if it is carried over
     * @param response of each period, finite, not all 0
     * @throws IllegalArgumentException also if there are not more periods than parameters
     */
    public static CurveFit of(CurveModel model, double[] spend, double[] response) {
        checkData(spend, response);
        Layout layout = new Layout(model, spend, response);
        if (spend.length <= layout.size()) {
            throw new IllegalArgumentException(
                    "need more periods than parameters: " + spend.length + ", " + layout.size());
        }
        LeastSquares.Residuals residuals = p -> layout.residuals(p, spend, response);
        LeastSquares.Minimum best = layout.starts().stream()
                .map(start -> LeastSquares.of(residuals, start))
                .min(Comparator.comparingDouble(LeastSquares.Minimum::squares))
                .orElseThrow();
        return new CurveFit(layout, best, response);
    }

    /** The fitted curve of spend that works. */
    public ResponseCurve curve() {
        return layout.curve(point);
    }

    /** What is earned without spend; 0 if it was not fitted. */
    public double base() {
        return layout.base(point);
    }

    /** The carry-over; theta is 0 if it was not fitted. */
    public Adstock.Geometric adstock() {
        return new Adstock.Geometric(layout.theta(point));
    }

    /** How the fit ended. */
    public Status status() {
        return status;
    }

    /** Standard deviation of the errors, estimated. */
    public double residualError() {
        return residualError;
    }

    /** Share of the variance that the fit explains; negative for a fit worse than the mean. 0 for constant response. */
    public double rSquared() {
        return rSquared;
    }

    /** The curve of spend if it stays the same in all periods: what a {@link BudgetProblem} wants. */
    public ResponseCurve steadyCurve() {
        return curve().stretched(adstock().steadyState());
    }

    /**
     * The standard error of something computed from the curve, by the delta method; empty unless converged.
     *
     * @param quantity a smooth function, as {@code curve -> curve.response(5000)}
     */
    public OptionalDouble standardError(ToDoubleFunction<ResponseCurve> quantity) {
        if (covariance == null) {
            return OptionalDouble.empty();
        }
        double[] gradient = new double[point.length];
        for (int k = 0; k < gradient.length; k++) {
            double near = nudged(quantity, k, NUDGE) - nudged(quantity, k, -NUDGE);
            double far = nudged(quantity, k, 2 * NUDGE) - nudged(quantity, k, -2 * NUDGE);
            gradient[k] = (8 * near - far) / (12 * NUDGE);
        }
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * covariance[i][j] * gradient[j];
            }
        }
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance)));
    }

    /**
     * A confidence interval of a positive quantity of the curve, symmetric in its logarithm; empty unless converged.
     *
     * @param quantity smooth and positive; where it is 0 the interval is 0
     * @param level share of such intervals that contain the true value, in (0, 1)
     */
    public Optional<Interval> interval(ToDoubleFunction<ResponseCurve> quantity, double level) {
        Check.share(level, "level");
        OptionalDouble error = standardError(quantity);
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double estimate = quantity.applyAsDouble(curve());
        double t = new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
        double factor = estimate == 0 ? 1 : Math.exp(t * error.getAsDouble() / estimate);
        return Optional.of(new Interval(estimate / factor, estimate * factor));
    }

    /**
     * A range.
     *
     * @param low lower end
     * @param high upper end
     */
    public record Interval(double low, double high) {}

    private double nudged(ToDoubleFunction<ResponseCurve> quantity, int parameter, double by) {
        double[] moved = point.clone();
        moved[parameter] += by;
        return quantity.applyAsDouble(layout.curve(moved));
    }

    private double[][] covariance(LeastSquares.Minimum minimum) {
        double[][] inverse = LeastSquares.inverseOfNormalMatrix(minimum.jacobian());
        double variance = minimum.squares() / degreesOfFreedom;
        for (double[] row : inverse) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= variance;
            }
        }
        return inverse;
    }

    private static void checkData(double[] spend, double[] response) {
        if (spend.length != response.length) {
            throw new IllegalArgumentException(
                    "need as many responses as periods of spend: " + response.length + ", " + spend.length);
        }
        Check.spends(spend);
        for (int i = 0; i < response.length; i++) {
            if (!Double.isFinite(response[i])) {
                throw new IllegalArgumentException("response of period " + i + " must be finite: " + response[i]);
            }
        }
        if (Arrays.stream(spend).distinct().count() < 2) {
            throw new IllegalArgumentException("spend must vary, else no curve can be seen: always " + spend[0]);
        }
        if (Arrays.stream(response).allMatch(y -> y == 0)) {
            throw new IllegalArgumentException("response must not be 0 in all periods");
        }
    }

    /** Where which parameter is: logarithms of the curve's over the data's scale, then base, then logit of theta. */
    private static final class Layout {
        private final CurveModel model;
        private final double spendScale;
        private final double responseScale;

        private Layout(CurveModel model, double[] spend, double[] response) {
            this.model = model;
            spendScale = Arrays.stream(spend).filter(x -> x > 0).average().orElse(1);
            responseScale = Arrays.stream(response).map(Math::abs).max().orElse(1);
        }

        private int size() {
            return model.shape().parameters()
                    + (model.base() == CurveModel.Base.FITTED ? 1 : 0)
                    + (model.carryOver() == CurveModel.CarryOver.GEOMETRIC ? 1 : 0);
        }

        private ResponseCurve curve(double[] point) {
            return scaled(point).stretched(1 / spendScale);
        }

        /** The curve of spend in units of its scale. */
        private ResponseCurve scaled(double[] point) {
            double[] parameters = new double[model.shape().parameters()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = Math.exp(Math.max(-LIMIT, Math.min(LIMIT, point[i])));
            }
            parameters[0] *= responseScale;
            return model.shape().curve(parameters);
        }

        private double base(double[] point) {
            return model.base() == CurveModel.Base.FITTED ? point[model.shape().parameters()] * responseScale : 0;
        }

        private double theta(double[] point) {
            if (model.carryOver() == CurveModel.CarryOver.NONE) {
                return 0;
            }
            double logit = Math.max(-LIMIT, Math.min(LIMIT, point[point.length - 1]));
            return 1 / (1 + Math.exp(-logit));
        }

        private double[] residuals(double[] point, double[] spend, double[] response) {
            double[] working = new Adstock.Geometric(theta(point)).apply(spend);
            ResponseCurve curve = scaled(point);
            double base = base(point);
            double[] rest = new double[spend.length];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = (response[i] - base - curve.response(working[i] / spendScale)) / responseScale;
            }
            return rest;
        }

        private List<double[]> starts() {
            List<double[]> starts = new ArrayList<>();
            double[] thetas = model.carryOver() == CurveModel.CarryOver.GEOMETRIC ? THETAS : new double[1];
            double[] alphas = model.shape() == CurveShape.HILL ? ALPHAS : new double[1];
            for (double kappa : KAPPAS) {
                for (double alpha : alphas) {
                    for (double theta : thetas) {
                        starts.add(start(kappa, alpha, theta));
                    }
                }
            }
            return starts;
        }

        private double[] start(double kappa, double alpha, double theta) {
            double[] start = new double[size()];
            boolean power = model.shape() == CurveShape.POWER;
            start[1] = Math.log(power ? Math.min(kappa, 1) / 2 : kappa);
            if (model.shape() == CurveShape.HILL) {
                start[2] = Math.log(alpha);
            }
            if (model.carryOver() == CurveModel.CarryOver.GEOMETRIC) {
                start[start.length - 1] = Math.log(theta / (1 - theta));
            }
            return start;
        }
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return status + ", R^2 " + rSquared;
    }
}
