package io.shopwright.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to do, one after the other, by one person: first what brings most for a week of work.
 *
 * @param steps in order
 */
public record ActionPlan(List<Step> steps) {
    public ActionPlan {
        steps = List.copyOf(steps);
    }

    /** A stretch of the way. */
    public enum Phase {
        /** Begins in weeks 1 to 4. */
        NOW,
        /** Begins in weeks 5 to 12. */
        NEXT,
        /** Begins later. */
        LATER;

        static Phase of(int week) {
            return week <= 4 ? NOW : week <= 12 ? NEXT : LATER;
        }
    }

    /**
     * Something to do.
     *
     * @param week in which it begins, from 1
     * @param weeks of work; a guess
     * @param measure how to tell that it worked
     * @param effect more net sales in a year
     */
    public record Step(
            Opportunity.Kind opportunity, String action, int week, int weeks, String measure, Effect effect) {
        public Phase phase() {
            return Phase.of(week);
        }
    }

    static ActionPlan of(List<Opportunity> opportunities) {
        Comparator<Opportunity> byWeek = Comparator.comparing(
                each -> each.effect().likely().doubleValue() / each.kind().weeks());
        List<Step> steps = new ArrayList<>();
        int week = 1;
        for (Opportunity each : opportunities.stream()
                .sorted(byWeek.reversed().thenComparing(Opportunity::kind))
                .toList()) {
            Opportunity.Kind kind = each.kind();
            steps.add(new Step(kind, kind.action(), week, kind.weeks(), kind.measure(), each.effect()));
            week += kind.weeks();
        }
        return new ActionPlan(steps);
    }

    /** The steps that begin in a stretch of the way. */
    public List<Step> roadmap(Phase phase) {
        return steps.stream().filter(each -> each.phase() == phase).toList();
    }
}
