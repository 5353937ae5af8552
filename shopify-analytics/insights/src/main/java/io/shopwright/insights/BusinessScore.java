package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.analytics.kpi.Target.Status;
import io.shopwright.insights.BusinessAnalysis.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A shop's health in points, each of which is explained.
 *
 * @param points what was reached
 * @param outOf what could be reached with the figures that are known
 * @param criteria those that are known
 */
public record BusinessScore(int points, int outOf, List<Criterion> criteria) {
    private static final int MET = 10;
    private static final int NEAR = 5;

    public BusinessScore {
        criteria = List.copyOf(criteria);
    }

    /**
     * A figure that counts.
     *
     * @param points 10 at the target or on the right side of it, 5 near it, else 0
     * @param reason in a sentence
     */
    public record Criterion(KeyFigure figure, int points, String reason) {}

    /** The points as a share of those that could be reached, 0 to 100; empty if no figure is known. */
    public OptionalInt percent() {
        return outOf == 0 ? OptionalInt.empty() : OptionalInt.of(Math.round(100f * points / outOf));
    }

    static BusinessScore of(Map<Measure, KeyFigure> figures) {
        List<Criterion> known = figures.entrySet().stream()
                .filter(each -> each.getValue().progress().status() != Status.UNKNOWN)
                .map(each -> criterion(each.getKey(), each.getValue()))
                .toList();
        int points = known.stream().mapToInt(Criterion::points).sum();
        return new BusinessScore(points, MET * known.size(), known);
    }

    private static Criterion criterion(Measure measure, KeyFigure figure) {
        Status status = figure.progress().status();
        int points = status == Status.MET ? MET : status == Status.NEAR ? NEAR : 0;
        BigDecimal now = figure.now().orElseThrow();
        Target target = figure.target();
        String wanted = target.direction() == Target.Direction.AT_LEAST ? "at least" : "at most";
        String verdict = status == Status.MET ? "reached" : status == Status.NEAR ? "nearly reached" : "missed";
        return new Criterion(
                figure,
                points,
                String.format(
                        Locale.ROOT,
                        "%s is %s; %s %s is %s: %d of %d points.",
                        figure.name(),
                        measure.format(now),
                        wanted,
                        measure.format(target.value()),
                        verdict,
                        points,
                        MET));
    }
}
