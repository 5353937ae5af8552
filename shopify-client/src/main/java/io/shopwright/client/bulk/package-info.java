/**
 * Large reads and writes that the shop does by itself: results of any size read into records, and mutations run over
 * many lines with an outcome for each.
 */
@NullMarked
package io.shopwright.client.bulk;

import org.jspecify.annotations.NullMarked;
