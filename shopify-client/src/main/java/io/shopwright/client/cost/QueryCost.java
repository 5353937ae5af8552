package io.shopwright.client.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.cost.DocumentCost;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.AdminSchema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The points that a shop asks for a call before it runs it, {@code requestedQueryCost} in its answer.
 *
 * <p>The rule is not published; this one was found from recorded answers and holds for 99 % of them. What the shop
 * charges after the run, {@code actualQueryCost}, depends on its data and is not predicted.
 */
public final class QueryCost {
    private QueryCost() {}

    /**
     * Predicts the cost of one operation of a document.
     *
     * @param document GraphQL text
     * @param variables an object of the variables' values, or null for none
     * @param operationName which operation runs; null or empty where the document has just one
     * @return points, at least 1
     * @throws IllegalArgumentException if the text is not GraphQL, has no such operation, or names a type or a field
     *     that the schema lacks; a shop refuses such a call too, and charges nothing for it
     */
    public static int predict(
            AdminSchema schema, String document, @Nullable JsonNode variables, @Nullable String operationName) {
        return DocumentCost.predict(schema, Document.parse(document), variables, operationName);
    }

    /**
     * Predicts the cost that one operation had on a day, for comparison with answers kept from then. Shopify announced one
     * change of prices with its date: {@code metafieldsSet} asks for each owner since 2026-09-15. All else has the
     * latest price that is known.
     *
     * @param document GraphQL text
     * @param variables an object of the variables' values, or null for none
     * @param operationName which operation runs; null or empty where the document has just one
     * @return points, at least 1
     * @throws IllegalArgumentException if the text is not GraphQL, has no such operation, or names a type or a field
     *     that the schema lacks
     */
    public static int predict(
            AdminSchema schema,
            String document,
            @Nullable JsonNode variables,
            @Nullable String operationName,
            LocalDate day) {
        return DocumentCost.predict(schema, Document.parse(document), variables, operationName, day);
    }
}
