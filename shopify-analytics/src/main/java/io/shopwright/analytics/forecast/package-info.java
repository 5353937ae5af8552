/** Forecasts of demand and revenue, and the decompositions they rest on; every function is pure. */
@NullMarked
package io.shopwright.analytics.forecast;

import org.jspecify.annotations.NullMarked;
