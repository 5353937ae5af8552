package io.shopwright.analytics.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an allocation says about itself. */
final class Report {

    /** Relative distance from a bound that is rounding. */
    private static final double AT_BOUND = 1e-12;

    private final BudgetProblem problem;
    private final double[] prices;
    private final double budget;
    private final double cost;
    private final double bound;
    private final double[] spend;
    private final double spent;
    private final double response;

    Report(BudgetProblem problem, Search.Result found, double budget, double cost) {
        this.problem = problem;
        this.budget = budget;
        this.cost = cost;
        prices = found.prices();
        double[] best = found.spend();
        double[] plan = plan();
        if (plan.length > 0 && keepsBounds(plan) && isNear(sum(plan), sum(best)) && earned(plan) > earned(best)) {
            best = plan;
        }
        spend = best;
        spent = sum(spend);
        response = earned(spend);
        bound = found.bound() + cost * spent;
    }

    Allocation allocation() {
        List<Allocation.Spend> parts = new ArrayList<>();
        for (int i = 0; i < spend.length; i++) {
            BudgetChannel channel = problem.channels().get(i);
            double x = spend[i];
            parts.add(new Allocation.Spend(
                    channel.name(),
                    x,
                    channel.curve().response(x),
                    channel.curve().marginal(x),
                    binding(channel, x),
                    x > channel.mostObserved().orElse(Double.POSITIVE_INFINITY)));
        }
        double upper = Math.max(bound, response);
        double gap = upper == 0 ? 0 : (upper - response) / Math.abs(upper);
        Certificate certificate = new Certificate(upper, gap, residual(parts));
        return new Allocation(parts, budget, spent, response, marginal(parts), certificate, comparison());
    }

    /** The price of the channels that only the budget holds. */
    private double marginal(List<Allocation.Spend> parts) {
        double highest = 0;
        for (int i = 0; i < parts.size(); i++) {
            Allocation.Spend part = parts.get(i);
            if (part.binding() == Allocation.Binding.NONE && !isHeldByGroup(i)) {
                return part.marginal();
            }
            if (part.binding() != Allocation.Binding.MAX && !isHeldByGroup(i)) {
                highest = Math.max(highest, part.marginal());
            }
        }
        return highest;
    }

    /** How far the conditions of an optimum are missed, by group. */
    private double residual(List<Allocation.Spend> parts) {
        double worst = 0;
        for (int i = 0; i < parts.size(); i++) {
            Allocation.Spend part = parts.get(i);
            double price = cost > 0 && !isHeldByGroup(i) && spent < budget ? cost : poolPrice(parts, i);
            if (price > 0 && price < Double.POSITIVE_INFINITY) {
                double excess = (part.marginal() - price) / price;
                worst = switch (part.binding()) {
                    case NONE -> Math.max(worst, Math.abs(excess));
                    case MIN -> Math.max(worst, excess);
                    case MAX -> Math.max(worst, -excess);
                };
            }
        }
        return worst;
    }

    /** The marginal return of the first channel that no bound of its own holds in the pool of a channel. */
    private double poolPrice(List<Allocation.Spend> parts, int channel) {
        for (int i = 0; i < parts.size(); i++) {
            boolean samePool = isHeldByGroup(channel) ? sameGroup(i, channel) : !isHeldByGroup(i);
            if (samePool && parts.get(i).binding() == Allocation.Binding.NONE) {
                return parts.get(i).marginal();
            }
        }
        return prices[channel];
    }

    private boolean sameGroup(int i, int j) {
        return problem.groups().stream()
                .anyMatch(group -> group.channels()
                        .containsAll(List.of(
                                problem.channels().get(i).name(),
                                problem.channels().get(j).name())));
    }

    private boolean isHeldByGroup(int channel) {
        String name = problem.channels().get(channel).name();
        for (BudgetGroup group : problem.groups()) {
            if (group.channels().contains(name)) {
                double sum = 0;
                for (int i = 0; i < spend.length; i++) {
                    sum += group.channels().contains(problem.channels().get(i).name()) ? spend[i] : 0;
                }
                return isNear(sum, group.min()) || isNear(sum, group.max());
            }
        }
        return false;
    }

    private Allocation.Binding binding(BudgetChannel channel, double x) {
        if (isNear(x, channel.min())) {
            return Allocation.Binding.MIN;
        }
        return isNear(x, channel.max()) ? Allocation.Binding.MAX : Allocation.Binding.NONE;
    }

    private static boolean isNear(double x, double edge) {
        return Math.abs(x - edge) <= AT_BOUND * x;
    }

    private Optional<Allocation.Plan> comparison() {
        double[] plan = plan();
        if (plan.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Allocation.Plan(sum(plan), earned(plan), response - earned(plan)));
    }

    /** Today's spend; empty unless every channel has one. */
    private double[] plan() {
        boolean known =
                problem.channels().stream().allMatch(channel -> channel.plan().isPresent());
        return known
                ? problem.channels().stream()
                        .mapToDouble(channel -> channel.plan().orElseThrow())
                        .toArray()
                : new double[0];
    }

    private boolean keepsBounds(double[] plan) {
        for (int i = 0; i < plan.length; i++) {
            BudgetChannel channel = problem.channels().get(i);
            if (plan[i] < channel.min() || plan[i] > channel.max()) {
                return false;
            }
        }
        return problem.groups().isEmpty();
    }

    private double earned(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += problem.channels().get(i).curve().response(x[i]);
        }
        return sum;
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum;
    }
}
