/**
 * Many in one: mutations packed into few documents with an outcome each, and single reads by id that become one query.
 *
 * <p>{@link io.shopwright.client.batch.Batch} takes mutations and gives back what became of each, in their order.
 * {@link io.shopwright.client.batch.Reads} takes ids from any number of threads and asks for them together.
 */
@NullMarked
package io.shopwright.client.batch;

import org.jspecify.annotations.NullMarked;
