package io.shopwright.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.shopwright.client.auth.RefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostSessionsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String NEWER = "fedcba9876543210fedcba9876543210";

    private final Stepped clock = new Stepped();
    private final HostSessions sessions = HostSessions.of(clock, SECRET);

    private static final class Stepped extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private void assertRefused(HostSessions by, String text, Reason reason) {
        assertThatThrownBy(() -> by.verified(text))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void session_isWhatWasBegun() {
        HostSession session = sessions.verified(sessions.begin("ann", "cool-socks.myshopify.com", Set.of("analyst")));

        assertThat(session.user()).isEqualTo("ann");
        assertThat(session.shop()).isEqualTo("cool-socks.myshopify.com");
        assertThat(session.roles()).containsExactly("analyst");
        assertThat(session.startedAt()).isEqualTo(clock.now);
        assertThat(session.expiresAt()).isEqualTo(clock.now.plus(Duration.ofHours(8)));
    }

    @Test
    void session_idleForEightHours_isOver() {
        String text = sessions.begin("ann", "", Set.of());
        pass(Duration.ofHours(8).minusSeconds(1));
        String renewed = sessions.renewed(text);
        pass(Duration.ofSeconds(2));

        assertRefused(sessions, text, Reason.TIME);
        assertThat(sessions.verified(renewed).startedAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        pass(Duration.ofHours(8));
        assertRefused(sessions, renewed, Reason.TIME);
        assertThatThrownBy(() -> sessions.renewed(renewed)).isInstanceOf(RefusedException.class);
    }

    @Test
    void session_revoked_isOverInAllItsTexts() {
        String text = sessions.begin("ann", "", Set.of());
        pass(Duration.ofMinutes(1));
        String renewed = sessions.renewed(text);
        String other = sessions.begin("ann", "", Set.of());
        sessions.revoke(sessions.verified(text));

        assertRefused(sessions, text, Reason.REVOKED);
        assertRefused(sessions, renewed, Reason.REVOKED);
        assertThat(sessions.verified(other).user()).isEqualTo("ann");
        pass(Duration.ofHours(9));
        sessions.revoke(sessions.verified(sessions.begin("bob", "", Set.of())));
        assertRefused(sessions, renewed, Reason.TIME);
    }

    @Test
    void secret_isReplaced() {
        String old = sessions.begin("ann", "", Set.of());
        HostSessions both = HostSessions.of(clock, NEWER, SECRET);
        HostSessions next = HostSessions.of(clock, NEWER);

        assertThat(both.verified(old).user()).isEqualTo("ann");
        assertRefused(next, old, Reason.SIGNATURE);
        assertThat(next.verified(both.renewed(old)).user()).isEqualTo("ann");
        assertThatThrownBy(() -> HostSessions.of(clock, "short")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sessionToken_ofAShop_isNoSession() {
        String token = JWT.create()
                .withSubject("ann")
                .withJWTId("1")
                .withExpiresAt(clock.now.plusSeconds(60))
                .sign(Algorithm.HMAC256(SECRET));

        assertRefused(sessions, token, Reason.ADDRESSEE);
    }

    @Test
    void role_mayDemandASecondFactor() {
        Map<String, Instant> proved = new HashMap<>();
        HostSessions demanding = sessions.demand("writer", session -> Optional.ofNullable(proved.get(session.id())));
        HostSession session = demanding.verified(demanding.begin("ann", "", Set.of("analyst", "writer")));

        demanding.require(session, "analyst");
        assertThatThrownBy(() -> demanding.require(session, "owner"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ROLE));
        assertThatThrownBy(() -> demanding.require(session, "writer"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SECOND_FACTOR));
        proved.put(session.id(), session.startedAt().minusSeconds(1));
        assertThatThrownBy(() -> demanding.require(session, "writer")).isInstanceOf(RefusedException.class);
        proved.put(session.id(), clock.now);
        demanding.require(session, "writer");
    }
}
