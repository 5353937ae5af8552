package io.shopwright.client.internal.graphql;

/** Text that is not GraphQL; the message names line, column and what was expected there. */
public final class GraphQlSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    GraphQlSyntaxException(String message) {
        super(message);
    }
}
