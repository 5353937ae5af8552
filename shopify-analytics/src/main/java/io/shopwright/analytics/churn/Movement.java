package io.shopwright.analytics.churn;

import java.util.OptionalDouble;

/**
 * How a total went from one month to the next. Exact: the parts add up to the difference.
 *
 * <pre>{@code
 * closing = opening + fromNew + fromReactivated + fromExpansion - lostToContraction - lostToChurn
 * }</pre>
 *
 * @param opening the total of the month before
 * @param fromNew of those who never paid before
 * @param fromReactivated of those who paid once, but not in the month before
 * @param fromExpansion what those who stayed pay more
 * @param lostToContraction what those who stayed pay less
 * @param lostToChurn of those who paid in the month before and do not any more
 * @param closing the total of this month
 */
public record Movement(
        long opening,
        long fromNew,
        long fromReactivated,
        long fromExpansion,
        long lostToContraction,
        long lostToChurn,
        long closing) {

    /** Checks that no part is negative and that the parts add up. */
    public Movement {
        if (Math.min(Math.min(fromNew, fromReactivated), fromExpansion) < 0
                || Math.min(lostToContraction, lostToChurn) < 0) {
            throw new IllegalArgumentException("no part of a movement may be negative");
        }
        long won = Math.addExact(Math.addExact(fromNew, fromReactivated), fromExpansion);
        long lost = Math.addExact(lostToContraction, lostToChurn);
        if (Math.subtractExact(Math.addExact(opening, won), lost) != closing) {
            throw new IllegalArgumentException(
                    "parts must add up: " + opening + " + " + won + " - " + lost + " is not " + closing);
        }
    }

    /**
     * Returns the share of the opening total that those who made it still bring, without what they pay more (gross
     * retention).
     *
     * @return in [0, 1]; empty if the opening total is 0
     */
    public OptionalDouble grossRetention() {
        return ofOpening(opening - lostToContraction - lostToChurn);
    }

    /**
     * Returns what those who made the opening total bring now, as a share of it (net retention); above 1 if expansion
     * exceeds the losses. Who comes back does not count.
     *
     * @return not negative; empty if the opening total is 0
     */
    public OptionalDouble netRetention() {
        return ofOpening(opening + fromExpansion - lostToContraction - lostToChurn);
    }

    private OptionalDouble ofOpening(long part) {
        return opening == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / opening);
    }
}
