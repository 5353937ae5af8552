package io.shopwright.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One entry of an answer's top-level {@code errors}.
 *
 * @param message for a person
 * @param code such as {@code ACCESS_DENIED}; empty if the entry has none
 * @param path to the field that failed, indexes as text; empty if the whole document failed
 * @param json the entry as it came
 */
public record GraphQlError(String message, String code, List<String> path, JsonNode json) {
    public GraphQlError {
        path = List.copyOf(path);
    }

    @Override
    public String toString() {
        return message
                + (code.isEmpty() ? "" : " (" + code + ")")
                + (path.isEmpty() ? "" : " at " + String.join(".", path));
    }
}
