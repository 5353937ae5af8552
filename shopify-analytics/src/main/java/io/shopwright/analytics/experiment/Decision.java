package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What to do after an experiment, and why.
 *
 * @param verdict what to do
 * @param reasons in the order in which they were found, the first the weightiest; not empty
 */
public record Decision(Verdict verdict, List<Reason> reasons) {

    /** Copies the list. */
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** What to do. */
    public enum Verdict {
        /** The treatment is better: take it. */
        ADOPT,
        /** The treatment is worse, harmful or not worth it: stay with the control. */
        REJECT,
        /** The planned units are not there yet, or a guard rail is open. */
        CONTINUE,
        /** All planned units are there and the data fit both a gain and none. */
        UNDECIDED,
        /** The data cannot be trusted: mend the experiment and start again. */
        INVALID
    }

    /** Why. */
    public enum Cause {
        SPLIT_NOT_AS_DESIGNED,
        NOTHING_TO_TEST,
        GUARD_RAIL_BREACHED,
        GUARD_RAIL_OPEN,
        TOO_EARLY,
        GAIN,
        GAIN_MAY_BE_BELOW_MINIMUM,
        LOSS,
        NO_WORTHWHILE_GAIN,
        TOO_UNCERTAIN
    }

    /**
     * One reason.
     *
     * @param cause its kind
     * @param text one English sentence with the figures
     */
    public record Reason(Cause cause, String text) {}

    /**
     * What is known when deciding; a higher metric is better.
     *
     * @param split check of the traffic
     * @param test of the deciding metric
     * @param difference confidence interval of the deciding metric, treatment minus control
     * @param units in all arms so far
     * @param plannedUnits in all arms by design; 0 if test and interval hold at any time, as those of {@link MixtureSprt}
     *     and {@link ConfidenceSequence}
     * @param guardRails metrics that must not be harmed
     */
    public record Readout(
            SampleRatio split,
            TestResult test,
            Interval difference,
            long units,
            long plannedUnits,
            List<GuardRail> guardRails) {

        /** Checks the counts and copies the list. */
        public Readout {
            Check.atLeast(0, units, "units");
            Check.atLeast(0, plannedUnits, "plannedUnits");
            guardRails = List.copyOf(guardRails);
        }
    }

    /**
     * Decides by these rules, the first that holds: a split that is not as designed invalidates; a breached guard rail
     * rejects; without evidence or before the planned units it goes on; a significant loss rejects; a significant gain is
     * adopted unless a guard rail is open; an interval below the minimum effect rejects; the rest is undecided.
     *
     * @param significance in (0, 1), as 0.05; the complement of the level of an interval
     * @param minimumEffect least difference worth having, in units of the metric; not negative
     */
    public static Decision of(Readout readout, double significance, double minimumEffect) {
        Check.share(significance, "significance");
        Check.notNegative(minimumEffect, "minimumEffect");
        if (readout.split.mismatch()) {
            return because(
                    Verdict.INVALID,
                    Cause.SPLIT_NOT_AS_DESIGNED,
                    "The traffic does not fit the weights, p %.2g.",
                    readout.split.pValue());
        }
        for (GuardRail rail : readout.guardRails) {
            if (rail.status() == GuardRail.Status.BREACHED) {
                return because(Verdict.REJECT, Cause.GUARD_RAIL_BREACHED, "%s is harmed.", rail.metric());
            }
        }
        if (readout.test.evidence() != Evidence.SUFFICIENT) {
            return because(
                    Verdict.CONTINUE, Cause.NOTHING_TO_TEST, "Nothing to test: %s.", words(readout.test.evidence()));
        }
        if (readout.units < readout.plannedUnits) {
            return because(
                    Verdict.CONTINUE,
                    Cause.TOO_EARLY,
                    "%d of %d planned units; a look now would raise the chance of a false alarm.",
                    readout.units,
                    readout.plannedUnits);
        }
        return decided(readout, significance, minimumEffect);
    }

    private static Decision decided(Readout readout, double significance, double minimumEffect) {
        Interval difference = readout.difference;
        String figures = String.format(
                Locale.ROOT,
                "difference in [%.4g, %.4g], p %.2g",
                difference.lower(),
                difference.upper(),
                readout.test.twoSided());
        if (readout.test.significant(significance) && readout.test.statistic() < 0) {
            return because(Verdict.REJECT, Cause.LOSS, "The treatment is worse: %s.", figures);
        }
        if (readout.test.significant(significance)) {
            return gain(readout, minimumEffect, figures);
        }
        return difference.upper() < minimumEffect
                ? because(
                        Verdict.REJECT,
                        Cause.NO_WORTHWHILE_GAIN,
                        "Any gain is below the %.4g that is worth having: %s.",
                        minimumEffect,
                        figures)
                : because(Verdict.UNDECIDED, Cause.TOO_UNCERTAIN, "Both a gain and none fit: %s.", figures);
    }

    private static Decision gain(Readout readout, double minimumEffect, String figures) {
        List<Reason> reasons = new ArrayList<>();
        Verdict verdict = Verdict.ADOPT;
        for (GuardRail rail : readout.guardRails) {
            if (rail.status() == GuardRail.Status.OPEN) {
                verdict = Verdict.CONTINUE;
                reasons.add(reason(Cause.GUARD_RAIL_OPEN, "Harm to %s is not excluded.", rail.metric()));
            }
        }
        reasons.add(reason(Cause.GAIN, "The treatment is better: %s.", figures));
        if (readout.difference.lower() < minimumEffect) {
            reasons.add(reason(
                    Cause.GAIN_MAY_BE_BELOW_MINIMUM,
                    "The gain may be below the %.4g that is worth having.",
                    minimumEffect));
        }
        return new Decision(verdict, reasons);
    }

    private static Decision because(Verdict verdict, Cause cause, String format, Object... figures) {
        return new Decision(verdict, List.of(reason(cause, format, figures)));
    }

    private static Reason reason(Cause cause, String format, Object... figures) {
        return new Reason(cause, String.format(Locale.ROOT, format, figures));
    }

    private static String words(Evidence lacking) {
        return switch (lacking) {
            case SUFFICIENT -> "the test means what it says";
            case NO_UNITS -> "an arm has no units";
            case TOO_FEW_UNITS -> "an arm has a single unit";
            case NO_VARIATION -> "the units of both arms do not vary";
        };
    }
}
