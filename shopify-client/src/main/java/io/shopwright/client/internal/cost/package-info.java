/** Points inside the client: the rule of the prediction, what answers taught about it, and the pacing of calls. */
@NullMarked
package io.shopwright.client.internal.cost;

import org.jspecify.annotations.NullMarked;
