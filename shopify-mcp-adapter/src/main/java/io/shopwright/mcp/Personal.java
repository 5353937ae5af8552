package io.shopwright.mcp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of an answer that identifies a person: a name, an address, a note. Who may not see it gets {@link
 * JsonForm#MASK} in place of a text, and null in place of anything else, which must therefore be nullable.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Personal {}
