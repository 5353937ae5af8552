package io.shopwright.analytics.basket;

/** How alike two items are by the baskets, or customers, that hold them. */
public enum SimilarityMeasure {

    /** Together over the root of the product of their counts, in [0, 1]. */
    COSINE {
        @Override
        double score(double together, double own, double other, double all) {
            return together / Math.sqrt(own * other);
        }
    },

    /** Together over either, in [0, 1]. */
    JACCARD {
        @Override
        double score(double together, double own, double other, double all) {
            return together / (own + other - together);
        }
    },

    /** How many times as often together as by chance; favours rare items, so ask for a few baskets together. */
    LIFT {
        @Override
        double score(double together, double own, double other, double all) {
            return together * all / (own * other);
        }
    },

    /** The share of the baskets with an item that hold the other; favours items that are popular anyway. */
    CONDITIONAL {
        @Override
        double score(double together, double own, double other, double all) {
            return together / own;
        }
    },

    /**
     * How sure it is that the two have to do with each other: the log-likelihood ratio G² of the fourfold table, negative
     * where they are together less often than by chance.
     *
     * <p>Source: T. Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence, Computational
     * Linguistics 19, 61-74.
     */
    LOG_LIKELIHOOD {
        @Override
        double score(double together, double own, double other, double all) {
            double sum = part(together, own * other / all)
                    + part(own - together, own * (all - other) / all)
                    + part(other - together, other * (all - own) / all)
                    + part(all - own - other + together, (all - own) * (all - other) / all);
            return Math.copySign(2 * sum, together * all - own * other);
        }
    };

    /**
     * The score of a pair.
     *
     * @param together count of both, at least 1
     * @param own count of the item in question
     * @param other count of the other item
     * @param all count of the baskets
     */
    abstract double score(double together, double own, double other, double all);

    private static double part(double seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
