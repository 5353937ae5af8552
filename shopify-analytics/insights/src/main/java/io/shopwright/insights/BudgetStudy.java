package io.shopwright.insights;

import io.shopwright.analytics.attribution.Attribution;
import io.shopwright.analytics.budget.Allocation;
import io.shopwright.analytics.budget.BudgetChannel;
import io.shopwright.analytics.budget.BudgetProblem;
import io.shopwright.analytics.budget.CurveFit;
import io.shopwright.analytics.budget.CurveModel;
import io.shopwright.analytics.budget.CurveShape;
import io.shopwright.insights.ChannelReport.Question;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What past weeks of spend and credited sales say about the next one. */
final class BudgetStudy {
    private static final int WEEK = 7;

    /** Fewer weeks than this say nothing about a curve of two parameters. */
    private static final int LEAST_WEEKS = 8;

    private BudgetStudy() {}

    /**
     * @param allocation empty if fewer than two channels have a curve
     * @param missing why a channel has none, or why there is no division
     */
    record Advice(Optional<Allocation> allocation, List<String> missing) {}

    static Advice of(Question question, OrderVisits visits, List<AdSpendSource.Spend> spends) {
        int weeks = question.period().days() / WEEK;
        List<String> missing = new ArrayList<>();
        if (weeks < LEAST_WEEKS) {
            missing.add("A division of the budget needs " + LEAST_WEEKS
                    + " full weeks of spend and sales; the period has " + weeks + ".");
            return new Advice(Optional.empty(), missing);
        }
        // Whole weeks up to the last day.
        LocalDate first = question.period().to().minusDays((long) weeks * WEEK - 1);
        Map<String, double[]> spend = new TreeMap<>();
        for (AdSpendSource.Spend each : spends) {
            if (!each.day().isBefore(first)) {
                spend.computeIfAbsent(each.channel(), name -> new double[weeks])[week(first, each.day())] +=
                        each.amount().doubleValue();
            }
        }
        Map<String, double[]> sales = sales(question, visits, first, weeks);
        List<BudgetChannel> channels = new ArrayList<>();
        spend.forEach((name, spent) -> channel(name, spent, sales.getOrDefault(name, new double[weeks]), missing)
                .ifPresent(channels::add));
        if (channels.size() < 2) {
            missing.add("A division of the budget needs two channels whose spend and sales tell how they hang together;"
                    + " there are " + channels.size() + ".");
            return new Advice(Optional.empty(), missing);
        }
        double budget = question.weeklyBudget() == null
                ? channels.stream()
                        .mapToDouble(channel -> channel.plan().orElse(0))
                        .sum()
                : question.weeklyBudget().doubleValue();
        return new Advice(
                Optional.of(BudgetProblem.of(channels).withinObserved().allocate(budget)), missing);
    }

    private static int week(LocalDate first, LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(first, day) / WEEK);
    }

    private static Map<String, double[]> sales(Question question, OrderVisits visits, LocalDate first, int weeks) {
        Map<String, double[]> sales = new TreeMap<>();
        for (int week = 0; week < weeks; week++) {
            int wanted = week;
            Attribution credited =
                    visits.on(day -> !day.isBefore(first) && week(first, day) == wanted, question.model());
            for (Attribution.Credit credit : credited.credits()) {
                sales.computeIfAbsent(credit.channel(), name -> new double[weeks])[week] =
                        credit.value() / Math.pow(10, visits.digits());
            }
        }
        return sales;
    }

    private static Optional<BudgetChannel> channel(String name, double[] spend, double[] sales, List<String> missing) {
        if (Arrays.stream(spend).distinct().count() < 2) {
            missing.add(
                    "Spend on " + name + " was the same in all weeks: it does not tell what more or less would bring.");
            return Optional.empty();
        }
        if (Arrays.stream(sales).allMatch(value -> value == 0)) {
            missing.add("No sales are credited to " + name + ": it has no part in the division of the budget.");
            return Optional.empty();
        }
        CurveFit fit = CurveFit.of(CurveModel.of(CurveShape.POWER), spend, sales);
        if (fit.status() != CurveFit.Status.CONVERGED) {
            missing.add("Spend on " + name
                    + " and sales do not hang together as a curve: it has no part in the division of" + " the budget.");
            return Optional.empty();
        }
        return Optional.of(BudgetChannel.of(name, fit.curve())
                .planned(Arrays.stream(spend).average().orElse(0))
                .observedUpTo(Arrays.stream(spend).max().orElse(0)));
    }
}
