package io.shopwright.client.auth;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Grants and keys made up for tests. */
final class Grants {
    static final String SHOP = "cool-socks.myshopify.com";

    private Grants() {}

    static Grant offline(String shop, int number) {
        return new Grant(
                shop,
                "shpat_canary" + number,
                List.of("read_orders", "write_products"),
                Instant.parse("2026-11-22T09:00:00Z").plusSeconds(number),
                new Grant.Refresh("shprt_canary" + number, Instant.parse("2027-02-20T09:00:00Z")),
                null);
    }

    static Grant online(String shop, String user) {
        return new Grant(
                shop,
                "shpua_canary",
                List.of("read_orders"),
                Instant.parse("2026-11-23T09:00:00Z"),
                null,
                new Grant.User(user, List.of("read_orders"), "ann@example.com"));
    }

    static byte[] key(long seed) {
        byte[] key = new byte[32];
        new SplittableRandom(seed).nextBytes(key);
        return key;
    }
}
