package io.shopwright.client.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Document.Operation;
import io.shopwright.client.schema.AdminSchema;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The predicted cost of a document that was read before. */
public final class DocumentCost {
    /** All price changes that are known are in force. */
    private static final LocalDate LATEST = LocalDate.MAX;

    private DocumentCost() {}

    /**
     * Predicts as {@link io.shopwright.client.cost.QueryCost} says.
     *
     * @return points, at least 1
     * @throws IllegalArgumentException if the document has no such operation, or names a type or a field that the schema
     *     lacks
     */
    public static int predict(
            AdminSchema schema, Document document, @Nullable JsonNode variables, @Nullable String operationName) {
        return predict(schema, document, variables, operationName, LATEST);
    }

    /**
     * Predicts what the shop asked on a day of the past.
     *
     * @throws IllegalArgumentException as the other method does
     */
    public static int predict(
            AdminSchema schema,
            Document document,
            @Nullable JsonNode variables,
            @Nullable String operationName,
            LocalDate day) {
        Operation operation = document.operation(operationName).orElseThrow(() -> noOperation(document, operationName));
        CostWalk walk = new CostWalk(schema, document.fragments(), new Inputs(operation, variables), day);
        double points = switch (operation.kind()) {
            case QUERY -> walk.query(operation.selections());
            case MUTATION -> walk.mutation(operation.selections());
            case SUBSCRIPTION -> throw new IllegalArgumentException("the Admin API has no subscriptions");
        };
        return (int) Math.min(Integer.MAX_VALUE, Math.round(Math.max(1, points)));
    }

    private static IllegalArgumentException noOperation(Document document, @Nullable String operationName) {
        String names = document.operations().stream()
                .map(Operation::name)
                .map(name -> Objects.requireNonNullElse(name, "(unnamed)"))
                .collect(Collectors.joining(", "));
        String problem = operationName == null || operationName.isEmpty()
                ? "the document has several operations; name one of: "
                : "no operation '" + operationName + "' in the document; it has: ";
        return new IllegalArgumentException(problem + names);
    }
}
