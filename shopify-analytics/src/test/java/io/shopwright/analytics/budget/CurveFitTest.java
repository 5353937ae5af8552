package io.shopwright.analytics.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves that made the data must come back, and intervals must hold the truth as often as they say. */
class CurveFitTest {

    private static final int WEEKS = 104;

    static Stream<Arguments> curves() {
        return Stream.of(
                Arguments.of(CurveShape.HILL, new ResponseCurve.Hill(5e5, 8000, 1.6)),
                Arguments.of(CurveShape.HILL, new ResponseCurve.Hill(20, 900, 0.8)),
                Arguments.of(CurveShape.LOGARITHMIC, new ResponseCurve.Logarithmic(300, 700)),
                Arguments.of(CurveShape.POWER, new ResponseCurve.Power(12, 0.45)),
                Arguments.of(CurveShape.EXPONENTIAL, new ResponseCurve.Exponential(0.03, 5000)));
    }

    private static double[] spend(Random random) {
        return DoubleStream.generate(() -> 20_000 * random.nextDouble() * random.nextDouble())
                .limit(WEEKS)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void dataWithoutErrors_giveTheirCurveBack(CurveShape shape, ResponseCurve truth) {
        double[] spend = spend(new Random(1));
        double[] working = new Adstock.Geometric(0.4).apply(spend);
        double[] response =
                Arrays.stream(working).map(x -> 7 + truth.response(x)).toArray();

        CurveFit fit = CurveFit.of(
                new CurveModel(shape, CurveModel.Base.FITTED, CurveModel.CarryOver.GEOMETRIC), spend, response);

        assertThat(fit.status()).isEqualTo(CurveFit.Status.CONVERGED);
        assertThat(fit.adstock().theta()).isCloseTo(0.4, within(1e-6));
        assertThat(fit.base()).isCloseTo(7, within(1e-4 * truth.response(10_000)));
        for (double x : new double[] {500, 5000, 20_000}) {
            assertThat(fit.curve().response(x)).isCloseTo(truth.response(x), within(1e-5 * truth.response(x)));
            assertThat(fit.steadyCurve().response(x))
                    .isCloseTo(truth.response(x / 0.6), within(1e-5 * truth.response(x / 0.6)));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void intervals_holdTheTruth_aboutAsOftenAsTheySay(CurveShape shape, ResponseCurve truth) {
        Random random = new Random(2);
        int held = 0;
        int fitted = 0;
        for (int round = 0; round < 100; round++) {
            double[] spend = spend(random);
            double error = 0.05 * truth.response(10_000);
            double[] response = Arrays.stream(spend)
                    .map(x -> truth.response(x) + error * random.nextGaussian())
                    .toArray();
            CurveFit fit = CurveFit.of(CurveModel.of(shape), spend, response);
            if (fit.status() == CurveFit.Status.CONVERGED) {
                fitted++;
                CurveFit.Interval interval =
                        fit.interval(curve -> curve.response(6000), 0.9).orElseThrow();
                held += interval.low() <= truth.response(6000) && truth.response(6000) <= interval.high() ? 1 : 0;
            }
        }
        assertThat(fitted).isGreaterThan(90);
        // 90 % of 100, give or take four standard errors of the share.
        assertThat((double) held / fitted).isBetween(0.78, 1.0);
    }

    @Test
    void straightData_cannotShowASaturation() {
        double[] spend = spend(new Random(3));
        double[] response = Arrays.stream(spend).map(x -> 2 * x).toArray();

        CurveFit fit = CurveFit.of(CurveModel.of(CurveShape.HILL), spend, response);

        assertThat(fit.status()).isEqualTo(CurveFit.Status.NOT_IDENTIFIED);
        assertThat(fit.interval(curve -> curve.response(100), 0.9)).isEmpty();
        assertThat(fit.curve().response(5000)).isCloseTo(10_000, within(100.0));
    }

    @Test
    void badData_areNamed() {
        double[] three = {1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.HILL), three, new double[] {1, 2}))
                .withMessage("need as many responses as periods of spend: 2, 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.HILL), three, three))
                .withMessage("need more periods than parameters: 3, 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.POWER), new double[] {5, 5, 5}, three))
                .withMessage("spend must vary, else no curve can be seen: always 5.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.POWER), three, new double[3]))
                .withMessage("response must not be 0 in all periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.POWER), new double[] {1, -2, 3}, three))
                .withMessage("spend of period 1 must be >= 0 and finite: -2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.POWER), three, new double[] {1, Double.NaN, 3}))
                .withMessage("response of period 1 must be finite: NaN");
    }

    @Test
    void adstock_refusesWhatItCannotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Adstock.Geometric(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Adstock.weibullDensity(0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Adstock.weibullSurvival(1, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Adstock.Geometric(0.5).apply(new double[0]));
    }

    /** Carry-over is linear, and spend of the past cannot depend on that of the future. */
    @Test
    void adstock_isLinearAndCausal() {
        Random random = new Random(4);
        for (Adstock adstock : new Adstock[] {
            new Adstock.Geometric(0.7), Adstock.weibullDensity(2, 0.3), Adstock.weibullSurvival(0.8, 0.6)
        }) {
            double[] x = spend(random);
            double[] y = spend(random);
            double[] sum = new double[WEEKS];
            Arrays.setAll(sum, t -> x[t] + 2 * y[t]);
            double[] carried = adstock.apply(sum);
            double[] ofX = adstock.apply(x);
            double[] ofY = adstock.apply(y);
            for (int t = 0; t < WEEKS; t++) {
                assertThat(carried[t]).isCloseTo(ofX[t] + 2 * ofY[t], within(1e-8));
            }
            double[] later = x.clone();
            later[50] += 1000;
            assertThat(Arrays.copyOf(adstock.apply(later), 50)).containsExactly(Arrays.copyOf(ofX, 50));
        }
    }

    /** The derivative against differences of the curve, and the inverse of the derivative against the derivative. */
    @ParameterizedTest
    @MethodSource("curves")
    void marginal_isTheSlope_andHasAnInverse(CurveShape shape, ResponseCurve curve) {
        for (double x : new double[] {1, 100, 5000, 40_000}) {
            double h = 1e-4 * x;
            double slope = (curve.response(x + h) - curve.response(x - h)) / (2 * h);
            assertThat(curve.marginal(x)).isCloseTo(slope, within(1e-6 * slope));
            if (x > curve.inflection()) {
                assertThat(curve.spendAtMarginal(curve.marginal(x))).isCloseTo(x, within(1e-9 * x));
            }
            assertThat(curve.stretched(3).response(x))
                    .isCloseTo(curve.response(3 * x), within(1e-12 * curve.response(3 * x)));
        }
        assertThat(curve.response(0)).isZero();
    }
}
