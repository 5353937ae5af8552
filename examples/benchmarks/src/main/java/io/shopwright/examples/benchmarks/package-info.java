/** Speed and memory, measured beside a rival in the same run. */
@NullMarked
package io.shopwright.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
