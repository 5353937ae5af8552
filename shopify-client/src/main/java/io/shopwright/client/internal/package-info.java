/** The wire: one HTTP exchange, its envelope, retries and pacing. Not exported. */
@NullMarked
package io.shopwright.client.internal;

import org.jspecify.annotations.NullMarked;
