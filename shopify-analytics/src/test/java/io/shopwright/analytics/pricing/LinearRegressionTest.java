package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegressionTest {

    /** J. Longley (1967), Journal of the American Statistical Association 62, 819-841; as given by NIST. */
    private static final double[][] LONGLEY = {
        {83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9},
        {
            234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704,
            502601, 518173, 554894
        },
        {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007},
        {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827},
        {
            107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366,
            125368, 127852, 130081
        },
        IntStream.rangeClosed(1947, 1962).asDoubleStream().toArray()
    };

    private static final double[] EMPLOYED = {
        60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551
    };

    private static final List<String> NAMES = List.of("deflator", "gnp", "unemployed", "forces", "population", "year");

    /** Certified values of the Statistical Reference Datasets of NIST, where columns determine each other to 5 digits. */
    @Test
    void longley_isFittedToCertifiedValues() {
        LinearFit fit = LinearRegression.fit(EMPLOYED, Covariates.ofColumns(NAMES, LONGLEY));

        double[] coefficients = {
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910e-1,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807e-1,
            1829.15146461355
        };
        double[] errors = {
            890420.383607373,
            84.9149257747669,
            0.334910077722432e-1,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212
        };
        List<CoefficientTest> tests =
                fit.errors(ErrorRule.CLASSICAL).orElseThrow().tests(0.95);
        for (int j = 0; j < tests.size(); j++) {
            assertThat(tests.get(j).coefficient()).isCloseTo(coefficients[j], Percentage.withPercentage(1e-6));
            assertThat(tests.get(j).standardError()).isCloseTo(errors[j], Percentage.withPercentage(1e-6));
        }
        assertThat(fit.rSquared().orElseThrow()).isCloseTo(0.995479004577296, within(1e-12));
        assertThat(Math.sqrt(fit.residualVariance().orElseThrow())).isCloseTo(304.854073561965, within(1e-7));
    }

    /** Expected values: statsmodels 0.13.5, OLS with cov_type cluster and use_t; its quantile of t is good to nine digits. */
    @Test
    void clusteredErrors_areThoseOfStatsmodels() {
        double[] y = {3.1, 2.6, 2.4, 1.3, 1.4, 0.7, 3.9, 3.2, 2.9, 2.0, 2.2, 1.6};
        double[] prices = {1, 1.2, 1.5, 2, 2.5, 3, 1, 1.25, 1.6, 2.1, 2.4, 2.9};
        double[] promotion = {0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1};
        Covariates covariates = Covariates.ofColumns(
                List.of("price", "promotion"),
                new double[][] {Arrays.stream(prices).map(Math::log).toArray(), promotion});

        CoefficientErrors errors = LinearRegression.fit(y, covariates)
                .clusteredErrors(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6)
                .orElseThrow();

        CoefficientTest test = errors.test("price", 0.95);
        assertThat(errors.degreesOfFreedom()).isEqualTo(5);
        assertThat(test.coefficient()).isCloseTo(-2.060715099270492, within(1e-12));
        assertThat(test.standardError()).isCloseTo(0.4616697682523556, within(1e-12));
        assertThat(test.p()).isCloseTo(6.618276408177102e-3, within(1e-12));
        assertThat(test.lower()).isCloseTo(-3.247475020054133, within(1e-8));
        assertThat(errors.standardError("promotion")).isCloseTo(0.2030809728244264, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void residuals_areOrthogonalToAllColumns(long seed) {
        Sample sample = new Sample(700, 5, seed);
        double[] residuals = LinearRegression.fit(sample.y, sample.covariates()).residuals();

        assertThat(Arrays.stream(residuals).sum()).isCloseTo(0, within(1e-9));
        for (double[] column : sample.x) {
            double product = IntStream.range(0, residuals.length)
                    .mapToDouble(i -> residuals[i] * column[i])
                    .sum();
            assertThat(product).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void errors_growFromHc0ToHc3_andClustersOfOneGiveHc1(long seed) {
        Sample sample = new Sample(40, 3, seed);
        LinearFit fit = LinearRegression.fit(sample.y, sample.covariates());
        CoefficientErrors single =
                fit.clusteredErrors(IntStream.range(0, 40).toArray()).orElseThrow();

        for (Term term : fit.coefficients()) {
            String name = term.covariate();
            double hc1 = error(fit, ErrorRule.HC1, name);
            assertThat(error(fit, ErrorRule.HC0, name)).isLessThan(error(fit, ErrorRule.HC2, name));
            assertThat(error(fit, ErrorRule.HC2, name)).isLessThan(error(fit, ErrorRule.HC3, name));
            assertThat(single.standardError(name)).isCloseTo(hc1, within(1e-12 * hc1));
        }
    }

    @Test
    void hc3Interval_holdsTheTruthAboutAsOftenAsItSays_whereVarianceGrows() {
        int held = 0;
        for (int run = 0; run < 1000; run++) {
            Sample sample = new Sample(60, 2, 1000 + run);
            LinearFit fit = LinearRegression.fit(sample.y, sample.covariates());
            CoefficientTest test = fit.errors(ErrorRule.HC3).orElseThrow().test("x0", 0.95);
            held += test.lower() <= Sample.SLOPE && Sample.SLOPE <= test.upper() ? 1 : 0;
        }
        // Four standard errors of 1000 draws of .95 are .028.
        assertThat(held).isBetween(922, 978);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void groups_giveWhatColumnsForThemGive(long seed) {
        Sample sample = new Sample(60, 2, seed);
        int[] groups = IntStream.range(0, 60).map(i -> 100 - i % 4 * 7).toArray();
        double[][] withDummies = Arrays.copyOf(sample.x, 5);
        for (int g = 1; g < 4; g++) {
            int group = g;
            withDummies[1 + g] = IntStream.range(0, 60)
                    .mapToDouble(i -> i % 4 == group ? 1 : 0)
                    .toArray();
        }
        LinearFit dummies = LinearRegression.fit(
                sample.y, Covariates.ofColumns(List.of("x0", "x1", "g1", "g2", "g3"), withDummies));
        LinearFit within = LinearRegression.fitWithin(sample.y, sample.covariates(), groups);

        for (ErrorRule rule : ErrorRule.values()) {
            assertThat(error(within, rule, "x0")).isCloseTo(error(dummies, rule, "x0"), within(1e-12));
        }
        double mean = IntStream.range(0, 60)
                .mapToDouble(i -> within.model().predict(sample.x[0][i], sample.x[1][i]))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(Arrays.stream(sample.y).average().orElseThrow(), within(1e-12));
    }

    @Test
    void columnAsItsOwnInstrument_givesLeastSquares() {
        Sample sample = new Sample(80, 2, 9);
        Covariates copy = Covariates.ofColumns(List.of("copy"), new double[][] {sample.x[0]});
        InstrumentedFit two = LinearRegression.fitInstrumented(sample.y, sample.covariates(), "x0", copy);
        LinearFit one = LinearRegression.fit(sample.y, sample.covariates());

        assertThat(two.fit().model().intercept()).isCloseTo(one.model().intercept(), within(1e-12));
        assertThat(error(two.fit(), ErrorRule.HC3, "x0")).isCloseTo(error(one, ErrorRule.HC3, "x0"), within(1e-10));
        assertThat(two.firstStageF()).isGreaterThan(1e20);
    }

    @Test
    void firstStageF_ofOneInstrument_isItsSquaredT() {
        Sample sample = new Sample(80, 3, 10);
        Covariates covariates = Covariates.ofColumns(List.of("price", "other"), new double[][] {sample.y, sample.x[0]});
        Covariates instrument = Covariates.ofColumns(List.of("cost"), new double[][] {sample.x[1]});
        double[] outcome = sample.x[2];

        double f = LinearRegression.fitInstrumented(outcome, covariates, "price", instrument)
                .firstStageF();

        LinearFit first = LinearRegression.fit(
                sample.y, Covariates.ofColumns(List.of("other", "cost"), new double[][] {sample.x[0], sample.x[1]}));
        double t = first.errors(ErrorRule.CLASSICAL)
                .orElseThrow()
                .test("cost", 0.95)
                .t();
        assertThat(f).isCloseTo(t * t, within(1e-10 * f));
    }

    @Test
    void determinedColumns_areNamed() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {1, 3, 2, 5, 4};
        double[] doubled = {2, 4, 6, 8, 10};
        double[] constant = {7, 7, 7, 7, 7};

        assertThatThrownBy(() -> LinearRegression.fit(y, columns(x, doubled)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the effect of x1 cannot be told: it is determined by the columns before it; leave it out");
        assertThatThrownBy(() -> LinearRegression.fit(y, columns(constant))).hasMessageContaining("effect of x0");
        assertThatThrownBy(() -> LinearRegression.fitWithin(y, columns(x), 1, 2, 3, 4, 5))
                .hasMessageContaining("it is constant in each group");
        assertThatThrownBy(() -> LinearRegression.fitInstrumented(y, columns(x), "x9", columns(y)))
                .hasMessage("no covariate x9; there are [x0]");
        double[] unrelated = {1, -2, 2, -2, 1};
        Covariates instrument = Covariates.ofColumns(List.of("z"), new double[][] {unrelated});
        assertThatThrownBy(() -> LinearRegression.fitInstrumented(y, columns(x), "x0", instrument))
                .hasMessageContaining("instruments do not move x0");
    }

    @Test
    void tooFewRows_areRefused_andJustEnoughGiveNoErrors() {
        Covariates three = columns(new double[] {1, 2}, new double[] {5, 1});
        assertThatThrownBy(() -> LinearRegression.fit(new double[] {1, 2}, three))
                .hasMessageStartingWith("need at least as many rows as parameters, which are 3: 2");

        LinearFit exact = LinearRegression.fit(new double[] {1, 2}, columns(new double[] {1, 3}));
        assertThat(exact.model().predict(2)).isCloseTo(1.5, within(1e-14));
        assertThat(exact.errors(ErrorRule.HC3)).isEmpty();
        assertThat(exact.clusteredErrors(1, 2)).isEmpty();
        assertThat(exact.adjustedRSquared()).isEmpty();
        assertThat(exact.residualVariance()).isEmpty();
    }

    /** A row that a group of its own fits, whatever its outcome, says nothing about errors. */
    @Test
    void groupOfOneRow_leavesErrorsFinite() {
        double[] y = {1, 2, 4, 3, 9};
        LinearFit fit = LinearRegression.fitWithin(y, columns(new double[] {1, 2, 3, 5, 8}), 1, 1, 1, 1, 2);

        for (ErrorRule rule : ErrorRule.values()) {
            assertThat(error(fit, rule, "x0")).isFinite().isPositive();
        }
    }

    private static double error(LinearFit fit, ErrorRule rule, String name) {
        return fit.errors(rule).orElseThrow().standardError(name);
    }

    private static Covariates columns(double[]... columns) {
        return Covariates.ofColumns(
                IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList(), columns);
    }

    /** Normal columns, a slope of the first, and an error whose variance grows with it. */
    private static final class Sample {

        static final double SLOPE = -1.5;

        final double[][] x;
        final double[] y;

        Sample(int rows, int columns, long seed) {
            Random random = new Random(seed);
            x = new double[columns][rows];
            y = new double[rows];
            for (int i = 0; i < rows; i++) {
                for (double[] column : x) {
                    column[i] = random.nextGaussian();
                }
                y[i] = 3 + SLOPE * x[0][i] + random.nextGaussian() * (0.5 + Math.abs(x[0][i]));
            }
        }

        Covariates covariates() {
            return columns(x);
        }
    }
}
