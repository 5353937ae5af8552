package io.shopwright.testkit;

import java.time.Instant;

/** The answer to a field of this type. */
record ResourcePublicationV2(ResourcePublication row) implements Resource {
    @Override
    public long key() {
        return row.key();
    }

    boolean isPublished(Call call) {
        return !row.publishDate().isAfter(call.now());
    }

    Instant publishDate() {
        return row.publishDate();
    }

    Publication publication(Call call) {
        return row.publication(call);
    }

    Publishable publishable(Call call) {
        return row.publishable(call);
    }
}
