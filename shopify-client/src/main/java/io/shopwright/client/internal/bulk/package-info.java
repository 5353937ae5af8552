/** What a bulk query asks for and how its lines are read. */
@NullMarked
package io.shopwright.client.internal.bulk;

import org.jspecify.annotations.NullMarked;
