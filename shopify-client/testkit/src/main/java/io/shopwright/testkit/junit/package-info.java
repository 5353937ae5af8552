/** The simulated shop as an extension of JUnit Jupiter, 5.8 or newer. Needs JUnit on the path, which the test kit does not bring. */
@NullMarked
package io.shopwright.testkit.junit;

import org.jspecify.annotations.NullMarked;
