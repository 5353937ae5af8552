package io.shopwright.testkit;

/** Where a subscriber hears. */
sealed interface WebhookSubscriptionEndpoint
        permits WebhookHttpEndpoint, WebhookEventBridgeEndpoint, WebhookPubSubEndpoint {}
