package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure beside what it was and what it should be.
 *
 * @param name in plain words, with the unit
 * @param before of the period before; empty if it is unknown
 * @param now empty if it is unknown; the report's basis says why
 * @param target what it should be
 * @param progress how it stands, and where it goes
 */
public record KeyFigure(
        String name, Optional<BigDecimal> before, Optional<BigDecimal> now, Target target, Target.Progress progress) {

    /** Any change counts as one. */
    static KeyFigure of(String name, Optional<BigDecimal> before, Optional<BigDecimal> now, Target target) {
        return new KeyFigure(
                name, before, now, target, target.progress(before.orElse(null), now.orElse(null), BigDecimal.ZERO));
    }
}
