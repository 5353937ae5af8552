package io.shopwright.testkit;

import java.time.Instant;

/** A saved question about customers. */
record Segment(long key, String name, String query, Instant creationDate, Instant lastEditDate) implements Resource {}
