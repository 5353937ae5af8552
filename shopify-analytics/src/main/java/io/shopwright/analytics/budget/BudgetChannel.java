package io.shopwright.analytics.budget;

import java.util.OptionalDouble;

/**
 * A channel that money can be spent on.
 *
 * @param name its name, each once in a problem
 * @param curve what spend earns
 * @param min the least that must be spent, not negative
 * @param max the most that may be spent, at least {@code min}; infinite for no limit
 * @param plan what is spent today
 * @param mostObserved the highest spend behind the curve; more than that is an extrapolation
 */
public record BudgetChannel(
        String name, ResponseCurve curve, double min, double max, OptionalDouble plan, OptionalDouble mostObserved) {

    /** Checks the bounds. */
    public BudgetChannel {
        Check.notNegative(min, name + ": min");
        if (!(max >= min)) {
            throw new IllegalArgumentException(name + ": max must be >= min: " + max + ", " + min);
        }
        if (plan.isPresent()) {
            Check.notNegative(plan.getAsDouble(), name + ": plan");
        }
        if (mostObserved.isPresent()) {
            Check.notNegative(mostObserved.getAsDouble(), name + ": mostObserved");
        }
    }

    /** A channel without bounds, plan and observations. */
    public static BudgetChannel of(String name, ResponseCurve curve) {
        return between(name, curve, 0, Double.POSITIVE_INFINITY);
    }

    /** A channel with bounds, without plan and observations. */
    public static BudgetChannel between(String name, ResponseCurve curve, double min, double max) {
        return new BudgetChannel(name, curve, min, max, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same channel, of which so much is spent today. */
    public BudgetChannel planned(double spend) {
        return new BudgetChannel(name, curve, min, max, OptionalDouble.of(spend), mostObserved);
    }

    /** The same channel, whose curve comes from spend up to so much. */
    public BudgetChannel observedUpTo(double spend) {
        return new BudgetChannel(name, curve, min, max, plan, OptionalDouble.of(spend));
    }

    /** The same channel, allowed no more than what was observed; unchanged where that is unknown. */
    public BudgetChannel withinObserved() {
        return new BudgetChannel(name, curve, min, Math.min(max, mostObserved.orElse(max)), plan, mostObserved);
    }
}
