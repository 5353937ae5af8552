package io.shopwright.testkit;

/** A web address to which webhooks are posted. */
record WebhookHttpEndpoint(String callbackUrl) {}
