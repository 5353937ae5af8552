package io.shopwright.testkit;

/** A subscriber's address on the web. */
record WebhookHttpEndpoint(String callbackUrl) implements WebhookSubscriptionEndpoint {}
