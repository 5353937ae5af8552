package io.shopwright.mcp;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.KeyFigure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A figure beside what it was.
 *
 * @param value null if it is not known; the answer's {@code missing} says why
 * @param previous of the period before
 * @param unit a currency, {@code share} for a fraction, or words
 */
record FigureRow(
        String name,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous,
        String unit,
        @About("Beside its target; empty without one.") String status) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static FigureRow of(String name, BigDecimal value, BigDecimal previous, String unit) {
        return of(name, Optional.of(value), Optional.of(previous), unit);
    }

    static FigureRow of(String name, long value, long previous) {
        return of(name, BigDecimal.valueOf(value), BigDecimal.valueOf(previous), "count");
    }

    static FigureRow of(String name, Optional<BigDecimal> value, Optional<BigDecimal> previous, String unit) {
        return of(name, value, previous, unit, "");
    }

    static FigureRow of(KeyFigure figure, String unit) {
        return of(
                figure.name(),
                figure.now(),
                figure.before(),
                unit,
                status(figure.progress().status(), figure.target()));
    }

    static FigureRow of(ExecutiveDashboard.Figure figure, String currency) {
        return of(
                figure.measure().words(),
                figure.value(),
                figure.previous(),
                figure.measure().unit(currency),
                figure.target()
                        .flatMap(target -> figure.status().map(status -> status(status, target)))
                        .orElse(""));
    }

    private static FigureRow of(
            String name, Optional<BigDecimal> value, Optional<BigDecimal> previous, String unit, String status) {
        boolean money = CURRENCY.matcher(unit).matches();
        return new FigureRow(
                name,
                money ? Shown.money(value) : Shown.decimal(value),
                money ? Shown.money(previous) : Shown.decimal(previous),
                unit,
                status);
    }

    private static String status(Target.Status status, Target target) {
        String bound = target.direction() == Target.Direction.AT_LEAST ? "at least " : "at most ";
        return status.name().toLowerCase(Locale.ROOT) + ", wanted " + bound
                + Shown.decimal(target.value()).toPlainString();
    }
}
