package io.shopwright.analytics.basket;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.ArrayList;
import java.util.List;

/** The baskets that a reference case names or lists. */
final class BasketCases {

    private BasketCases() {}

    static Baskets baskets(JsonNode input) {
        if (input.has("file")) {
            List<String> lines = CaseFile.lines(input.get("file").asText())
                    .subList(input.get("row_from").asInt(), input.get("row_to").asInt());
            return Baskets.of(
                    lines.stream().map(line -> List.of(line.split(",", -1))).toList());
        }
        List<List<String>> baskets = new ArrayList<>();
        input.get("baskets").forEach(basket -> baskets.add(CaseFile.texts(basket)));
        return Baskets.of(baskets);
    }
}
