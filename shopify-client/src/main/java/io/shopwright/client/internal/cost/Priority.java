package io.shopwright.client.internal.cost;

/** Who goes first where points are short. */
public enum Priority {
    FOREGROUND,
    /** Yields to every foreground call, and leaves a part of the bucket for those to come. */
    BACKGROUND
}
