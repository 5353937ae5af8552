package io.shopwright.analytics.budget;

import java.util.List;

/**
 * Channels whose spend together is bounded. A channel can be in one group.
 *
 * @param name its name
 * @param channels names of its channels, at least one
 * @param min the least that must be spent on all of them
 * @param max the most that may be spent; infinite for no limit
 */
public record BudgetGroup(String name, List<String> channels, double min, double max) {

    /** Copies the list and checks the bounds. */
    public BudgetGroup {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException(name + ": group must have a channel");
        }
        Check.notNegative(min, name + ": min");
        if (!(max >= min)) {
            throw new IllegalArgumentException(name + ": max must be >= min: " + max + ", " + min);
        }
    }
}
