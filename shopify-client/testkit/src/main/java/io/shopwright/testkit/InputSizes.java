package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Field;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists in arguments that are longer than Shopify takes. */
final class InputSizes {
    private static final int MOST = 250;

    /** The lists that may be longer, by the mutation and the name of the list. */
    private static final Map<String, Integer> LARGER = Map.of(
            "productSet.variants", 2_048,
            "draftOrderCreate.lineItems", 499,
            "draftOrderUpdate.lineItems", 499,
            "draftOrderCalculate.lineItems", 499);

    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();

    private InputSizes() {}

    /** One error for each list of a root field that is too long. */
    static ArrayNode errors(ExecutableNormalizedOperation operation) {
        InputSizes sizes = new InputSizes();
        for (ExecutableNormalizedField root : operation.getTopLevelFields()) {
            Field written = operation.getMergedField(root).getSingleField();
            Place field = new Place(written, List.of(root.getFieldName()));
            root.getResolvedArguments().forEach((name, value) -> sizes.check(value, name, field.below(name)));
        }
        return sizes.errors;
    }

    /** Where a value stands. */
    private record Place(Field root, List<String> path) {
        Place below(String key) {
            List<String> longer = new ArrayList<>(path);
            longer.add(key);
            return new Place(root, longer);
        }
    }

    private void check(@Nullable Object value, String name, Place place) {
        if (value instanceof List<?> list) {
            int most = LARGER.getOrDefault(place.root().getName() + "." + name, MOST);
            if (list.size() > most) {
                errors.add(tooLong(list.size(), most, place));
            }
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), "", place.below(String.valueOf(i)));
            }
        } else if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, each) -> check(each, String.valueOf(key), place.below(String.valueOf(key))));
        }
    }

    private static ObjectNode tooLong(int size, int most, Place place) {
        String message = "The input array size of " + size + " is greater than the maximum allowed of " + most + ".";
        ObjectNode error =
                StaticErrors.error(message, List.of(place.root().getSourceLocation()), "MAX_INPUT_SIZE_EXCEEDED");
        place.path().forEach(error.putArray("path")::add);
        return error;
    }
}
