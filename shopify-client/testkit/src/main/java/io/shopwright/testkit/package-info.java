/**
 * A simulated shop: the Admin API on a loopback socket, for tests and examples that must not need a real shop.
 *
 * <p>{@link io.shopwright.testkit.SimulatedShop} answers GraphQL requests against the full official schema, with the
 * cost, the throttle, the pages, the searches and the errors of the real API. A field that it holds no data for fails
 * with the message {@code not simulated: Order.note}; no value is ever made up to fill a gap.
 */
@NullMarked
package io.shopwright.testkit;

import org.jspecify.annotations.NullMarked;
