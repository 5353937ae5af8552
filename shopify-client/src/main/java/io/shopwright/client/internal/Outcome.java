package io.shopwright.client.internal;

import io.shopwright.client.ShopifyException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one HTTP exchange ended. */
sealed interface Outcome {
    /** An answer that its caller may see, errors beside the data included. */
    record Answered(Envelope envelope) implements Outcome {}

    /**
     * No use.
     *
     * @param exception what the caller gets unless a retry helps
     * @param retry whether a retry can help and is safe
     * @param asked how long the shop asks to wait; null if it does not tell
     * @param envelope the answer, null if there was none
     */
    record Failed(
            ShopifyException exception,
            Retry retry,
            @Nullable Duration asked,
            @Nullable Envelope envelope) implements Outcome {
        /** The answer if it has data, of which a part failed. */
        Optional<Envelope> partial() {
            return Optional.ofNullable(envelope).filter(Envelope::hasData);
        }
    }

    /** Whether sending again is safe. */
    enum Retry {
        /** It would fail again. */
        NEVER,
        /** The shop has not run the request and takes no other with this access token. */
        WITH_ANOTHER_TOKEN,
        /** The shop may have run the request: only if running it twice does no harm. */
        IF_REPEATABLE,
        /** The shop has surely not run the request. */
        SAFE
    }
}
