package io.shopwright.mcp;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.KeyFigure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure beside what it was. */
record FigureRow(
        String name,
        @About("Null: not known, see missing.") @Nullable BigDecimal value,
        @About("Of the period before.") @Nullable BigDecimal previous,
        @About("share: a fraction.") String unit,

        @About("Against its target: met, near or missed, and the target.") @Nullable
        String status) {
    static FigureRow of(String name, BigDecimal value, BigDecimal previous, String unit) {
        return of(name, Optional.of(value), Optional.of(previous), unit);
    }

    static FigureRow of(String name, long value, long previous) {
        return of(name, BigDecimal.valueOf(value), BigDecimal.valueOf(previous), "count");
    }

    static FigureRow of(String name, Optional<BigDecimal> value, Optional<BigDecimal> previous, String unit) {
        return new FigureRow(name, Shown.decimal(value), Shown.decimal(previous), unit, null);
    }

    static FigureRow of(KeyFigure figure, String unit) {
        return new FigureRow(
                figure.name(),
                Shown.decimal(figure.now()),
                Shown.decimal(figure.before()),
                unit,
                status(figure.progress().status(), figure.target()));
    }

    static FigureRow of(ExecutiveDashboard.Figure figure, String currency) {
        return new FigureRow(
                figure.measure().words(),
                Shown.decimal(figure.value()),
                Shown.decimal(figure.previous()),
                figure.measure().unit(currency),
                figure.target()
                        .flatMap(target -> figure.status().map(status -> status(status, target)))
                        .orElse(null));
    }

    private static String status(Target.Status status, Target target) {
        String bound = target.direction() == Target.Direction.AT_LEAST ? "at least " : "at most ";
        return status.name().toLowerCase(Locale.ROOT) + ", wanted " + bound
                + Shown.decimal(target.value()).toPlainString();
    }
}
