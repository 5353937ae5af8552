package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a metafield as Shopify writes it, which is not always as it was given. */
final class MetafieldValue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LIST = "list.";
    private static final Pattern LOCAL_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");

    /** The types whose value is text as it is; the others are JSON. */
    private static final Set<String> TEXTS = Set.of(
            "single_line_text_field",
            "multi_line_text_field",
            "string",
            "date",
            "date_time",
            "url",
            "color",
            "number_decimal",
            "id",
            "language");

    /** Units that lists of values abbreviate in their JSON. */
    private static final Map<String, String> SHORT_UNITS = Map.of(
            "millimeters", "mm",
            "centimeters", "cm",
            "meters", "m",
            "milliliters", "ml",
            "liters", "l",
            "grams", "g",
            "kilograms", "kg",
            "ounces", "oz",
            "pounds", "lb");

    private MetafieldValue() {}

    /** What the field {@code value} answers. */
    static String text(String type, String given) {
        if (type.equals("date_time")) {
            return time(given);
        }
        if (isText(type)) {
            return given;
        }
        JsonNode node = parsed(given);
        if (node == null) {
            return given;
        }
        String element = type.startsWith(LIST) ? type.substring(LIST.length()) : type;
        JsonNode written = each(node, one -> written(element, one));
        return written.equals(node) && !element.equals("rating") ? given : written.toString();
    }

    private static JsonNode written(String type, JsonNode value) {
        if (type.equals("date_time")) {
            return NODES.textNode(time(value.asText()));
        }
        if (type.equals("number_decimal")) {
            return NODES.textNode(value.asText());
        }
        if (type.equals("rating") && value.isObject()) {
            ObjectNode rating = NODES.objectNode();
            rating.set("scale_min", value.path("scale_min"));
            rating.set("scale_max", value.path("scale_max"));
            return rating.set("value", value.path("value"));
        }
        if (isMeasurement(type, value)) {
            return NODES.objectNode()
                    .put("value", value.path("value").doubleValue())
                    .put("unit", value.path("unit").asText().toUpperCase(Locale.ROOT));
        }
        return value;
    }

    /** What the field {@code jsonValue} answers, of a value as text makes it. */
    static Object json(String type, String value) {
        JsonNode node = isText(type) ? null : parsed(value);
        if (node == null) {
            return value;
        }
        boolean list = type.startsWith(LIST);
        String element = list ? type.substring(LIST.length()) : type;
        JsonNode shown = each(node, one -> isMeasurement(element, one) ? measurement(one, list) : one);
        return JSON.convertValue(shown, Object.class);
    }

    /** Units of single values are as in the text; those of lists are small and some are short. */
    private static JsonNode measurement(JsonNode value, boolean list) {
        double number = value.path("value").doubleValue();
        String unit = value.path("unit").asText();
        ObjectNode shown = NODES.objectNode();
        if (number == Math.rint(number)) {
            shown.put("value", (long) number);
        } else {
            shown.put("value", number);
        }
        String small = unit.toLowerCase(Locale.ROOT);
        return shown.put("unit", list ? SHORT_UNITS.getOrDefault(small, small) : unit);
    }

    private static boolean isMeasurement(String type, JsonNode value) {
        boolean free = type.equals("json") || type.equals("rich_text_field");
        return !free
                && value.size() == 2
                && value.path("value").isNumber()
                && value.path("unit").isTextual();
    }

    private static boolean isText(String type) {
        return TEXTS.contains(type) || (type.endsWith("_reference") && !type.startsWith(LIST));
    }

    private static String time(String given) {
        return LOCAL_TIME.matcher(given).matches() ? given + "+00:00" : given;
    }

    private static JsonNode each(JsonNode node, UnaryOperator<JsonNode> change) {
        if (!node.isArray()) {
            return change.apply(node);
        }
        ArrayNode changed = NODES.arrayNode();
        node.forEach(one -> changed.add(change.apply(one)));
        return changed;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
