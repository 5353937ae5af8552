package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard experiments, one test a case; each goes through every comparison that takes such data. */
class ExperimentRobustnessTest {

    private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    /** Nobody or everybody converted, in one arm or both. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 40", "40, 0", "40, 40", "0, 7", "40, 7"})
    void ratesOfZeroAndOne(long control, long treatment) {
        TwoProportions arms = new TwoProportions(new Conversions(control, 40), new Conversions(treatment, 40));
        boolean equal = control == treatment;

        possible(arms);
        assertThat(arms.pooledTest().evidence() == Evidence.SUFFICIENT).isEqualTo(!equal);
        if (equal) {
            assertThat(arms.pooledTest().twoSided()).isEqualTo(1);
            assertThat(arms.fisher()).isEqualTo(1);
        } else {
            assertThat(arms.pooledTest().twoSided()).isLessThan(0.02);
        }
        assertThat(arms.lift().isEmpty()).isEqualTo(control == 0);
        assertThat(arms.control().wilson(0.95).lower() == 0).isEqualTo(control == 0);
        assertThat(arms.control().wilson(0.95).upper() == 1).isEqualTo(control == 40);
        List<BayesianComparison.Arm> beliefs = BayesianComparison.of(
                        BetaPosterior.of(arms.control()), BetaPosterior.of(arms.treatment()))
                .arms();
        assertThat(beliefs.get(0).chanceToWin() + beliefs.get(1).chanceToWin()).isCloseTo(1, within(1e-9));
        if (equal) {
            assertThat(beliefs.get(0).chanceToWin()).isCloseTo(0.5, within(1e-9));
        }
    }

    /** The least and the most that an arm can be: no unit, one, and one that converted. */
    @Test
    void noUnitAndOneUnit() {
        List<Conversions> arms =
                List.of(new Conversions(0, 0), new Conversions(0, 1), new Conversions(1, 1), new Conversions(3, 10));
        for (Conversions control : arms) {
            for (Conversions treatment : arms) {
                TwoProportions both = new TwoProportions(control, treatment);
                possible(both);
                boolean empty = control.units() == 0 || treatment.units() == 0;
                assertThat(both.difference().isEmpty()).isEqualTo(empty);
                assertThat(both.pooledTest().evidence() == Evidence.NO_UNITS).isEqualTo(empty);
            }
        }
        List<Sample> samples = List.of(Sample.of(), Sample.of(3), Sample.of(1, 2, 4));
        for (Sample control : samples) {
            for (Sample treatment : samples) {
                TwoMeans both = new TwoMeans(control, treatment);
                boolean few = Math.min(control.count(), treatment.count()) < 2;
                assertThat(both.welch().evidence() != Evidence.SUFFICIENT).isEqualTo(few);
                assertThat(both.interval(0.9).isEmpty()).isEqualTo(few);
            }
        }
        assertThat(MannWhitney.of(new double[] {1}, new double[] {2})
                        .exact()
                        .orElseThrow()
                        .twoSided())
                .isEqualTo(1);
        assertThat(SampleRatio.of(new long[] {0, 0}, new double[] {1, 1}).pValue())
                .isEqualTo(1);
        assertThat(SampleRatio.of(new long[] {1, 0}, new double[] {1, 1}).mismatch())
                .isFalse();
        assertThat(new MixtureSprt(1, 0).follow(new boolean[0], new boolean[0])).isEmpty();
        assertThat(new MixtureSprt(1, 0).follow(new boolean[1], new boolean[1]))
                .containsExactly(new MixtureSprt.Step(1, null, 1));
    }

    @Test
    void moreConversionsThanUnits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conversions(6, 5))
                .withMessage("converted must be in [0, 5 units]: 6");
    }

    /** The p-values of the exact test and of chi-squared come together as the counts grow. */
    @Test
    void hundredMillionUsers() {
        TwoProportions arms =
                new TwoProportions(new Conversions(30_000_000, 100_000_000), new Conversions(30_013_000, 100_000_000));

        possible(arms);
        double p = arms.pooledTest().twoSided();
        assertThat(p).isBetween(0.04, 0.05);
        assertThat(arms.fisher()).isCloseTo(p, within(1e-4));
        assertThat(arms.likelihoodRatio().pValue()).isCloseTo(p, within(1e-6));
        assertThat(BayesianComparison.of(BetaPosterior.of(arms.control()), BetaPosterior.of(arms.treatment()))
                        .arms()
                        .get(1)
                        .chanceToWin())
                .isCloseTo(1 - p / 2, within(1e-6));
        assertThat(new TwoProportions(new Conversions(0, 100_000_000), new Conversions(1, 100_000_000)).fisher())
                .isEqualTo(1);
    }

    /** z = 28 has a p-value of 6e-173, where one less the distribution is 0; every test keeps it apart from 0. */
    @Test
    void pValueFarOut() {
        TwoProportions arms =
                new TwoProportions(new Conversions(50_000, 1_000_000), new Conversions(58_900, 1_000_000));

        double z = arms.pooledTest().statistic();
        assertThat(z).isBetween(27.5, 28.5);
        double p = arms.pooledTest().twoSided();
        assertThat(Math.log(p)).isCloseTo(Math.log(Math.sqrt(2 / Math.PI) / z) - z * z / 2, within(0.01));
        assertThat(arms.chiSquared().pValue()).isCloseTo(p, within(1e-9 * p));
        assertThat(arms.likelihoodRatio().pValue()).isBetween(1e-6 * p, 1e6 * p);
        assertThat(arms.fisher()).isBetween(1e-6 * p, 1e6 * p);
        TestResult welch =
                new TwoMeans(new Sample(1_000_000, 0, 1), new Sample(1_000_000, z * Math.sqrt(2e-6), 1)).welch();
        assertThat(welch.twoSided()).isBetween(p / 2, p * 2);
        BayesianComparison.Arm loser = BayesianComparison.of(
                        BetaPosterior.of(arms.control()), BetaPosterior.of(arms.treatment()))
                .arms()
                .get(0);
        assertThat(loser.chanceToWin()).isBetween(1e-6 * p, 1e6 * p);
    }

    @Test
    void trafficInAnArmWithoutWeight() {
        SampleRatio split = SampleRatio.of(new long[] {500, 500, 1}, new double[] {1, 1, 0});
        Decision decision = Decision.of(
                new Decision.Readout(split, TestResult.normal(9), new Interval(1, 2), 1001, 1000, List.of()), 0.05, 0);

        assertThat(split.pValue()).isZero();
        assertThat(decision.verdict()).isEqualTo(Decision.Verdict.INVALID);
        assertThat(SampleRatio.of(new long[] {500, 500, 0}, new double[] {1, 1, 0})
                        .pValue())
                .isEqualTo(1);
    }

    /** More users than can be counted are said, not cut off. */
    @Test
    void differenceTooSmallToFind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProportionDesign(0.5, Math.nextUp(0.5), 0.05, 0.8).sampleSize())
                .withMessageStartingWith("users must be fewer than 2^63");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanDesign(1e-200, 1, 0.05, 0.8).sampleSize())
                .withMessageStartingWith("users must be fewer than 2^63");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleSize(1L << 60, 1L << 60).days(1e-9))
                .withMessageStartingWith("days must be fewer than 2^63");
    }

    @Test
    void numbersThatAreNone() {
        Sample sample = Sample.of(1, 2, 3);
        for (double bad : NO_NUMBERS) {
            refused("value 1", () -> Sample.of(0, bad));
            refused("variance", () -> new Sample(2, 0, bad));
            refused("weight of arm 0", () -> SampleRatio.of(new long[] {1, 1}, new double[] {bad, 1}));
            refused("level", () -> new Conversions(1, 2).wilson(bad));
            refused("level", () -> new TwoMeans(sample, sample).interval(bad));
            refused("covariance", () -> new PairedSample(sample, sample, bad));
            refused("value", () -> PairedSample.of(new double[] {1, bad}, new double[] {1, 2}));
            refused("value", () -> MannWhitney.of(new double[] {bad}, new double[] {1}));
            refused("alpha", () -> new BetaPosterior(bad, 1));
            refused("mixingVariance", () -> new MixtureSprt(bad, 0));
            refused("nullDifference", () -> new MixtureSprt(1, bad));
            refused("treatment 0", () -> new MixtureSprt(1, 0).follow(new double[1], new double[] {bad}, 1));
            refused("tuning", () -> ConfidenceSequence.of(new TwoMeans(sample, sample), 0.05, bad));
            refused("p-value 0", () -> MultipleComparisons.holm(bad));
            refused("baseline", () -> new ProportionDesign(bad, 0.5, 0.05, 0.8));
            refused("effect", () -> new MeanDesign(bad, 1, 0.05, 0.8));
            refused("standardDeviation", () -> MeanDesign.detectableEffect(100, bad, 0.05, 0.8, 1));
            refused("usersPerDay", () -> new SampleSize(1, 1).days(bad));
            refused("significance", () -> GroupSequential.pocock(3, bad));
            refused("traffic", () -> new Assignment("e", List.of(new Assignment.Arm("a", 1)), bad));
            refused("tolerance of m", () -> new GuardRail("m", new Interval(0, 1), GuardRail.Better.LOWER, bad));
        }
    }

    private static void refused(String field, ThrowingCallable work) {
        assertThatIllegalArgumentException().isThrownBy(work).withMessageContaining(field);
    }

    /** Sums of shuffled values differ in their last bits at most; counts and ranks in none. */
    @Test
    void anyOrderOfTheInput() {
        SplittableRandom random = new SplittableRandom(3);
        List<Double> values =
                new ArrayList<>(random.doubles(2000, 1e9, 1e9 + 3).boxed().toList());
        double[] other = random.doubles(1000, 1e9, 1e9 + 3).toArray();
        double[] straight = values.stream().mapToDouble(v -> v).toArray();
        Collections.shuffle(values, new Random(3));
        double[] shuffled = values.stream().mapToDouble(v -> v).toArray();

        assertThat(Sample.of(shuffled).variance()).isCloseTo(Sample.of(straight).variance(), within(1e-9));
        assertThat(MannWhitney.of(shuffled, other).normal())
                .isEqualTo(MannWhitney.of(straight, other).normal());
        long[] units = LongStream.range(400, 440).toArray();
        double[] weights = IntStream.range(0, 40).mapToDouble(i -> 1).toArray();
        double p = SampleRatio.of(units, weights).pValue();
        long[] turned = LongStream.range(0, 40).map(i -> 439 - i).toArray();
        assertThat(SampleRatio.of(turned, weights).pValue()).isCloseTo(p, within(1e-13));
    }

    /** No answer is NaN or outside of what it can be. */
    private static void possible(TwoProportions arms) {
        for (TestResult test : List.of(arms.pooledTest(), arms.unpooledTest())) {
            assertThat(test.statistic()).isNotNaN();
            for (double p : new double[] {test.twoSided(), test.greater(), test.less()}) {
                assertThat(p).isBetween(0.0, 1.0);
            }
        }
        for (double p : new double[] {
            arms.fisher(),
            arms.chiSquared().pValue(),
            arms.yates().pValue(),
            arms.likelihoodRatio().pValue()
        }) {
            assertThat(p).isBetween(0.0, 1.0);
        }
        for (OptionalDouble number : List.of(arms.difference(), arms.standardError(), arms.lift())) {
            number.ifPresent(value -> assertThat(value).isFinite());
        }
        for (Optional<Interval> interval : List.of(
                arms.wald(0.95),
                arms.newcombe(0.95),
                Optional.of(arms.agrestiCaffo(0.95)),
                arms.liftByDelta(0.95),
                arms.liftByLogarithm(0.95),
                ConfidenceSequence.of(arms, 0.05, 100).map(ConfidenceSequence::interval))) {
            interval.ifPresent(value -> assertThat(value.lower()).isLessThanOrEqualTo(value.upper()));
        }
        for (Conversions arm : List.of(arms.control(), arms.treatment())) {
            Interval credible = BetaPosterior.of(arm).interval(0.95);
            assertThat(credible.lower()).isBetween(0.0, credible.upper());
            assertThat(credible.upper()).isLessThanOrEqualTo(1);
        }
    }
}
