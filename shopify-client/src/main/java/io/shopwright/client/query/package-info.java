/**
 * Typed access: a record is the selection.
 *
 * <p>A record's components name the fields of a type of the Admin schema; the document is derived from them, and the
 * answer is read into them. Component types: for a scalar the Java type that holds it (see the guide's table), for an
 * object a record, for a list {@link java.util.List}, for a connection {@link io.shopwright.client.query.Page} or {@link
 * java.util.List}, for a union or an interface a sealed interface of records. {@code @Nullable} or {@link
 * java.util.Optional} where the shop may be silent. What does not fit the schema fails before anything is sent.
 */
@NullMarked
package io.shopwright.client.query;

import org.jspecify.annotations.NullMarked;
