/** The questions a merchant asks, each a program of one screen; {@code run} starts one. */
@NullMarked
package io.shopwright.examples.insights;

import org.jspecify.annotations.NullMarked;
