package io.shopwright.testkit;

/** A request to find the members of a segment. It is never done: who they are is not simulated. */
record CustomerSegmentMembersQuery(long key, String query) implements Resource {
    int currentCount() {
        return 0;
    }

    boolean done() {
        return false;
    }
}
