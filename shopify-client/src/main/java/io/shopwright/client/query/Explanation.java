package io.shopwright.client.query;

import io.shopwright.client.cost.QueryCost;
import io.shopwright.client.internal.Request;
import io.shopwright.client.schema.AdminSchema;
import java.util.List;

/**
 * What a call would send, without sending it.
 *
 * @param document the GraphQL text
 * @param variables their values as JSON
 * @param predictedCost points that the shop will ask for
 * @param deprecations the deprecated fields and arguments in use, with what the schema says of them
 */
public record Explanation(String document, String variables, int predictedCost, List<String> deprecations) {
    public Explanation {
        deprecations = List.copyOf(deprecations);
    }

    static Explanation of(AdminSchema schema, Plan plan, Request request) {
        int cost = QueryCost.predict(schema, request.text(), request.variables(), request.operationName());
        return new Explanation(request.text(), request.variables().toString(), cost, plan.deprecations());
    }

    /** For a person: cost, document, variables and deprecations below each other. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(predictedCost).append(predictedCost == 1 ? " point\n" : " points\n");
        text.append(document.strip()).append("\n# variables: ").append(variables);
        deprecations.forEach(deprecation -> text.append("\n# deprecated: ").append(deprecation));
        return text.toString();
    }
}
