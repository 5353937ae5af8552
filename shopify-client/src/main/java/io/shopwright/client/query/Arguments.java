package io.shopwright.client.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The arguments of a field in GraphQL's notation, such as {@code first: 5, query: $q}; a variable takes the value given to the query under its name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Arguments {
    /** The inside of an argument list. */
    String value();
}
