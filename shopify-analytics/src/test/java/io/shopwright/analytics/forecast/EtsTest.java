package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EtsTest {

    private static final int M = 4;

    private static double[] data() {
        double[] y = IntStream.range(0, 40)
                .mapToDouble(t -> 1 + 0.01 * t + 0.2 * Math.sin(t * Math.PI / 2) + 0.1 * Math.sin(t * t))
                .toArray();
        y[17] = Double.NaN;
        return y;
    }

    private static double[] parameters(EtsForm form) {
        double[] parameters = new double[EtsFilter.size(form, M)];
        parameters[EtsFilter.ALPHA] = 0.3;
        parameters[EtsFilter.BETA] = form.trend() ? 0.1 : 0;
        parameters[EtsFilter.GAMMA] = form.seasonal() ? 0.2 : 0;
        parameters[EtsFilter.PHI] = form.damped() ? 0.9 : 1;
        parameters[EtsFilter.LEVEL] = 1.1;
        parameters[EtsFilter.SLOPE] = form.trend() ? 0.02 : 0;
        for (int i = EtsFilter.SEASON; i < parameters.length; i++) {
            parameters[i] = (form.multiplicativeSeason() ? 1 : 0) + 0.1 * (i % 3 - 1);
        }
        return parameters;
    }

    @ParameterizedTest
    @EnumSource(EtsForm.class)
    void gradient_isTheSlopeOfTheLikelihood(EtsForm form) {
        EtsFilter filter = new EtsFilter(form, data(), M);
        double[] parameters = parameters(form);
        double[] gradient = new double[parameters.length];
        filter.run(parameters);
        filter.gradient(parameters, gradient);
        double step = 1e-6;
        for (int i = 0; i < parameters.length; i++) {
            double[] beside = parameters.clone();
            beside[i] += step;
            double above = filter.run(beside);
            beside[i] -= 2 * step;
            double slope = (above - filter.run(beside)) / (2 * step);
            assertThat(gradient[i]).as(form + " parameter " + i).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    /** Paths drawn from the model: the mean and the variance of 200,000 of them. */
    @ParameterizedTest
    @EnumSource(EtsForm.class)
    void moments_areThoseOfDrawnPaths(EtsForm form) {
        double[] p = parameters(form);
        List<Double> seasons = new ArrayList<>();
        for (int i = EtsFilter.SEASON; i < p.length; i++) {
            seasons.add(p[i]);
        }
        Ets model = new Ets(form, M, p[0], p[1], p[2], p[3], new Ets.State(p[4], p[5], seasons));
        EtsFit fit = new EtsFit(model, model.first(), 30, 0, 0.01 * (30 - form.parameters(M) + 1), 0);
        int horizon = 10;
        EtsMoments moments = fit.moments(horizon).orElseThrow();
        double[] sums = new double[horizon];
        double[] squares = new double[horizon];
        SplittableRandom random = new SplittableRandom(form.ordinal());
        int paths = 200_000;
        for (int path = 0; path < paths; path++) {
            double[] y = path(model, horizon, random);
            for (int h = 0; h < horizon; h++) {
                sums[h] += y[h];
                squares[h] += y[h] * y[h];
            }
        }
        for (int h = 0; h < horizon; h++) {
            double mean = sums[h] / paths;
            double variance = squares[h] / paths - mean * mean;
            assertThat(moments.means()[h]).as("mean %d", h).isCloseTo(mean, within(0.002));
            assertThat(moments.variances()[h]).as("variance %d", h).isCloseTo(variance, within(0.02 * variance));
        }
    }

    private static double[] path(Ets model, int horizon, SplittableRandom random) {
        EtsForm form = model.form();
        double level = model.first().level();
        double slope = model.first().slope();
        double[] seasons = model.first().seasons().stream().mapToDouble(s -> s).toArray();
        double[] y = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double q = level + model.phi() * slope;
            int slot = h % M;
            double s = form.seasonal() ? seasons[slot] : form.multiplicativeSeason() ? 1 : 0;
            double forecast = form.multiplicativeSeason() ? q * s : q + s;
            double error = 0.1
                    * Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                    * Math.cos(2 * Math.PI * random.nextDouble());
            y[h] = form.multiplicativeError() ? forecast * (1 + error) : forecast + error;
            double d = form.multiplicativeSeason() ? y[h] / s - q : y[h] - s - q;
            double u = form.multiplicativeSeason() ? y[h] / q - s : y[h] - q - s;
            level = q + model.alpha() * d;
            slope = model.phi() * slope + model.beta() * d;
            if (form.seasonal()) {
                seasons[slot] = s + model.gamma() * u;
            }
        }
        return y;
    }

    /** The roots of the same polynomial as eigenvalues of its companion matrix. */
    @Test
    void admissibleRegion_isWhereAllRootsAreInside() {
        SplittableRandom random = new SplittableRandom(1);
        int inadmissible = 0;
        for (int i = 0; i < 500; i++) {
            int m = 2 + random.nextInt(11);
            double[] p = new double[EtsFilter.SEASON + m];
            p[EtsFilter.ALPHA] = random.nextDouble();
            p[EtsFilter.BETA] = p[EtsFilter.ALPHA] * random.nextDouble();
            p[EtsFilter.GAMMA] = random.nextDouble() * (1 - p[EtsFilter.ALPHA]);
            p[EtsFilter.PHI] = random.nextInt(2) == 0 ? 1 : 0.9;
            double radius = radius(p, m);
            inadmissible += radius > 1.001 ? 1 : 0;
            if (Math.abs(radius - 1) > 1e-4) {
                assertThat(EtsStability.admissible(p)).isEqualTo(radius < 1);
            }
        }
        assertThat(inadmissible).isPositive();
    }

    private static double radius(double[] p, int m) {
        double a = p[EtsFilter.ALPHA];
        double b = p[EtsFilter.BETA];
        double g = p[EtsFilter.GAMMA];
        double f = p[EtsFilter.PHI];
        double[] ascending = new double[m + 1];
        Arrays.fill(ascending, a + b - a * f);
        ascending[0] = f * (1 - a - g);
        ascending[1] += g - 1;
        ascending[m] = a + b - f;
        double[][] companion = new double[m + 1][m + 1];
        for (int i = 0; i <= m; i++) {
            companion[i][m] = -ascending[i];
            if (i < m) {
                companion[i + 1][i] = 1;
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(companion));
        double radius = 0;
        for (int i = 0; i <= m; i++) {
            radius = Math.max(radius, Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i)));
        }
        return radius;
    }

    @Test
    void unfitInput_isRejectedOrEmpty() {
        assertThat(Ets.fit(EtsForm.MNN, new double[] {1, 2, 0, 4, 5, 6}, 1)).isEmpty();
        assertThat(Ets.fit(EtsForm.ANA, new double[] {1, 2, 3, 4, 5, 6}, 4)).isEmpty();
        assertThat(Ets.choose(new double[0], 1)).isEmpty();
        assertThatThrownBy(() -> Ets.choose(new double[] {1, Double.NEGATIVE_INFINITY}, 1))
                .hasMessage("observation 1 must be finite: -Infinity");
        assertThatThrownBy(() -> new Ets(EtsForm.ANA, 4, 0.1, 0, 0.1, 1, new Ets.State(1, 0, List.of())))
                .hasMessage("need 4 seasons for ANA: 0");
    }
}
