package io.shopwright.analytics.experiment;

/**
 * Users that an experiment needs.
 *
 * @param control users of the control arm, at least 1
 * @param treatment users of the treatment arm, at least 1
 */
public record SampleSize(long control, long treatment) {

    /** Checks the counts. */
    public SampleSize {
        Check.atLeast(1, control, "control");
        Check.atLeast(1, treatment, "treatment");
    }

    static SampleSize of(double controlUnits, double ratio) {
        return new SampleSize((long) Math.ceil(controlUnits), (long) Math.ceil(controlUnits * ratio));
    }

    /** Returns the users of both arms. */
    public long total() {
        return Math.addExact(control, treatment);
    }

    /**
     * Returns how many whole days it takes.
     *
     * @param usersPerDay new users that enter either arm each day; positive
     */
    public long days(double usersPerDay) {
        Check.positive(usersPerDay, "usersPerDay");
        return (long) Math.ceil(total() / usersPerDay);
    }

    /**
     * Returns how many whole weeks it takes; whole weeks see every weekday equally often.
     *
     * @param usersPerDay new users that enter either arm each day; positive
     */
    public long weeks(double usersPerDay) {
        Check.positive(usersPerDay, "usersPerDay");
        return (long) Math.ceil(total() / (7 * usersPerDay));
    }
}
