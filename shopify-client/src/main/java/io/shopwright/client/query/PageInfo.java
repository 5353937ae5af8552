package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shopwright.client.internal.DataReader.UnreadableData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a page of a connection ends. Read for every connection in an answer, and so without a tree in between. */
record PageInfo(boolean hasNextPage, @Nullable String endCursor) {
    static PageInfo read(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw notAConnection();
        }
        Boolean more = null;
        String cursor = null;
        for (String key = value.nextFieldName(); key != null; key = value.nextFieldName()) {
            JsonToken token = value.nextToken();
            if (key.equals("hasNextPage") && token.isBoolean()) {
                more = value.getBooleanValue();
            } else if (key.equals("endCursor") && token == JsonToken.VALUE_STRING) {
                cursor = value.getText();
            } else {
                value.skipChildren();
            }
        }
        if (more == null) {
            throw notAConnection();
        }
        return new PageInfo(more, cursor);
    }

    private static UnreadableData notAConnection() {
        return new UnreadableData("not a connection", null);
    }
}
