package io.shopwright.client.internal;

import io.shopwright.client.internal.cost.Parker;

/**
 * How threads wait.
 *
 * @param sleeper before a request is sent again
 * @param parker for points
 */
public record Waits(Sleeper sleeper, Parker parker) {
    static final Waits REAL = new Waits(Sleeper.REAL, Parker.REAL);
}
