package io.shopwright.client.webhook;

/**
 * A webhook on its way to its handler.
 *
 * @param attempt from 1
 * @param late whether a newer webhook about the same object came before this one, by the shop's clock: its payload is
 *     stale, and should not overwrite what the newer one brought
 */
public record Delivery(Webhook webhook, int attempt, boolean late) {}
