package io.shopwright.testkit;

/** A return. None can be made here; the type is for the empty lists of them. */
record Return(long key, String status) implements Resource {}
