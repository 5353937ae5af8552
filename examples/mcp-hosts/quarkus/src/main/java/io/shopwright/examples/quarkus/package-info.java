/** A shop's tools in a Quarkus application, with its own implementation of the protocol. */
@NullMarked
package io.shopwright.examples.quarkus;

import org.jspecify.annotations.NullMarked;
