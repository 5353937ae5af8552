/** A shop's tools in a program of one's own, with the official Java SDK. */
@NullMarked
package io.shopwright.examples.sdk;

import org.jspecify.annotations.NullMarked;
