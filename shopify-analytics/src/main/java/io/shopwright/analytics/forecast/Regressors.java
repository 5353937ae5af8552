package io.shopwright.analytics.forecast;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is known of each period besides its sales, also of those to come: holidays, promotions, prices. Each has a name and a
 * value for every period of the series and for every period to be forecast. Immutable.
 */
public final class Regressors {

    private final Map<String, double[]> columns;

    private Regressors(Map<String, double[]> columns) {
        this.columns = columns;
    }

    /** No regressors; add some by {@link #and}. */
    public static Regressors none() {
        return new Regressors(Map.of());
    }

    /**
     * The same and one more.
     *
     * @param name that no other has
     * @param values from the first period of the series to the last to be forecast, such as 1 on holidays and 0 else; finite
     */
    public Regressors and(String name, double... values) {
        if (columns.containsKey(name)) {
            throw new IllegalArgumentException("name must not repeat: " + name);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " of period " + i + " must be finite: " + values[i]);
            }
        }
        Map<String, double[]> more = new LinkedHashMap<>(columns);
        more.put(name, values.clone());
        return new Regressors(more);
    }

    /**
     * The same and one more: how many days of each period are of a kind, which for a series of days is 1 or 0. {@link SpecialDays}
     * has the usual kinds.
     *
     * <pre>{@code
     * Regressors plan = Regressors.none()
     *     .and("Easter Monday", series, 28, SpecialDays.easter(1))
     *     .and("payday", series, 28, SpecialDays.payday(25));
     * }</pre>
     *
     * @param name that no other has
     * @param series with dates
     * @param horizon number of periods after it, 0 or more
     * @throws IllegalArgumentException if the series has no dates
     */
    public Regressors and(String name, Series series, int horizon, Predicate<LocalDate> days) {
        Check.horizon(horizon);
        double[] counts = new double[series.size() + horizon];
        for (int i = 0; i < counts.length; i++) {
            LocalDate end = date(series, i + 1);
            for (LocalDate day = date(series, i); day.isBefore(end); day = day.plusDays(1)) {
                counts[i] += days.test(day) ? 1 : 0;
            }
        }
        return and(name, counts);
    }

    private static LocalDate date(Series series, int period) {
        return series.date(period)
                .orElseThrow(() -> new IllegalArgumentException("the series has no dates, give the values themselves"));
    }

    Map<String, double[]> columns() {
        return columns;
    }

    /** Rejects regressors that end before the last period. */
    void require(int periods, String what) {
        columns.forEach((name, values) -> {
            if (values.length < periods) {
                throw new IllegalArgumentException(name + " must have values for all " + periods + " periods " + what
                        + ", plan them or leave it out: " + values.length);
            }
        });
    }
}
