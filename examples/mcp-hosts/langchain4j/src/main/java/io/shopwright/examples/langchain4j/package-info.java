/** A shop's tools for an assistant of LangChain4j, in the same program and without the protocol. */
@NullMarked
package io.shopwright.examples.langchain4j;

import org.jspecify.annotations.NullMarked;
