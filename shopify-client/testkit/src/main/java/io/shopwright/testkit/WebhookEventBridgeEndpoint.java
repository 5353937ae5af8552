package io.shopwright.testkit;

/** An Amazon event source; nothing is delivered there. */
record WebhookEventBridgeEndpoint(String arn) {}
