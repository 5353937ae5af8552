package io.shopwright.testkit;

/** A subscriber's event source of Amazon EventBridge. */
record WebhookEventBridgeEndpoint(String arn) implements WebhookSubscriptionEndpoint {}
