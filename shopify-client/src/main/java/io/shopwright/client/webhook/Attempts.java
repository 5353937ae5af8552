package io.shopwright.client.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a webhook whose handler failed is handed out again. */
final class Attempts {
    static final int MOST = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private Attempts() {}

    /** Empty if there have been enough. With ten the last comes after eight and a half hours. */
    static Optional<Instant> next(int attempt, Instant now) {
        return attempt >= MOST
                ? Optional.empty()
                : Optional.of(now.plus(FIRST_PAUSE.multipliedBy(1L << (attempt - 1))));
    }
}
