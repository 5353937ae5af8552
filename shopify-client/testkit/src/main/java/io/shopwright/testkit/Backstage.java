package io.shopwright.testkit;

import java.time.Clock;

/** What a shop holds beside its data: the rooms behind the counter that requests share. */
record Backstage(
        ShopData data,
        Clock clock,
        Idempotency idempotency,
        BulkOperations bulk,
        BulkResults results,
        StagedUploads uploads,
        Webhooks webhooks,
        Tokens tokens,
        ShopifyqlWindow window) {}
