/**
 * Points: what a call will cost, known before it is sent.
 *
 * <p>Costs are points of the shop's bucket, as {@code requestedQueryCost} of an answer counts them.
 */
@NullMarked
package io.shopwright.client.cost;

import org.jspecify.annotations.NullMarked;
