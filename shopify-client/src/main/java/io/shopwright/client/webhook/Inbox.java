package io.shopwright.client.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Where webhooks wait between the answer to the shop and their handler, and where those that came already are known by
 * their {@link Webhook#key}. {@link #inMemory} is lost with the process; {@link JdbcInbox} is not. Safe for threads.
 */
public interface Inbox {
    /**
     * How long a webhook is remembered, so that it is not taken again: Shopify repeats one for up to four hours, and what
     * comes later than that is a replay or a mistake of somebody's.
     */
    Duration USUAL_WINDOW = Duration.ofHours(24);

    /** In memory, remembering for {@link #USUAL_WINDOW}. */
    static Inbox inMemory() {
        return inMemory(USUAL_WINDOW, Clock.systemUTC());
    }

    /** In memory, some 500 bytes for each webhook of the window besides those that wait. */
    static Inbox inMemory(Duration window, Clock clock) {
        return new MemoryInbox(window, clock);
    }

    /**
     * Takes a webhook in, once.
     *
     * @return empty if it came before, within the window
     * @throws WebhookException with {@link WebhookException.Reason#UNAVAILABLE} if it could not be stored
     */
    Optional<Delivery> accept(Webhook webhook);

    /**
     * Hands out the webhook that has been due for longest, to this caller alone.
     *
     * @return empty if none is due
     * @throws WebhookException with {@link WebhookException.Reason#UNAVAILABLE}
     */
    Optional<Delivery> take();

    /**
     * Marks a webhook as handled. What it carried is forgotten; that it came is remembered for the window.
     *
     * @throws WebhookException with {@link WebhookException.Reason#UNAVAILABLE}; it will then be handed out again
     */
    void done(Delivery delivery);

    /**
     * Marks an attempt as failed. The webhook is due again after a minute, and after twice the time of each failure
     * before; after the tenth it is given up.
     *
     * @throws WebhookException with {@link WebhookException.Reason#UNAVAILABLE}; it will then be handed out again
     */
    void failed(Delivery delivery);

    /**
     * Takes a webhook back that nobody is there to handle, so that the shop's next attempt is no duplicate.
     *
     * @return false if it is better kept, because this inbox outlives the process
     */
    boolean withdraw(Delivery delivery);
}
