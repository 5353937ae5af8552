package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import io.shopwright.client.internal.DataReader;
import org.jspecify.annotations.Nullable;

/**
 * Told where a page ends as soon as that is read, before its nodes are. Travels with the parser, as the current value of
 * the answer's data.
 */
@FunctionalInterface
interface PageEnd {
    /** @param cursor null if no page follows */
    void at(@Nullable String cursor);

    /** A reader of the answer's data that has this told on the way. */
    default DataReader tellingReader(DataReader reader) {
        return data -> {
            data.assignCurrentValue(this);
            return reader.read(data);
        };
    }

    /** Tells who reads this connection's page, if anybody wants to know. */
    static void tell(JsonParser connection, PageInfo pageInfo) {
        if (connection.getParsingContext().getParent().getCurrentValue() instanceof PageEnd end) {
            end.at(pageInfo.hasNextPage() ? pageInfo.endCursor() : null);
        }
    }
}
