package io.shopwright.analytics.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/** Kinds of days on which shops sell more or less than usual, for {@link Regressors}. */
public final class SpecialDays {

    private SpecialDays() {}

    /** These days, such as those of the shop's own sales. */
    public static Predicate<LocalDate> of(Collection<LocalDate> days) {
        return Set.copyOf(days)::contains;
    }

    /** The same days each year; 29 February in leap years only. */
    public static Predicate<LocalDate> yearly(MonthDay... days) {
        Set<MonthDay> chosen = Set.copyOf(Arrays.asList(days));
        return day -> chosen.contains(MonthDay.from(day));
    }

    /**
     * The day so many after Easter Sunday of the Gregorian calendar: -2 for Good Friday, 1 for Easter Monday, 39 for Ascension, 50
     * for Whit Monday.
     *
     * <p>Source: J. Meeus (1991), Astronomical Algorithms, chapter 8.
     */
    public static Predicate<LocalDate> easter(int daysAfter) {
        return day -> {
            LocalDate sunday = day.minusDays(daysAfter);
            return sunday.equals(easterSunday(sunday.getYear()));
        };
    }

    /**
     * The day so many after the n-th weekday of a month: {@code nth(Month.NOVEMBER, DayOfWeek.THURSDAY, 4, 1)} is Black Friday.
     *
     * @param n 1 to 5, or -1 for the last; a month without a fifth has none
     */
    public static Predicate<LocalDate> nth(Month month, DayOfWeek weekday, int n, int daysAfter) {
        if (n == 0 || n < -1 || n > 5) {
            throw new IllegalArgumentException("n must be 1 to 5, or -1 for the last: " + n);
        }
        return day -> {
            LocalDate counted = day.minusDays(daysAfter);
            return counted.getMonth() == month
                    && counted.equals(counted.with(TemporalAdjusters.dayOfWeekInMonth(n, weekday)));
        };
    }

    /**
     * The day on which wages come: a day of each month, the last if the month has fewer, the Friday before if that is on a weekend.
     *
     * @param dayOfMonth 1 to 31
     */
    public static Predicate<LocalDate> payday(int dayOfMonth) {
        if (dayOfMonth < 1 || dayOfMonth > 31) {
            throw new IllegalArgumentException("dayOfMonth must be 1 to 31: " + dayOfMonth);
        }
        return day -> day.equals(payday(day, dayOfMonth)) || day.equals(payday(day.plusMonths(1), dayOfMonth));
    }

    /** That of the month of a day; of the next month it can be in this one. */
    private static LocalDate payday(LocalDate day, int dayOfMonth) {
        LocalDate nominal = day.withDayOfMonth(Math.min(dayOfMonth, day.lengthOfMonth()));
        int beyondFriday = nominal.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        return nominal.minusDays(Math.max(0, beyondFriday));
    }

    private static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
