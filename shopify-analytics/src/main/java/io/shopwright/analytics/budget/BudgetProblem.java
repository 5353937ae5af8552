package io.shopwright.analytics.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What money can be spent on, and within which bounds. Every answer is the best of all, also with S-shaped curves, and
 * comes with a {@link Certificate}.
 *
 * <pre>{@code
 * maximise  f1(x1) + ... + fn(xn)   over  x1 + ... + xn = budget,  min <= x <= max,  bounds of groups
 * }</pre>
 *
 * <p>At the best point every channel that no bound holds has the same marginal return: what the next unit of budget is
 * worth. For S-shaped curves that is not enough; there every part of the range is bounded by a concave problem and cut
 * until nothing better can hide.
 *
 * <p>Source: J. Falk, R. Soland (1969), An Algorithm for Separable Nonconvex Programming Problems, Management Science 15,
 * 550-569.
 *
 * @param channels at least one, each with its own name
 * @param groups bounds of sums; may be empty
 */
public record BudgetProblem(List<BudgetChannel> channels, List<BudgetGroup> groups) {

    private static final int MOST_STEPS = 200;
    /** Relative difference from a wanted response that is rounding. */
    private static final double ENOUGH = 1e-14;

    /** Copies the lists and checks names and bounds. */
    public BudgetProblem {
        channels = List.copyOf(channels);
        groups = List.copyOf(groups);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a budget needs at least one channel");
        }
        Set<String> names = new HashSet<>();
        for (BudgetChannel channel : channels) {
            if (!names.add(channel.name())) {
                throw new IllegalArgumentException("name of a channel must be its own: " + channel.name());
            }
        }
        Set<String> grouped = new HashSet<>();
        for (BudgetGroup group : groups) {
            for (String name : group.channels()) {
                if (!names.contains(name) || !grouped.add(name)) {
                    throw new IllegalArgumentException(
                            group.name() + ": must have channels of the problem, each in one group: " + name);
                }
            }
        }
        for (Division.Bounds bounds : bounds(channels, groups)) {
            requirePossible(channels, bounds);
        }
    }

    /** Channels without groups. */
    public static BudgetProblem of(List<BudgetChannel> channels) {
        return new BudgetProblem(channels, List.of());
    }

    /** The same problem, each channel allowed no more than its curve has seen. */
    public BudgetProblem withinObserved() {
        return new BudgetProblem(
                channels.stream().map(BudgetChannel::withinObserved).toList(), groups);
    }

    /**
     * Spends a budget, all of it if the maxima allow.
     *
     * @param budget not negative
     * @throws IllegalArgumentException if the minima need more
     */
    public Allocation allocate(double budget) {
        Check.notNegative(budget, "budget");
        requireBudget(budget);
        return answer(budget, search(Spending.all(budget, marginalOfEqualParts(budget))), 0);
    }

    /**
     * Spends as long as a unit earns more than it costs.
     *
     * @param margin profit of a unit of response before the spend, positive: profit is {@code margin * response - spend}
     * @param budget the most that may be spent; infinite for no limit
     * @throws IllegalArgumentException if the minima need more than the budget, or if a channel without maximum earns more
     *     than it costs at any spend
     */
    public Allocation maximizeProfit(double margin, double budget) {
        Check.positive(margin, "margin");
        if (!(budget >= 0)) {
            throw new IllegalArgumentException("budget must be >= 0: " + budget);
        }
        requireBudget(budget);
        Spending spending = Spending.atCost(1 / margin, budget);
        for (BudgetChannel channel : channels) {
            double wanted = Math.min(channel.max(), channel.curve().spendAtMarginal(1 / margin));
            if (Math.min(wanted, budget) == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(channel.name()
                        + " earns more than it costs at any spend: give it a maximum, or the problem a budget");
            }
        }
        Search.Result result = search(spending);
        double spent = Arrays.stream(result.spend()).sum();
        return answer(Double.isInfinite(budget) ? spent : budget, result, spending.cost());
    }

    /**
     * Finds the least spend that earns a response.
     *
     * @param target the response, not negative
     * @throws IllegalArgumentException if even all maxima earn less, or a target that only infinite spend reaches
     */
    public Allocation reach(double target) {
        Check.notNegative(target, "target");
        double low = Division.pool(segments(), bounds(channels, groups)).least();
        Allocation best = allocate(low);
        if (best.response() >= target) {
            return best;
        }
        double high = upperBudget(target, low);
        best = allocate(high);
        double budget = best.response() == target ? high : secantStart(best, target, low, high);
        for (int i = 0; i < MOST_STEPS && high - low > Math.ulp(high); i++) {
            Allocation tried = allocate(budget);
            double missing = target - tried.response();
            if (missing <= 0) {
                high = budget;
                best = tried;
            } else {
                low = budget;
            }
            if (Math.abs(missing) <= ENOUGH * target) {
                return tried;
            }
            double newton = budget + missing / tried.marginal();
            budget = newton > low && newton < high ? newton : low + (high - low) / 2;
        }
        return best;
    }

    /** The best use of several budgets: the curve of response, its marginal return and where the next unit goes. */
    public List<Allocation> table(double... budgets) {
        return DoubleStream.of(budgets).mapToObj(this::allocate).toList();
    }

    private static double secantStart(Allocation best, double target, double low, double high) {
        double newton = high + (target - best.response()) / best.marginal();
        return newton > low && newton < high ? newton : low + (high - low) / 2;
    }

    /** A budget whose best use earns at least the target. */
    private double upperBudget(double target, double low) {
        double most = Division.pool(segments(), bounds(channels, groups)).most();
        double high = Math.min(most, Math.max(2 * low, 1));
        while (high < most && allocate(high).response() < target && high < Double.MAX_VALUE / 2) {
            high = Math.min(most, 2 * high);
        }
        double reached = allocate(Math.min(high, Double.MAX_VALUE)).response();
        if (reached < target) {
            throw new IllegalArgumentException("target must be within reach: " + target + ", of at most " + reached
                    + "; raise maxima or lower it");
        }
        return high;
    }

    private Search.Result search(Spending spending) {
        return Search.of(channels, bounds(channels, groups), spending);
    }

    private Allocation answer(double budget, Search.Result found, double cost) {
        return new Report(this, found, budget, cost).allocation();
    }

    private void requireBudget(double budget) {
        double least = Division.pool(segments(), bounds(channels, groups)).least();
        if (budget < least) {
            throw new IllegalArgumentException(
                    "budget must be at least the sum of the minima: " + budget + ", " + least + "; lower some minima");
        }
    }

    private Segment[] segments() {
        return channels.stream()
                .map(channel -> new Segment(channel.curve(), channel.min(), channel.max(), channel.min(), 0))
                .toArray(Segment[]::new);
    }

    private double marginalOfEqualParts(double budget) {
        double part = budget / channels.size();
        return channels.stream()
                .mapToDouble(channel -> channel.curve().marginal(part))
                .average()
                .orElse(1);
    }

    static List<Division.Bounds> bounds(List<BudgetChannel> channels, List<BudgetGroup> groups) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < channels.size(); i++) {
            numbers.put(channels.get(i).name(), i);
        }
        List<Division.Bounds> bounds = new ArrayList<>();
        for (BudgetGroup group : groups) {
            List<Integer> members = group.channels().stream().map(numbers::get).toList();
            bounds.add(new Division.Bounds(members, group.min(), group.max()));
        }
        return bounds;
    }

    private static void requirePossible(List<BudgetChannel> channels, Division.Bounds group) {
        double least = group.channels().stream()
                .mapToDouble(i -> channels.get(i).min())
                .sum();
        double most = group.channels().stream()
                .mapToDouble(i -> channels.get(i).max())
                .sum();
        if (least > group.max() || most < group.min()) {
            throw new IllegalArgumentException("bounds of a group must fit those of its channels: " + group.min()
                    + " to " + group.max() + ", channels " + least + " to " + most);
        }
    }
}
