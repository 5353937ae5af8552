package io.shopwright.client.resource;

import io.shopwright.client.Gid;

/** Another object, by its id. */
public record Reference(Gid id) {}
