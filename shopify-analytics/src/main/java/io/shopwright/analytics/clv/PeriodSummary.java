package io.shopwright.analytics.clv;

/**
 * What {@link BgBb} knows of one customer whose purchases are counted by period: in each of a number of equal periods he
 * bought or did not.
 *
 * @param frequency number of periods with a purchase, the first one, which made him a customer, not counted; {@code x}
 * @param recency number of the last period with a purchase; 0 if and only if there was none; {@code t_x}
 * @param periods number of periods observed after the first one; {@code n}
 */
public record PeriodSummary(int frequency, int recency, int periods) {

    /** Rejects a history that cannot be. */
    public PeriodSummary {
        if (!(frequency >= 0 && frequency <= recency && recency <= periods)) {
            throw new IllegalArgumentException("need 0 <= frequency <= recency <= periods: frequency " + frequency
                    + ", recency " + recency + ", periods " + periods);
        }
        if (frequency == 0 && recency > 0) {
            throw new IllegalArgumentException("recency must be 0 without a purchase: " + recency);
        }
    }
}
