package io.shopwright.testkit;

import java.util.UUID;

/** Work that Shopify does later. Here it is done at once; the answer of the mutation still calls it unfinished. */
record Job(String id, boolean done) {
    static Job pending(ShopData data) {
        return new Job("gid://shopify/Job/" + new UUID(0x4000, data.nextPart()), false);
    }
}
