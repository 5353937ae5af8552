package io.shopwright.analytics.budget;

import java.util.List;
import java.util.Optional;

/**
 * How to spend a budget.
 *
 * @param channels one a channel, in the order of the problem
 * @param budget what there was to spend
 * @param spent what is spent; less than the budget only if every channel or group is at its maximum
 * @param response what all channels earn
 * @param marginal what one more unit of budget would earn: the common marginal return of the channels that no bound
 *     holds. With all held, the greatest that one of them would earn if it could; infinite where a curve begins
 *     vertically, 0 if nothing can take more
 * @param certificate how far from the best it can be
 * @param plan what today's plan earns, if every channel has one
 */
public record Allocation(
        List<Spend> channels,
        double budget,
        double spent,
        double response,
        double marginal,
        Certificate certificate,
        Optional<Plan> plan) {

    /** Copies the list. */
    public Allocation {
        channels = List.copyOf(channels);
    }

    /** The part of the budget that no channel may take. */
    public double unspent() {
        return Math.max(0, budget - spent);
    }

    /** Whether a channel is given more than its curve has seen. */
    public boolean extrapolates() {
        return channels.stream().anyMatch(Spend::extrapolated);
    }

    /** What holds a channel's spend. */
    public enum Binding {
        /** Nothing: its marginal return is the common one. */
        NONE,
        /** Its minimum. */
        MIN,
        /** Its maximum. */
        MAX
    }

    /**
     * One channel's part.
     *
     * @param channel its name
     * @param spend what to spend
     * @param response what that earns
     * @param marginal what the next unit would earn; infinite at 0 where the curve begins vertically
     * @param binding which bound holds it
     * @param extrapolated whether that is more than the highest spend behind the curve
     */
    public record Spend(
            String channel, double spend, double response, double marginal, Binding binding, boolean extrapolated) {}

    /**
     * Today's plan.
     *
     * @param spent what it spends
     * @param response what it earns by the same curves
     * @param gain what the allocation earns more, over what the plan earns; with the same total never negative, if the
     *     plan keeps the bounds
     */
    public record Plan(double spent, double response, double gain) {}
}
