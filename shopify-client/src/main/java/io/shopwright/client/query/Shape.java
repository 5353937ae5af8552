package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import io.shopwright.client.internal.DataReader;
import io.shopwright.client.internal.graphql.Selection;
import java.io.IOException;
import java.util.List;

/** How a field is asked for and how its value is read: one node of the tree derived from a record. */
interface Shape {
    /** What the document selects under the field; empty for a leaf. */
    List<Selection> selections();

    /**
     * Reads a value that is not null. The parser stands at its first token, and afterwards at its last.
     *
     * @throws DataReader.UnreadableData if the value is not of this shape
     */
    Object read(JsonParser value) throws IOException;
}
