/** The quickstart: a shop's most valuable and most endangered customers, on the command line. */
@NullMarked
package io.shopwright.examples.quickstart;

import org.jspecify.annotations.NullMarked;
