package io.shopwright.client.resource;

import io.shopwright.client.Gid;

/** Work that the shop goes on with after it has answered. */
public record Job(Gid id, boolean done) {}
