package io.shopwright.insights;

/**
 * When a monitor raises alerts.
 *
 * @param conversion change of today's conversion against the weeks before, a fraction
 * @param stock units available of a variant
 * @param answers 95th percentile of the time of an answer, in milliseconds
 * @param failures share of calls that fail or are answered with errors
 * @param falseAlarmsPerYear how many ordinary days of a year may be called unusual, 1..180; it sets how far from the forecast
 *     a day must be, and is the most that are called so
 * @param leastSessions of today, fewer say nothing of conversion
 * @param leastCalls fewer say nothing of answers and failures
 */
public record MonitorRules(
        AlertLimit conversion,
        AlertLimit stock,
        AlertLimit answers,
        AlertLimit failures,
        int falseAlarmsPerYear,
        long leastSessions,
        int leastCalls) {
    private static final double DAYS_A_YEAR = 365;

    public MonitorRules {
        if (falseAlarmsPerYear < 1 || falseAlarmsPerYear > 180) {
            throw new IllegalArgumentException("falseAlarmsPerYear must be in 1..180: " + falseAlarmsPerYear);
        }
        if (leastSessions < 1 || leastCalls < 1) {
            throw new IllegalArgumentException(
                    "leastSessions and leastCalls must be >= 1: " + leastSessions + ", " + leastCalls);
        }
    }

    /**
     * Conversion 10 % down (well again at 5 %), 5 units left (10), answers over 200 ms (180), failures over 0.1 % (0.05 %), 4
     * false alarms a year, 500 sessions, 200 calls.
     */
    public static MonitorRules standard() {
        return new MonitorRules(
                AlertLimit.below(-0.10, -0.05),
                AlertLimit.below(6, 11),
                AlertLimit.above(200, 180),
                AlertLimit.above(0.001, 0.0005),
                4,
                500,
                200);
    }

    /** The coverage of intervals outside which as many days of a year fall as may be false alarms. */
    double level() {
        return 1 - falseAlarmsPerYear / DAYS_A_YEAR;
    }
}
