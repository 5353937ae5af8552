package io.shopwright.analytics.budget;

/** What to do with spend whose units all earn exactly their price. */
enum Tie {
    SPENT {
        @Override
        boolean isBeyond(double price, double slope) {
            return price > slope;
        }
    },
    SAVED {
        @Override
        boolean isBeyond(double price, double slope) {
            return price >= slope;
        }
    };

    /** Whether units that earn {@code slope} are not bought at a price. */
    abstract boolean isBeyond(double price, double slope);
}
