package io.shopwright.analytics.experiment;

/**
 * Users that an experiment needs.
 *
 * @param control users of the control arm, at least 1
 * @param treatment users of the treatment arm, at least 1
 */
public record SampleSize(long control, long treatment) {

    private static final double MOST = 0x1p63;

    /** Checks the counts. */
    public SampleSize {
        Check.atLeast(1, control, "control");
        Check.atLeast(1, treatment, "treatment");
    }

    static SampleSize of(double controlUnits, double ratio) {
        return new SampleSize(whole(controlUnits, "users"), whole(controlUnits * ratio, "users"));
    }

    /** Rounds up. */
    static long whole(double count, String name) {
        if (!(count < MOST)) {
            throw new IllegalArgumentException(name + " must be fewer than 2^63: " + count);
        }
        return (long) Math.ceil(count);
    }

    /** Returns the users of both arms. */
    public long total() {
        return Math.addExact(control, treatment);
    }

    /**
     * Returns how many whole days it takes.
     *
     * @param usersPerDay new users that enter either arm each day; positive
     * @throws IllegalArgumentException also if it takes 2^63 or more
     */
    public long days(double usersPerDay) {
        Check.positive(usersPerDay, "usersPerDay");
        return whole(total() / usersPerDay, "days");
    }

    /**
     * Returns how many whole weeks it takes; whole weeks see every weekday equally often.
     *
     * @param usersPerDay new users that enter either arm each day; positive
     * @throws IllegalArgumentException also if it takes 2^63 or more
     */
    public long weeks(double usersPerDay) {
        Check.positive(usersPerDay, "usersPerDay");
        return whole(total() / (7 * usersPerDay), "weeks");
    }
}
