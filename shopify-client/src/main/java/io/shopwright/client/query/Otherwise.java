package io.shopwright.client.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The record of a sealed interface that takes every object that no other record of it stands for, among them objects of future versions. It may have one component, {@code String __typename}; an interface's own fields may be selected besides.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Otherwise {}
