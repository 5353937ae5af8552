package io.shopwright.analytics.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Regular observations of one quantity, oldest first. Each period is observed, closed (nobody could buy, and 0 is what it
 * was), or unavailable (somebody would have bought, but could not; the demand is not known). Immutable.
 */
public final class Series {

    /** What a value stands for. */
    public enum State {
        /** The value was seen; 0 means that nobody bought. */
        OBSERVED,
        /** The shop did not trade; models pass over the period. */
        CLOSED,
        /** Out of stock, not published or not recorded; models take the demand for unknown. */
        UNAVAILABLE
    }

    /** The share of a day in stock below which it tells nothing about demand. */
    private static final double LEAST_AVAILABILITY = 0.1;

    /** Demand of a day partly out of stock is put no higher than so many medians of the days in stock. */
    private static final double MOST_MEDIANS = 3;

    private final @Nullable Step step;
    private final @Nullable LocalDate start;
    private final List<Integer> seasonLengths;
    private final double[] values;
    private final State[] states;

    private Series(
            @Nullable Step step,
            @Nullable LocalDate start,
            List<Integer> seasonLengths,
            double[] values,
            State[] states) {
        this.step = step;
        this.start = start;
        this.seasonLengths = seasonLengths;
        this.values = values;
        this.states = states;
    }

    /**
     * Returns observations without dates.
     *
     * @param seasonLength after how many the pattern repeats, 1 for none
     * @throws IllegalArgumentException if a value is NaN or infinite; mark it with {@link #unavailableAt} instead
     */
    public static Series of(int seasonLength, double... values) {
        Check.seasonLength(seasonLength);
        return new Series(null, null, List.of(seasonLength), Finite.copy(values), observed(values.length));
    }

    /**
     * Returns observations of calendar periods.
     *
     * @param start the day on which the first period begins
     * @throws IllegalArgumentException if a value is NaN or infinite; mark it with {@link #unavailableAt} instead
     */
    public static Series of(Step step, LocalDate start, double... values) {
        return new Series(step, start, List.of(step.seasonLength()), Finite.copy(values), observed(values.length));
    }

    /**
     * Adds sales up to periods of a time zone. Sales may come in any order and at equal times; those before the first period
     * and in the period that runs at the cut-off are left out. A day that the zone leapt over is closed.
     */
    public static Series of(Collection<Sale> sales, Window window) {
        SalesCalendar calendar = SalesCalendar.of(window);
        double[] values = calendar.add(sales);
        State[] states = observed(values.length);
        for (int i = 0; i < states.length; i++) {
            states[i] = calendar.exists(i) ? State.OBSERVED : State.CLOSED;
        }
        return new Series(window.step(), window.first(), List.of(window.step().seasonLength()), values, states);
    }

    private static State[] observed(int size) {
        State[] states = new State[size];
        Arrays.fill(states, State.OBSERVED);
        return states;
    }

    /** The same values with another season, such as 1 for none. */
    public Series withSeasonLength(int length) {
        Check.seasonLength(length);
        return new Series(step, start, List.of(length), values, states);
    }

    /**
     * The same values with several seasons, such as 24 and 168 for the hours of day and week or 7 and 365 for the days of
     * week and year. {@link Method#AUTOMATIC} and {@link Method#STL_ETS} take off all of which the data hold more than two;
     * other methods know the shortest only.
     *
     * @param lengths in any order, 2 or more each
     */
    public Series withSeasonLengths(int... lengths) {
        List<Integer> rising =
                Arrays.stream(lengths).sorted().distinct().boxed().toList();
        if (rising.isEmpty() || rising.get(0) < 2) {
            throw new IllegalArgumentException(
                    "need season lengths >= 2, use withSeasonLength(1) for none: " + Arrays.toString(lengths));
        }
        return new Series(step, start, rising, values, states);
    }

    /** The same series with these days closed; days outside it change nothing. Needs dates. */
    public Series closedOn(Collection<LocalDate> days) {
        Set<LocalDate> closed = new HashSet<>(days);
        State[] changed = states.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = closed.contains(requireDate(i)) ? State.CLOSED : changed[i];
        }
        return new Series(step, start, seasonLengths, values, changed);
    }

    /** The same series with the periods at these positions unavailable; their values are not looked at. */
    public Series unavailableAt(int... positions) {
        State[] changed = states.clone();
        for (int position : positions) {
            changed[position] = State.UNAVAILABLE;
        }
        return new Series(step, start, seasonLengths, values, changed);
    }

    /**
     * The demand behind sales that stock had limited: of a period in stock for a part of the time it is the sales over that
     * part, at most three medians of the periods fully in stock, but never below the sales; of one in stock for less than a
     * tenth it is unknown.
     *
     * @param shares of each period in stock, in [0, 1]
     */
    public Series unconstrained(double[] shares) {
        if (shares.length != values.length) {
            throw new IllegalArgumentException("need " + values.length + " shares: " + shares.length);
        }
        double[] full = new double[values.length];
        int count = 0;
        for (int i = 0; i < shares.length; i++) {
            if (!(shares[i] >= 0 && shares[i] <= 1)) {
                throw new IllegalArgumentException("share " + i + " must be in [0, 1]: " + shares[i]);
            }
            if (shares[i] == 1 && states[i] == State.OBSERVED) {
                full[count++] = values[i];
            }
        }
        double[] sorted = Arrays.copyOf(full, count);
        Arrays.sort(sorted);
        double most = count == 0 ? 0 : MOST_MEDIANS * sorted[count / 2];
        double[] demand = values.clone();
        State[] changed = states.clone();
        for (int i = 0; i < shares.length; i++) {
            if (states[i] == State.OBSERVED && shares[i] < LEAST_AVAILABILITY) {
                changed[i] = State.UNAVAILABLE;
            } else if (states[i] == State.OBSERVED) {
                demand[i] = Math.max(values[i], Math.min(values[i] / shares[i], most));
            }
        }
        return new Series(step, start, seasonLengths, demand, changed);
    }

    /**
     * The same days with closures found: weekdays on which there is hardly ever a sale although there is on others, and, if
     * there is one nearly every day else, runs of three days or more without. Other series stay as they are.
     */
    public Series withClosuresFound() {
        if (step != Step.DAY || start == null) {
            return this;
        }
        return new Series(step, start, seasonLengths, values, Closures.find(start, values, states));
    }

    /** The number of periods. */
    public int size() {
        return values.length;
    }

    /** The value of a period counted from 0. */
    public double value(int i) {
        return values[i];
    }

    public State state(int i) {
        return states[i];
    }

    /** How many periods are in a state. */
    public int count(State state) {
        return (int) Arrays.stream(states).filter(each -> each == state).count();
    }

    /** The day on which a period begins, also of periods after the end; empty for a series without dates. */
    public Optional<LocalDate> date(int i) {
        return step == null || start == null ? Optional.empty() : Optional.of(step.after(start, i));
    }

    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** After how many periods the pattern repeats, 1 for none; the shortest of several. */
    public int seasonLength() {
        return seasonLengths.get(0);
    }

    /** All of them, by rising length. */
    public List<Integer> seasonLengths() {
        return seasonLengths;
    }

    /** The first periods. */
    public Series first(int size) {
        if (size < 0 || size > values.length) {
            throw new IllegalArgumentException("size must be from 0 to " + values.length + ": " + size);
        }
        return new Series(step, start, seasonLengths, Arrays.copyOf(values, size), Arrays.copyOf(states, size));
    }

    /** The same periods with other values. */
    Series withValues(double[] others) {
        return new Series(step, start, seasonLengths, Finite.copy(others), states);
    }

    /** The weekdays, 1 for Monday, that are closed in each week; empty without daily dates. */
    List<Integer> closedWeekdays() {
        List<Integer> closed = new ArrayList<>();
        for (int weekday = 1; step == Step.DAY && start != null && weekday <= seasonLength(); weekday++) {
            int days = 0;
            int open = 0;
            for (int i = 0; i < values.length; i++) {
                boolean same = start.plusDays(i).getDayOfWeek().getValue() == weekday;
                days += same ? 1 : 0;
                open += same && states[i] != State.CLOSED ? 1 : 0;
            }
            if (days > 0 && open == 0) {
                closed.add(weekday);
            }
        }
        return closed;
    }

    private LocalDate requireDate(int i) {
        return date(i).orElseThrow(
                        () -> new IllegalArgumentException("the series has no dates, mark positions instead"));
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return values.length + " values" + (step == null ? "" : " by " + step + " from " + start) + ", season lengths "
                + seasonLengths;
    }
}
