/** A shop's tools in a Spring Boot application, with Spring AI. */
@NullMarked
package io.shopwright.examples.springai;

import org.jspecify.annotations.NullMarked;
