package io.shopwright.analytics.rfm;

/**
 * The eleven groups of Shopify's customer analysis, by its names ({@code CustomerRfmGroup} of the Admin API).
 *
 * <p>Shopify tells that it decides by the score R and by FM = (F + M) / 2, each score a fifth of the shop's own customers,
 * and describes every group in words; the table of R and FM is not published. This one follows those words:
 *
 * <pre>
 *          FM 1 ... 2    FM 2.5 ... 3.5    FM 4 ... 5
 * R = 5    NEW           ACTIVE            CHAMPIONS
 * R = 4    PROMISING     ACTIVE            LOYAL
 * R = 3    PROMISING     NEEDS_ATTENTION   LOYAL
 * R = 2    ALMOST_LOST   AT_RISK           PREVIOUSLY_LOYAL
 * R = 1    DORMANT       AT_RISK           PREVIOUSLY_LOYAL
 * </pre>
 *
 * <p>So a customer near a border may be in another group at Shopify; {@code CustomerStatistics.rfmGroup} has its answer.
 *
 * <p>Source of the names and descriptions: <a
 * href="https://shopify.dev/docs/api/admin-graphql/latest/enums/CustomerRfmGroup">shopify.dev</a>.
 */
public enum RfmGroup {
    /** Very recent purchases, many orders, the most spend. */
    CHAMPIONS,
    /** Recent purchases, many orders, the most spend. */
    LOYAL,
    /** Recent purchases, some orders, moderate spend. */
    ACTIVE,
    /** Very recent purchases, few orders, low spend. */
    NEW,
    /** Recent purchases, few orders, low spend. */
    PROMISING,
    /** Fairly recent purchases, some orders, moderate spend. */
    NEEDS_ATTENTION,
    /** No recent purchases, fewer orders, lower spend. */
    ALMOST_LOST,
    /** No recent purchases, but a strong history of orders and spend. */
    AT_RISK,
    /** No recent purchases, but a very strong history of orders and spend. */
    PREVIOUSLY_LOYAL,
    /** No purchases for longest, infrequent orders, low spend. */
    DORMANT,
    /** No orders yet: never the answer to scores. */
    PROSPECTS;

    // One line for each R from 1 on; low, middle and high FM.
    private static final RfmGroup[][] TABLE = {
        {DORMANT, AT_RISK, PREVIOUSLY_LOYAL},
        {ALMOST_LOST, AT_RISK, PREVIOUSLY_LOYAL},
        {PROMISING, NEEDS_ATTENTION, LOYAL},
        {PROMISING, ACTIVE, LOYAL},
        {NEW, ACTIVE, CHAMPIONS}
    };

    /** Twice the greatest FM that is low. */
    private static final int LOW = 4;
    /** Twice the least FM that is high. */
    private static final int HIGH = 8;

    /**
     * The group of a customer with orders.
     *
     * @param score of five classes
     */
    public static RfmGroup of(RfmScore score) {
        if (Math.max(score.r(), Math.max(score.f(), score.m())) > TABLE.length) {
            throw new IllegalArgumentException("groups need scores from 1 to 5: " + score);
        }
        int twiceFm = score.f() + score.m();
        return TABLE[score.r() - 1][twiceFm <= LOW ? 0 : twiceFm < HIGH ? 1 : 2];
    }
}
