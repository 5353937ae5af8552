package io.shopwright.client.internal.bulk;

import io.shopwright.client.internal.graphql.Document;
import java.util.List;
import java.util.Map;

/**
 * A bulk query, and how to read what it finds. Belongs to one reading.
 *
 * @param operation the query, its values written out since a bulk query takes no variables
 * @param connections in the order of the document, the root's first
 */
public record BulkForm(Document.Operation operation, List<BulkConnection> connections) {
    public BulkForm {
        connections = List.copyOf(connections);
    }

    /**
     * The text that is sent.
     *
     * @param marker added to the operation's name, to know the operation by in the shop's list; may be empty
     */
    public String text(String marker) {
        Document.Operation named = new Document.Operation(
                operation.kind(),
                operation.name() + marker,
                operation.variables(),
                operation.directives(),
                operation.selections());
        return new Document(List.of(named), Map.of()).toString();
    }
}
