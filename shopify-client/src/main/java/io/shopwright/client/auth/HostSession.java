package io.shopwright.client.auth;

import java.time.Instant;
import java.util.Set;

/**
 * A session of a program that uses this library, such as a dashboard, with one of its users.
 *
 * @param id for revoking it
 * @param user as the program names its users
 * @param shop in which the user works; empty if in none in particular
 * @param roles that the program gave the user
 * @param startedAt when the user signed in
 * @param usedAt when it was last renewed
 * @param expiresAt when it ends unless it is renewed
 */
public record HostSession(
        String id, String user, String shop, Set<String> roles, Instant startedAt, Instant usedAt, Instant expiresAt) {
    public HostSession {
        roles = Set.copyOf(roles);
    }
}
