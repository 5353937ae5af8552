package io.shopwright.testkit;

/** A Google Cloud topic; nothing is delivered there. */
record WebhookPubSubEndpoint(String pubSubProject, String pubSubTopic) {}
