package io.shopwright.analytics.attribution;

import java.util.BitSet;

/** A game of players who win together. */
public interface Game {

    /** How many players there are, numbered from 0. */
    int players();

    /** What a coalition wins; must not change it, and must answer the same each time. */
    double value(BitSet coalition);

    /**
     * The greatest contribution that a player can ever make by joining, less the smallest: what bounds of sampling scale
     * with. For values in [0, 1] it is 2; for values that never fall with more players the value of all.
     */
    double range();
}
