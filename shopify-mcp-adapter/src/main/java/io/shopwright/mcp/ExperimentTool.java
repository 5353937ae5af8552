package io.shopwright.mcp;

import io.shopwright.analytics.experiment.BayesianComparison;
import io.shopwright.analytics.experiment.BetaPosterior;
import io.shopwright.analytics.experiment.ConfidenceSequence;
import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.Decision;
import io.shopwright.analytics.experiment.Sample;
import io.shopwright.analytics.experiment.SampleRatio;
import io.shopwright.analytics.experiment.TestResult;
import io.shopwright.analytics.experiment.TwoMeans;
import io.shopwright.analytics.experiment.TwoProportions;
import io.shopwright.analytics.survival.Interval;
import io.shopwright.mcp.Parameter.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The evaluation of an experiment with two arms, from the figures that the caller gives; asks no shop. */
final class ExperimentTool {
    /** Of intervals, and of the test's significance. */
    private static final double LEVEL = 0.95;

    /** Units at which the interval for any time is narrowest. */
    private static final double TUNING = 5000;

    /** Without evidence the decision ends before it comes to the interval. */
    private static final Interval NOT_LOOKED_AT = new Interval(0, 0);

    private static final int MOST_UNITS = 2_000_000_000;

    private static final Bounds FIGURE = new Bounds(-1e12, false, 1e12, false);
    private static final Bounds SPREAD = new Bounds(0, false, 1e12, false);

    private static final Parameter<Integer> CONTROL_UNITS = Parameter.whole(
                    "control_units", "Visitors or customers without the change.", 0, MOST_UNITS)
            .required();
    private static final Parameter<Double> CONTROL_VALUE = Parameter.number(
                    "control_value", "How many of them converted; with deviations, the mean of a figure.", FIGURE)
            .required();
    private static final Parameter<Double> CONTROL_DEVIATION =
            Parameter.number("control_deviation", "Standard deviation of the figure, for means.", SPREAD);
    private static final Parameter<Integer> TREATMENT_UNITS = Parameter.whole(
                    "treatment_units", "Those with the change.", 0, MOST_UNITS)
            .required();
    private static final Parameter<Double> TREATMENT_VALUE =
            Parameter.number("treatment_value", "As control_value.", FIGURE).required();
    private static final Parameter<Double> TREATMENT_DEVIATION =
            Parameter.number("treatment_deviation", "As control_deviation.", SPREAD);

    private static final Parameter<Integer> PLANNED_UNITS = Parameter.whole(
            "planned_units", "Units of both arms by design. Default: the experiment is over.", 0, MOST_UNITS);

    private static final Parameter<Double> TREATMENT_SHARE = Parameter.number(
                    "treatment_share",
                    "Part of the units that the treatment gets by design.",
                    new Bounds(0, true, 1, true))
            .orElse(0.5);

    private ExperimentTool() {}

    /** What is measured. */
    enum Metric {
        CONVERSION,
        MEAN
    }

    /** What it answers. */
    record Answer(
            boolean complete,
            Decision.Verdict verdict,
            List<String> reasons,
            Metric metric,
            @Nullable Double control,
            @Nullable Double treatment,

            @About("Treatment less control.") @Nullable Double difference,

            @About("95 %, for one look.") @Nullable IntervalRow interval,

            @About("95 %, for any number of looks.") @Nullable
            IntervalRow anytimeInterval,

            @About("Difference over control.") @Nullable Double lift,

            @About("Two-sided.") double pValue,

            @About("Of the treatment; for rates.") @Nullable Double chanceToWin,

            @About("Of rate, by adopting it.") @Nullable Double expectedLoss,

            @About("Below 0.001 the split was not as designed.")
            double splitPValue,

            List<String> notes) {}

    record IntervalRow(double lower, double upper) {
        private static @Nullable IntervalRow of(Optional<Interval> interval) {
            return interval.map(each -> new IntervalRow(Shown.figure(each.lower()), Shown.figure(each.upper())))
                    .orElse(null);
        }
    }

    /** What either kind of comparison tells. */
    private record Compared(
            Metric metric,
            OptionalDouble control,
            OptionalDouble treatment,
            OptionalDouble difference,
            OptionalDouble lift,
            TestResult test,
            Optional<Interval> interval,
            Optional<ConfidenceSequence> anytime,
            Optional<BayesianComparison> beliefs,
            String method) {

        static Compared of(TwoProportions arms) {
            return new Compared(
                    Metric.CONVERSION,
                    arms.control().rate(),
                    arms.treatment().rate(),
                    arms.difference(),
                    arms.lift(),
                    arms.pooledTest(),
                    arms.newcombe(LEVEL),
                    ConfidenceSequence.of(arms, 1 - LEVEL, TUNING),
                    Optional.of(BayesianComparison.of(
                            BetaPosterior.of(arms.control()), BetaPosterior.of(arms.treatment()))),
                    "Pooled z-test; Newcombe's interval; chances from uniform priors.");
        }

        static Compared of(TwoMeans arms) {
            return new Compared(
                    Metric.MEAN,
                    mean(arms.control()),
                    mean(arms.treatment()),
                    arms.difference(),
                    arms.lift(),
                    arms.welch(),
                    arms.interval(LEVEL),
                    ConfidenceSequence.of(arms, 1 - LEVEL, TUNING),
                    Optional.empty(),
                    "Welch's test and interval.");
        }

        private static OptionalDouble mean(Sample sample) {
            return sample.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sample.mean());
        }
    }

    static Tool<Answer> tool() {
        return new InsightTool<>(
                "shopify_experiment_evaluation",
                "Experiment evaluation",
                "Evaluates an A/B test from the counts or means that you give, without reading the shop: a verdict (adopt,"
                        + " reject, continue, undecided, invalid) with reasons, difference with intervals, p-value, chance"
                        + " to win, and whether the split of traffic was as designed.",
                Capability.ANALYSE_SALES,
                Set.of(),
                List.of(
                        CONTROL_UNITS,
                        CONTROL_VALUE,
                        CONTROL_DEVIATION,
                        TREATMENT_UNITS,
                        TREATMENT_VALUE,
                        TREATMENT_DEVIATION,
                        PLANNED_UNITS,
                        TREATMENT_SHARE),
                Answer.class,
                (arguments, request) -> answer(arguments));
    }

    private static Answer answer(Arguments arguments) {
        Compared compared = compared(arguments);
        long[] units = {arguments.get(CONTROL_UNITS), arguments.get(TREATMENT_UNITS)};
        double share = arguments.get(TREATMENT_SHARE);
        SampleRatio split = SampleRatio.of(units, new double[] {1 - share, share});
        long planned = arguments.find(PLANNED_UNITS).map(Integer::longValue).orElse(units[0] + units[1]);
        Decision decision = Decision.of(
                new Decision.Readout(
                        split,
                        compared.test(),
                        compared.interval().orElse(NOT_LOOKED_AT),
                        units[0] + units[1],
                        planned,
                        List.of()),
                1 - LEVEL,
                0);
        List<String> notes = new ArrayList<>(List.of(compared.method()));
        if (arguments.find(PLANNED_UNITS).isEmpty()) {
            notes.add("planned_units was not given: the verdict holds if this is the only look at the figures. If they"
                    + " were looked at before, go by anytime_interval.");
        }
        Optional<BayesianComparison.Arm> belief =
                compared.beliefs().map(each -> each.arms().get(1));
        return new Answer(
                true,
                decision.verdict(),
                decision.reasons().stream().map(Decision.Reason::text).toList(),
                compared.metric(),
                figure(compared.control()),
                figure(compared.treatment()),
                figure(compared.difference()),
                IntervalRow.of(compared.interval()),
                IntervalRow.of(compared.anytime().map(ConfidenceSequence::interval)),
                figure(compared.lift()),
                Shown.figure(compared.test().twoSided()),
                belief.map(arm -> Shown.figure(arm.chanceToWin())).orElse(null),
                belief.map(arm -> Shown.figure(arm.expectedLoss())).orElse(null),
                Shown.figure(split.pValue()),
                notes);
    }

    private static @Nullable Double figure(OptionalDouble value) {
        return value.isPresent() ? Shown.figure(value.getAsDouble()) : null;
    }

    private static Compared compared(Arguments arguments) {
        Optional<Double> control = arguments.find(CONTROL_DEVIATION);
        Optional<Double> treatment = arguments.find(TREATMENT_DEVIATION);
        if (control.isPresent() != treatment.isPresent()) {
            throw new BadArguments("give both deviations, for means, or none, for conversions");
        }
        if (control.isEmpty()) {
            return Compared.of(new TwoProportions(
                    conversions(arguments, CONTROL_UNITS, CONTROL_VALUE),
                    conversions(arguments, TREATMENT_UNITS, TREATMENT_VALUE)));
        }
        return Compared.of(new TwoMeans(
                sample(arguments.get(CONTROL_UNITS), arguments.get(CONTROL_VALUE), control.get()),
                sample(arguments.get(TREATMENT_UNITS), arguments.get(TREATMENT_VALUE), treatment.orElseThrow())));
    }

    private static Conversions conversions(Arguments arguments, Parameter<Integer> units, Parameter<Double> value) {
        double converted = arguments.get(value);
        long all = arguments.get(units);
        if (converted != Math.rint(converted) || converted < 0 || converted > all) {
            throw new BadArguments(value.name() + " must be a whole number from 0 to " + units.name() + ", " + all
                    + ", unless deviations are given: " + Shown.figure(converted));
        }
        return new Conversions((long) converted, all);
    }

    private static Sample sample(int units, double mean, double deviation) {
        return new Sample(units, mean, deviation * deviation);
    }
}
