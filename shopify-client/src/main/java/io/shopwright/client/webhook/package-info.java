/**
 * Webhooks: what a shop tells an app, from the bytes of a request to a typed payload in a handler.
 *
 * <p>{@link io.shopwright.client.webhook.WebhookReceiver} takes headers and body, checks the signature, drops duplicates,
 * answers with the status that Shopify expects and hands the rest to handlers, by way of memory or of a database. Behind a
 * servlet container stands {@link io.shopwright.client.webhook.WebhookServlet}, behind the JDK's server {@link
 * io.shopwright.client.webhook.WebhookHttpHandler}; any other server needs one call of {@code receive}. Subscriptions are
 * made by {@link io.shopwright.client.resource.WebhookSubscriptions}.
 *
 * <p>Everything is non-null unless {@code @Nullable}; money is {@code BigDecimal}, ids are {@code long} or {@code Gid}.
 */
@NullMarked
package io.shopwright.client.webhook;

import org.jspecify.annotations.NullMarked;
