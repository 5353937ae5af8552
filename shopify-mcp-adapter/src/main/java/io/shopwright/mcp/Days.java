package io.shopwright.mcp;

import io.shopwright.insights.Period;
import java.time.LocalDate;
import java.time.YearMonth;

/** The period of a question: so many days up to one, or from one day to another. */
final class Days {
    /** Days of a period at most: four years. */
    private static final int MOST = 1461;

    /** How long a period is that is not given by its first day. */
    enum Length {
        LAST_7_DAYS(7),
        LAST_30_DAYS(30),
        LAST_90_DAYS(90),
        LAST_365_DAYS(365),
        /** The last calendar month that was over. */
        LAST_MONTH(0);

        private final int days;

        Length(int days) {
            this.days = days;
        }

        private Period until(LocalDate end) {
            if (this == LAST_MONTH) {
                YearMonth month = YearMonth.from(end.plusDays(1)).minusMonths(1);
                return new Period(month.atDay(1), month.atEndOfMonth());
            }
            return Period.lastDays(days, end);
        }
    }

    static final Parameter<Length> PERIOD = period(Length.LAST_30_DAYS);

    static final Parameter<LocalDate> FIRST_DAY = Parameter.date("first_day", "First day, instead of period.");

    static final Parameter<LocalDate> LAST_DAY = Parameter.date("last_day", "Last day. Default: yesterday.");

    /** The last day that is seen, where there is no first. */
    static final Parameter<LocalDate> UNTIL =
            Parameter.date("last_day", "Last day seen, in the shop's time zone. Default: yesterday.");

    private Days() {}

    static Parameter<Length> period(Length fallback) {
        return Parameter.choice("period", "Days up to last_day, in the shop's time zone.", fallback);
    }

    /**
     * The period among the arguments.
     *
     * @param length the parameter that says how long it is unless its first day is given
     * @throws BadArguments if it ends before it begins or after today, or is too long
     */
    static Period of(Arguments arguments, Request request, Parameter<Length> length) {
        LocalDate last = until(arguments, request, LAST_DAY);
        LocalDate first = arguments.find(FIRST_DAY).orElse(null);
        if (first == null) {
            return arguments.get(length).until(last);
        }
        if (first.isAfter(last)) {
            throw new BadArguments("first_day must not be after last_day: " + first + ", " + last);
        }
        if (first.isBefore(last.minusDays(MOST))) {
            throw new BadArguments("a period has " + MOST + " days at most, not from " + first + " to " + last);
        }
        return new Period(first, last);
    }

    /**
     * The last day among the arguments, or yesterday.
     *
     * @throws BadArguments if it lies in the future
     */
    static LocalDate until(Arguments arguments, Request request, Parameter<LocalDate> parameter) {
        LocalDate today = request.today();
        LocalDate last = arguments.find(parameter).orElse(today.minusDays(1));
        if (last.isAfter(today)) {
            throw new BadArguments(
                    parameter.name() + " lies in the future: " + last + "; in the shop's time zone today is " + today);
        }
        return last;
    }
}
