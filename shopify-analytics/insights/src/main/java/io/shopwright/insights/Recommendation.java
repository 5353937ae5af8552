package io.shopwright.insights;

import java.util.Comparator;

/**
 * Something that a merchant could do.
 *
 * @param action what, in a sentence
 * @param reason why, with the figures that speak for it
 * @param effect what it may bring
 */
public record Recommendation(String action, String reason, Effect effect) {
    static final Comparator<Recommendation> MOST_FIRST = Comparator.comparing(
                    (Recommendation each) -> each.effect().likely())
            .reversed()
            .thenComparing(Recommendation::action);
}
