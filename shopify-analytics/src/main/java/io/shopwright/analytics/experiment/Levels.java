package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.NormalTail;
import io.shopwright.analytics.internal.StudentTail;
import io.shopwright.analytics.survival.Interval;

/** From a level of confidence to the half width of an interval. */
final class Levels {

    private Levels() {}

    /** The z that a standard normal variable exceeds in absolute value with probability 1 - level. */
    static double normal(double level) {
        Check.share(level, "level");
        return NormalTail.quantile((1 - level) / 2);
    }

    static Interval normal(double centre, double standardError, double level) {
        return around(centre, normal(level) * standardError);
    }

    static Interval student(double centre, double standardError, double degreesOfFreedom, double level) {
        Check.share(level, "level");
        return around(centre, StudentTail.quantile((1 - level) / 2, degreesOfFreedom) * standardError);
    }

    static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }
}
