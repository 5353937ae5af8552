/**
 * The Admin schema as data: the names and types of every field, argument and value, a version each.
 *
 * <p>Read from the jar, lazily; nothing here talks to a shop. Everything is immutable and safe for threads.
 */
@NullMarked
package io.shopwright.client.schema;

import org.jspecify.annotations.NullMarked;
