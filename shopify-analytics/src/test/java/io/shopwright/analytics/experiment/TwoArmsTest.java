package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.ChiSquared;
import io.shopwright.analytics.survival.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard inputs and laws of the comparisons of two arms. */
class TwoArmsTest {

    @Test
    void proportions_withoutUnits_haveNoAnswerAndSayWhy() {
        TwoProportions arms = new TwoProportions(new Conversions(0, 0), new Conversions(3, 10));

        assertThat(arms.difference()).isEmpty();
        assertThat(arms.standardError()).isEmpty();
        assertThat(arms.lift()).isEmpty();
        assertThat(arms.wald(0.95)).isEmpty();
        assertThat(arms.newcombe(0.95)).isEmpty();
        assertThat(arms.liftByDelta(0.95)).isEmpty();
        assertThat(arms.liftByLogarithm(0.95)).isEmpty();
        assertThat(arms.pooledTest()).isEqualTo(new TestResult(0, 1, 0.5, 0.5, Evidence.NO_UNITS));
        assertThat(arms.unpooledTest().evidence()).isEqualTo(Evidence.NO_UNITS);
        assertThat(arms.fisher()).isEqualTo(1);
        assertThat(arms.chiSquared()).isEqualTo(new ChiSquared(0, 0));
        assertThat(arms.likelihoodRatio().pValue()).isEqualTo(1);
        assertThat(ConfidenceSequence.of(arms, 0.05, 100)).isEmpty();
        assertThat(new Conversions(0, 0).wilson(0.95)).isEqualTo(new Interval(0, 1));
        assertThat(new Conversions(0, 0).rate()).isEmpty();
    }

    @Test
    void moreConversionsThanUnits_areRefused() {
        assertThatThrownBy(() -> new Conversions(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("converted must be in [0, 10 units]: 11");
        assertThatThrownBy(() -> new Conversions(0, -1)).hasMessage("units must be >= 0: -1");
        assertThatThrownBy(() -> new Conversions(1, 2).wilson(1)).hasMessage("level must be > 0 and < 1: 1.0");
        assertThatThrownBy(() -> new TwoProportions(new Conversions(0, 0), new Conversions(1, 2)).wald(Double.NaN))
                .hasMessage("level must be > 0 and < 1: NaN");
    }

    @Test
    void randomCounts_givePossibleAnswers() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 5000; run++) {
            Conversions a = random(random);
            Conversions b = random(random);
            TwoProportions arms = new TwoProportions(a, b);
            TwoProportions turned = new TwoProportions(b, a);
            for (TestResult test : new TestResult[] {arms.pooledTest(), arms.unpooledTest()}) {
                assertThat(test.twoSided()).isBetween(0.0, 1.0);
                assertThat(test.greater() + test.less()).isCloseTo(1, within(1e-14));
            }
            double less = arms.pooledTest().less();
            assertThat(turned.pooledTest().greater()).isCloseTo(less, within(1e-12 * less));
            assertThat(arms.fisher()).isBetween(0.0, 1.0);
            assertThat(arms.yates().statistic())
                    .isLessThanOrEqualTo(arms.chiSquared().statistic() * (1 + 1e-14));
            double z = arms.pooledTest().statistic();
            assertThat(arms.chiSquared().statistic()).isCloseTo(z * z, within(1e-11 * Math.max(1, z * z)));
            arms.newcombe(0.9).ifPresent(interval -> {
                assertThat(interval.lower()).isGreaterThanOrEqualTo(-1 - 1e-15);
                assertThat(interval.upper()).isLessThanOrEqualTo(1 + 1e-15);
                assertThat(arms.difference().orElseThrow()).isBetween(interval.lower(), interval.upper());
            });
            Interval wilson = a.wilson(0.999);
            assertThat(wilson.lower()).isBetween(0.0, wilson.upper());
            assertThat(wilson.upper()).isLessThanOrEqualTo(1);
        }
    }

    /** The counts grow to 1e15; sums of squares of a table with equal rows are still 0. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1_000_000, 100_000_000})
    void equalRates_atAnyScale_areEqual(long scale) {
        TwoProportions arms =
                new TwoProportions(new Conversions(3 * scale, 10 * scale), new Conversions(6 * scale, 20 * scale));

        assertThat(arms.pooledTest().twoSided()).isEqualTo(1);
        assertThat(arms.fisher()).isEqualTo(1);
        assertThat(arms.likelihoodRatio().pValue()).isEqualTo(1);
    }

    @Test
    void means_ofTooFewOrEqualValues_sayWhy() {
        Sample none = Sample.of();
        Sample one = Sample.of(4);
        Sample same = Sample.of(4, 4, 4);
        Sample other = Sample.of(5, 5);

        assertThat(new TwoMeans(none, same).welch().evidence()).isEqualTo(Evidence.NO_UNITS);
        assertThat(new TwoMeans(none, same).difference()).isEmpty();
        assertThat(new TwoMeans(one, same).welch().evidence()).isEqualTo(Evidence.TOO_FEW_UNITS);
        assertThat(new TwoMeans(one, other).difference()).hasValue(1);
        TwoMeans still = new TwoMeans(same, other);
        assertThat(still.welch()).isEqualTo(new TestResult(0, 1, 0.5, 0.5, Evidence.NO_VARIATION));
        assertThat(still.student().evidence()).isEqualTo(Evidence.NO_VARIATION);
        assertThat(still.interval(0.95)).isEmpty();
        assertThat(still.degreesOfFreedom()).isEmpty();
        assertThat(still.cohensD()).isEmpty();
        assertThat(still.lift()).hasValue(0.25);
        assertThat(still.liftError()).isEmpty();
        assertThat(new TwoMeans(Sample.of(-1, 1), other).lift()).isEmpty();
        assertThat(ConfidenceSequence.of(still, 0.05, 100)).isEmpty();
        assertThat(ConfidenceSequence.of(new TwoMeans(one, same), 0.05, 100)).isEmpty();
        assertThatThrownBy(() -> Sample.of(1, Double.POSITIVE_INFINITY)).hasMessage("value 1 must be finite: Infinity");
        assertThatThrownBy(() -> new Sample(1, 5, 2)).hasMessage("variance of 1 values must be 0: 2.0");
        assertThatThrownBy(() -> new Sample(3, 5, -2)).hasMessage("variance must be >= 0 and finite: -2.0");
    }

    /** Moving all values by 2^40 loses the last bits of the values, which are whole here, and of nothing else. */
    @Test
    void sample_farFromZero_keepsItsSpread() {
        double[] near =
                new SplittableRandom(2).ints(1000, 0, 50).asDoubleStream().toArray();
        double[] far = Arrays.stream(near).map(value -> value + 0x1p40).toArray();

        assertThat(Sample.of(far).variance()).isEqualTo(Sample.of(near).variance());
        assertThat(Sample.of(far).minus(Sample.of(near))).isEqualTo(0x1p40);
    }

    @Test
    void samples_merged_areTheWholeSample() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(500, 90, 110).toArray();
        double[] y = random.doubles(500, -5, 5).toArray();
        PairedSample whole = PairedSample.of(x, y);
        PairedSample parts = PairedSample.of(new double[0], new double[0]);
        for (int from = 0; from < 500; from += 125) {
            parts = parts.plus(
                    PairedSample.of(Arrays.copyOfRange(x, from, from + 125), Arrays.copyOfRange(y, from, from + 125)));
        }

        assertThat(parts.count()).isEqualTo(500);
        assertThat(parts.first().mean()).isCloseTo(whole.first().mean(), within(1e-12));
        assertThat(parts.first().variance()).isCloseTo(whole.first().variance(), within(1e-11));
        assertThat(parts.covariance()).isCloseTo(whole.covariance(), within(1e-11));
        assertThat(Sample.EMPTY.plus(whole.first())).isEqualTo(whole.first());
    }

    /** With a denominator of 1 for each unit the ratio is the mean, and the delta method its exact variance. */
    @Test
    void ratio_toOne_isTheMean() {
        double[] a = {3, 5, 1, 8, 2};
        double[] b = {4, 9, 9, 3};
        TwoRatios ratios = new TwoRatios(
                PairedSample.of(a, new double[] {1, 1, 1, 1, 1}), PairedSample.of(b, new double[] {1, 1, 1, 1}));
        TwoMeans means = new TwoMeans(Sample.of(a), Sample.of(b));

        assertThat(ratios.difference().orElseThrow())
                .isCloseTo(means.difference().orElseThrow(), within(1e-14));
        assertThat(ratios.standardError().orElseThrow())
                .isCloseTo(means.standardError().orElseThrow(), within(1e-14));
        assertThat(ratios.lift().orElseThrow()).isCloseTo(means.lift().orElseThrow(), within(1e-14));
        Interval interval = ratios.liftInterval(0.95).orElseThrow();
        assertThat((interval.upper() - interval.lower()) / 2 / 1.959963984540054)
                .isCloseTo(means.liftError().orElseThrow(), within(1e-14));
    }

    @Test
    void ratio_withoutDenominator_isEmpty() {
        PairedSample none = PairedSample.of(new double[] {1, 2}, new double[] {0, 0});
        PairedSample some = PairedSample.of(new double[] {1, 2}, new double[] {1, 3});

        assertThat(new TwoRatios(none, some).difference()).isEmpty();
        assertThat(new TwoRatios(some, none).test().evidence()).isEqualTo(Evidence.NO_UNITS);
        assertThatThrownBy(() -> PairedSample.of(new double[2], new double[3]))
                .hasMessage("need 2 second values, as many as the others: 3");
    }

    @Test
    void cuped_withAConstantCovariate_changesNothing() {
        PairedSample a = PairedSample.of(new double[] {1, 5, 3}, new double[] {7, 7, 7});
        PairedSample b = PairedSample.of(new double[] {2, 9, 4}, new double[] {7, 7, 7});
        Cuped cuped = Cuped.of(a, b, Cuped.Slope.OVERALL);

        assertThat(cuped.theta()).isZero();
        assertThat(cuped.adjusted()).isEqualTo(cuped.unadjusted());
        assertThat(cuped.varianceReduction().orElseThrow()).isZero();
        assertThat(cuped.covariates().welch().evidence()).isEqualTo(Evidence.NO_VARIATION);
    }

    @Test
    void sampleRatio_withTrafficInAnArmOfWeightZero_isACertainMismatch() {
        SampleRatio ratio = SampleRatio.of(new long[] {5000, 5010, 1}, new double[] {0.5, 0.5, 0});

        assertThat(ratio.pValue()).isZero();
        assertThat(ratio.mismatch()).isTrue();
        assertThat(ratio.test().degreesOfFreedom()).isEqualTo(1);
        assertThat(SampleRatio.of(new long[] {7}, new double[] {1}).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> SampleRatio.of(new long[] {1, 2}, new double[] {0, 0}))
                .hasMessage("sum of weights must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> SampleRatio.of(new long[] {1, -2}, new double[] {1, 1}))
                .hasMessage("units of arm 1 must be >= 0: -2");
        assertThatThrownBy(() -> SampleRatio.of(new long[] {1, 2}, new double[] {1, Double.NaN}))
                .hasMessage("weight of arm 1 must be >= 0 and finite: NaN");
    }

    @Test
    void contingency_withoutTwoFilledRows_testsNothing() {
        assertThat(Contingency.of(new long[][] {{0, 0}, {3, 4}}).pearson()).isEqualTo(new ChiSquared(0, 0));
        assertThat(Contingency.of(new long[][] {}).cramersV()).isEmpty();
        assertThatThrownBy(() -> Contingency.of(new long[][] {{1, 2}, {3}}))
                .hasMessage("need 2 counts in row 1, as many as the others: 1");
        assertThatThrownBy(() -> Contingency.of(new long[][] {{1, -2}}))
                .hasMessage("count of row 0, column 1 must be >= 0: -2");
    }

    /** ln p of z = 26 to 37 by the asymptotic series of the normal tail, M. Abramowitz, I. Stegun (1964), 26.2.12. */
    @ParameterizedTest
    @CsvSource({"26", "28", "33", "37"})
    void pValues_farOut_keepTheirDigits(double z) {
        double series = 1 - 1 / (z * z) * (1 - 3 / (z * z) * (1 - 5 / (z * z) * (1 - 7 / (z * z) * (1 - 9 / (z * z)))));
        double logarithm = Math.log(2 * series / z / Math.sqrt(2 * Math.PI)) - z * z / 2;
        double p = TestResult.normal(-z).twoSided();

        assertThat(Math.log(p)).isCloseTo(logarithm, within(1e-8));
        assertThat(new ChiSquared(z * z, 1).pValue()).isCloseTo(p, within(p * 1e-12));
    }

    private static Conversions random(SplittableRandom random) {
        long units = random.nextLong(1, 1L << random.nextInt(1, 28));
        return new Conversions(random.nextLong(units + 1), units);
    }
}
