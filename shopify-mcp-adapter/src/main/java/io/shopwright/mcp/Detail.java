package io.shopwright.mcp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of an answer that few callers need: it is there only where {@link Parameters#RESPONSE_FORMAT} is detailed.
 * A tool with such a component has that parameter.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Detail {}
