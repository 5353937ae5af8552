package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads publications. */
interface PublicationReads {
    default @Nullable Publication publication(Call call) {
        return call.row("id", Publication.class);
    }

    default Connection<Publication> publications(Call call) {
        return Connection.inOrder(all(call), call);
    }

    default QueryRoot.Count publicationsCount(Call call) {
        call.session().require("read_publications", call.field());
        return QueryRoot.count(call, () -> (long) all(call).size());
    }

    /** All here are of apps. */
    private static List<Publication> all(Call call) {
        String type = call.text("catalogType");
        return type == null || type.equals("APP")
                ? List.copyOf(call.data().table(Publication.class).rows())
                : List.of();
    }
}
