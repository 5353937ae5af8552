package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens that open the shop: those it was started with, which last, and those that an app got. Safe for threads. */
final class Tokens {
    static final Duration REFRESH_LIFE = Duration.ofDays(90);

    /** How long a refresh token works on after its first use, if the one that it gave is never used. */
    private static final Duration GRACE = Duration.ofDays(30);

    private final Clock clock;
    private final Map<String, Access> accesses = new HashMap<>();
    private final Map<String, Refresh> refreshes = new HashMap<>();

    record Access(Set<String> scopes, @Nullable Instant end, Kind kind) {}

    /** How a token came to be, which decides whether others can come from it. */
    enum Kind {
        GRANTED,
        REFRESHABLE,
        DELEGATE
    }

    /** @param previous the refresh token that this one came for, null if it came with a grant */
    record Refresh(
            Set<String> scopes,
            Instant end,
            @Nullable String previous,
            @Nullable Instant usedAt) {}

    /**
     * What an app was given.
     *
     * @param refreshToken null if there is none
     */
    record Issued(String accessToken, @Nullable String refreshToken, Set<String> scopes) {}

    /** All tokens, as a snapshot keeps them. */
    record Saved(Map<String, Access> accesses, Map<String, Refresh> refreshes) {}

    synchronized Saved saved() {
        return new Saved(Map.copyOf(accesses), Map.copyOf(refreshes));
    }

    synchronized void restore(Saved saved) {
        accesses.clear();
        accesses.putAll(saved.accesses());
        refreshes.clear();
        refreshes.putAll(saved.refreshes());
    }

    Tokens(Clock clock, Map<String, Set<String>> lasting) {
        this.clock = clock;
        lasting.forEach((token, scopes) -> accesses.put(token, new Access(scopes, null, Kind.GRANTED)));
    }

    /** What the token may do; nothing if it is none, or one no longer. */
    synchronized Optional<Set<String>> scopes(@Nullable String token) {
        Access access = token == null ? null : accesses.get(token);
        if (access == null) {
            return Optional.empty();
        }
        Instant end = access.end();
        return end == null || clock.instant().isBefore(end) ? Optional.of(access.scopes()) : Optional.empty();
    }

    /** @param life null for a token that lasts */
    synchronized Issued issue(Set<String> scopes, @Nullable Duration life) {
        return issue(scopes, life, Kind.GRANTED);
    }

    /** A token for a part of what another may do. */
    synchronized Issued delegate(Set<String> scopes, @Nullable Duration life) {
        return issue(scopes, life, Kind.DELEGATE);
    }

    /** What is known of a token that is good. */
    synchronized Access access(String token) {
        return Objects.requireNonNull(accesses.get(token), "no such token");
    }

    /** How long a token still lives, null if it lasts. */
    @Nullable
    Duration left(Access access) {
        return access.end() == null ? null : Duration.between(clock.instant(), access.end());
    }

    private Issued issue(Set<String> scopes, @Nullable Duration life, Kind kind) {
        String token = "shpat_" + UUID.randomUUID().toString().replace("-", "");
        Instant end = life == null ? null : clock.instant().plus(life);
        accesses.put(token, new Access(withReads(scopes), end, kind));
        return new Issued(token, null, scopes);
    }

    synchronized Issued issueRefreshable(Set<String> scopes, Duration life) {
        return refreshable(scopes, life, null);
    }

    private Issued refreshable(Set<String> scopes, Duration life, @Nullable String previous) {
        String refresh = "shprt_" + UUID.randomUUID().toString().replace("-", "");
        refreshes.put(refresh, new Refresh(scopes, clock.instant().plus(REFRESH_LIFE), previous, null));
        return new Issued(issue(scopes, life, Kind.REFRESHABLE).accessToken(), refresh, scopes);
    }

    /**
     * Gives a new pair for a refresh token, which works on until the new one is used: the answer may have been lost.
     */
    synchronized Optional<Issued> refresh(String token, Duration life) {
        Refresh known = refreshes.get(token);
        Instant now = clock.instant();
        if (known == null
                || !now.isBefore(known.end())
                || (known.usedAt() != null && !now.isBefore(known.usedAt().plus(GRACE)))) {
            return Optional.empty();
        }
        if (known.previous() != null) {
            refreshes.remove(known.previous());
        }
        Instant firstUse = known.usedAt() == null ? now : known.usedAt();
        refreshes.put(token, new Refresh(known.scopes(), known.end(), known.previous(), firstUse));
        return Optional.of(refreshable(known.scopes(), life, token));
    }

    synchronized void revoke(String token) {
        accesses.remove(token);
        refreshes.remove(token);
    }

    synchronized void revokeAll() {
        accesses.clear();
        refreshes.clear();
    }

    /** Who may write may read. */
    private static Set<String> withReads(Set<String> scopes) {
        Set<String> all = new HashSet<>(scopes);
        scopes.stream()
                .filter(scope -> scope.startsWith("write_"))
                .forEach(scope -> all.add("read_" + scope.substring("write_".length())));
        return Set.copyOf(all);
    }
}
