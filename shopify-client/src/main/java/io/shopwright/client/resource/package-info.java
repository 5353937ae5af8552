/**
 * Doors to the resources that most apps use: ready records and the queries and mutations that belong to them.
 *
 * <p>Everything here is made of what {@link io.shopwright.client.Shop} offers to anybody. The records are selections like
 * a user's own; where one selects too little or too much, declare another and give it to {@code Shop.connection} or
 * {@code Shop.mutation}. What a door returns is not sent before {@code get}, {@code run} or an iterator says so, and
 * takes further arguments by {@code with}.
 *
 * <p>An input is a map, or a record with the members' names, checked against the schema before it is sent. Values of
 * Shopify's enums are text, since each version adds some.
 */
@NullMarked
package io.shopwright.client.resource;

import org.jspecify.annotations.NullMarked;
