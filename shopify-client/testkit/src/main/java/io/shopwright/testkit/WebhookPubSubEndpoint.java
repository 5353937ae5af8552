package io.shopwright.testkit;

/** A subscriber's topic of Google Pub/Sub. */
record WebhookPubSubEndpoint(String pubSubProject, String pubSubTopic) implements WebhookSubscriptionEndpoint {}
