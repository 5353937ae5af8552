package io.shopwright.client.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.shopwright.client.auth.RefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions of a program's own users, carried by a signed text that the program keeps in a cookie ({@code Secure},
 * {@code HttpOnly}, {@code SameSite}). A session ends when it was not renewed for 8 hours, or when it is revoked; who
 * renews it at each request, or every few minutes, ends it by being idle. The text is signed, not encrypted. Immutable
 * but for the revocations, and safe for threads.
 */
public final class HostSessions {
    private static final String WHAT = "session";
    private static final String ISSUER = "shopwright";
    private static final Duration IDLE = Duration.ofHours(8);
    /** HS256 is as strong as its key; a shorter one can be guessed. */
    private static final int LEAST_SECRET = 32;

    private final List<String> secrets;
    private final Clock clock;
    private final Duration idle;
    private final Revocations revocations;
    private final Map<String, MultiFactor> demands;

    /** Which sessions were ended before their time. For several processes, one that they share. */
    public interface Revocations {
        /** @param until when it would have ended anyway, so that it need not be remembered any longer */
        void revoke(String sessionId, Instant until);

        boolean isRevoked(String sessionId);
    }

    /** What the program's multi-factor sign-in says. */
    @FunctionalInterface
    public interface MultiFactor {
        /** When the session's user last proved a second factor in it; nothing if that was not done. */
        Optional<Instant> provedAt(HostSession session);
    }

    private HostSessions(
            List<String> secrets,
            Clock clock,
            Duration idle,
            Revocations revocations,
            Map<String, MultiFactor> demands) {
        this.secrets = secrets;
        this.clock = clock;
        this.idle = idle;
        this.revocations = revocations;
        this.demands = demands;
    }

    /**
     * Sessions whose revocations are kept in memory.
     *
     * @param secret of 32 characters at least, from a good source of randomness
     * @param older which still verify while the secret is being replaced
     * @throws IllegalArgumentException if a secret is shorter
     */
    public static HostSessions of(Clock clock, String secret, String... older) {
        List<String> all = new ArrayList<>(List.of(secret));
        all.addAll(List.of(older));
        if (all.stream().anyMatch(each -> each.length() < LEAST_SECRET)) {
            throw new IllegalArgumentException("A secret of sessions has 32 characters at least");
        }
        return new HostSessions(List.copyOf(all), clock, IDLE, new InMemory(clock), Map.of());
    }

    /** With another limit of idleness than 8 hours. */
    public HostSessions idle(Duration limit) {
        if (limit.toSeconds() <= 0) {
            throw new IllegalArgumentException("The limit of idleness must be a second at least: " + limit);
        }
        return new HostSessions(secrets, clock, limit, revocations, demands);
    }

    /** With revocations kept elsewhere. */
    public HostSessions revocations(Revocations elsewhere) {
        return new HostSessions(secrets, clock, idle, elsewhere, demands);
    }

    /** With a role that demands a second factor. */
    public HostSessions demand(String role, MultiFactor factor) {
        Map<String, MultiFactor> all = new TreeMap<>(demands);
        all.put(role, factor);
        return new HostSessions(secrets, clock, idle, revocations, Map.copyOf(all));
    }

    /**
     * Begins a session of a user who proved who it is.
     *
     * @param shop in which the user works; empty if in none in particular
     * @return the signed text
     */
    public String begin(String user, String shop, Set<String> roles) {
        Instant now = clock.instant();
        return signed(new HostSession(UUID.randomUUID().toString(), user, shop, roles, now, now, now.plus(idle)));
    }

    /**
     * The session that a signed text carries.
     *
     * @throws RefusedException if the text is not genuine, or the session was idle for too long or revoked
     */
    public HostSession verified(String text) {
        DecodedJWT jwt = Jwts.verify(WHAT, text, secrets, Duration.ZERO, clock.instant());
        if (!ISSUER.equals(jwt.getIssuer())) {
            throw new RefusedException(Reason.ADDRESSEE, "The session is not of this program's kind");
        }
        String id = Jwts.require(jwt, "jti", WHAT);
        if (revocations.isRevoked(id)) {
            throw new RefusedException(Reason.REVOKED, "The session was ended");
        }
        List<String> roles = jwt.getClaim("roles").asList(String.class);
        Instant started = jwt.getClaim("auth_time").asInstant();
        Instant used = jwt.getIssuedAtAsInstant();
        if (roles == null || started == null || used == null) {
            throw new RefusedException(Reason.MALFORMED, "The session lacks its roles or times");
        }
        String shop = jwt.getClaim("shop").asString();
        return new HostSession(
                id,
                Jwts.require(jwt, "sub", WHAT),
                shop == null ? "" : shop,
                Set.copyOf(roles),
                started,
                used,
                jwt.getExpiresAtAsInstant());
    }

    /**
     * The same session, used now: its text for the next 8 hours, signed by the newest secret.
     *
     * @throws RefusedException if it is not accepted any more
     */
    public String renewed(String text) {
        HostSession old = verified(text);
        Instant now = clock.instant();
        return signed(
                new HostSession(old.id(), old.user(), old.shop(), old.roles(), old.startedAt(), now, now.plus(idle)));
    }

    /** Ends a session, whichever of its texts are about: at sign-out, or when a user loses a role. */
    public void revoke(HostSession session) {
        revocations.revoke(session.id(), clock.instant().plus(idle));
    }

    /**
     * Lets a session do what a role may.
     *
     * @throws RefusedException if it lacks the role, or the role demands a second factor that was not proved since the
     *     session began
     */
    public void require(HostSession session, String role) {
        if (!session.roles().contains(role)) {
            throw new RefusedException(Reason.ROLE, "The session of " + session.user() + " lacks the role " + role);
        }
        MultiFactor factor = demands.get(role);
        // Times of a session are whole seconds.
        boolean proved = factor == null
                || factor.provedAt(session)
                        .filter(time -> !time.isBefore(session.startedAt()) && !time.isAfter(clock.instant()))
                        .isPresent();
        if (!proved) {
            throw new RefusedException(Reason.SECOND_FACTOR, "The role " + role + " demands a second factor");
        }
    }

    private String signed(HostSession session) {
        return JWT.create()
                .withIssuer(ISSUER)
                .withJWTId(session.id())
                .withSubject(session.user())
                .withClaim("shop", session.shop())
                .withClaim("roles", List.copyOf(new TreeSet<>(session.roles())))
                .withClaim("auth_time", session.startedAt())
                .withIssuedAt(session.usedAt())
                .withExpiresAt(session.expiresAt())
                .sign(Algorithm.HMAC256(secrets.get(0)));
    }

    /** Forgets what has ended anyway. */
    private static final class InMemory implements Revocations {
        private final Clock clock;
        private final Map<String, Instant> ends = new ConcurrentHashMap<>();

        InMemory(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void revoke(String sessionId, Instant until) {
            Instant now = clock.instant();
            ends.values().removeIf(end -> end.isBefore(now));
            ends.put(sessionId, until);
        }

        @Override
        public boolean isRevoked(String sessionId) {
            return ends.containsKey(sessionId);
        }
    }
}
