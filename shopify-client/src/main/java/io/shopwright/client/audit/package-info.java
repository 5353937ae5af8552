/**
 * What every call did: one event each, for metrics and logs of the host. No event holds a token, a variable's value or
 * anything of an answer's data.
 */
@NullMarked
package io.shopwright.client.audit;

import org.jspecify.annotations.NullMarked;
