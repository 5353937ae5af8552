package io.shopwright.analytics.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

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
