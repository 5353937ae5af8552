package io.shopwright.testkit;

import java.time.Instant;
import java.util.Objects;

/** That something is, or will be, published somewhere. */
record ResourcePublication(long key, String publishableId, long publicationKey, Instant publishDate)
        implements Resource {
    /** Also if it is only planned. */
    boolean isPublished() {
        return true;
    }

    Publication publication(Call call) {
        return Objects.requireNonNull(call.data().table(Publication.class).get(publicationKey));
    }

    Publishable publishable(Call call) {
        Gid gid = Gid.parse(publishableId).orElseThrow();
        return (Publishable) Objects.requireNonNull(call.data().find(gid.type(), gid.number()));
    }
}
