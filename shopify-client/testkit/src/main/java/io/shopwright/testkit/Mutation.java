package io.shopwright.testkit;

/** The mutations that are simulated: none. */
final class Mutation {}
