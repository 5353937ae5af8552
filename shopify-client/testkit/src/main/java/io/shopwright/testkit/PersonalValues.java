package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import graphql.normalized.ExecutableNormalizedField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes personal values out of exchanges; the same value gets the same stand-in. Not safe for threads. */
final class PersonalValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");

    /** Secrets that Shopify gives. */
    private static final Pattern TOKEN = Pattern.compile("shp[a-z]{2}_\\w+");

    /** Members of inputs, and fields of any type. */
    private static final Set<String> NAMES = Set.of(
            "email",
            "emailAddress",
            "phone",
            "phoneNumber",
            "firstName",
            "lastName",
            "note",
            "note2",
            "clientIp",
            "address1",
            "address2",
            "zip",
            "city",
            "company",
            "latitude",
            "longitude",
            "statusPageUrl",
            "invoiceUrl",
            "formatted",
            "formattedArea",
            "multipassIdentifier");

    /** Fields that are personal on these types only. */
    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "Customer", Set.of("displayName"),
            "StaffMember", Set.of("name", "initials"),
            "MailingAddress", Set.of("name"),
            "Attribute", Set.of("value"),
            "BulkOperation", Set.of("url", "partialDataUrl"));

    private static final Pattern LITERAL =
            Pattern.compile("\\b(" + String.join("|", NAMES) + ")(\\s*:\\s*)\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, String> standIns = new HashMap<>();

    /** The document without the personal values in its literals. */
    String removed(String document) {
        String literals = LITERAL.matcher(document)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + found.group(2) + "\"" + standIn(found.group(1), found.group(3)) + "\""));
        return text(literals);
    }

    /** The variables without the values of personal members, and of others that are known to be personal. */
    JsonNode removed(JsonNode variables) {
        return variables(variables, "");
    }

    private JsonNode variables(JsonNode node, String name) {
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(each -> object.set(each.getKey(), variables(each.getValue(), each.getKey())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(each -> array.add(variables(each, name)));
            return array;
        }
        if (!node.isTextual()) {
            return node;
        }
        String value = node.textValue();
        return TextNode.valueOf(
                NAMES.contains(name) ? standIn(name, value) : text(standIns.getOrDefault(value, value)));
    }

    /** The data of an answer, by what its fields are in the schema, whatever their aliases. */
    void remove(JsonNode data, List<ExecutableNormalizedField> fields) {
        if (data.isArray()) {
            data.forEach(each -> remove(each, fields));
        } else if (data instanceof ObjectNode object) {
            for (ExecutableNormalizedField field : fields) {
                JsonNode value = object.path(field.getResultKey());
                if (field.hasChildren()) {
                    remove(value, field.getChildren());
                } else if (isPersonal(field) && !value.isNull() && !value.isMissingNode()) {
                    object.set(field.getResultKey(), leaf(field.getFieldName(), value));
                }
            }
        }
    }

    private static boolean isPersonal(ExecutableNormalizedField field) {
        return NAMES.contains(field.getFieldName())
                || field.getObjectTypeNames().stream()
                        .anyMatch(type -> BY_TYPE.getOrDefault(type, Set.of()).contains(field.getFieldName()));
    }

    private JsonNode leaf(String field, JsonNode value) {
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            value.forEach(each -> array.add(leaf(field, each)));
            return array;
        }
        return value.isNumber() ? JSON.numberNode(0) : TextNode.valueOf(standIn(field, value.asText()));
    }

    private String standIn(String field, String value) {
        if (value.isEmpty() || standIns.containsValue(value)) {
            return value;
        }
        return standIns.computeIfAbsent(value, each -> {
            int number = standIns.size() + 1;
            if (EMAIL.matcher(each).matches()) {
                return "person-" + number + "@example.com";
            }
            return field.startsWith("phone") ? "+1555" + (1_000_000 + number) : "removed-" + number;
        });
    }

    /** Text without the emails and tokens in it. */
    String text(String text) {
        String safe = TOKEN.matcher(text).replaceAll("removed-token");
        return EMAIL.matcher(safe).replaceAll(found -> Matcher.quoteReplacement(standIn("email", found.group())));
    }

    /** The document with all personal values alike. */
    static String blanked(String document) {
        String literals = LITERAL.matcher(document).replaceAll("$1$2\"?\"");
        return EMAIL.matcher(literals).replaceAll("?").strip();
    }

    static JsonNode blanked(JsonNode variables) {
        return blanked(variables, "");
    }

    private static JsonNode blanked(JsonNode node, String name) {
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(each -> object.set(each.getKey(), blanked(each.getValue(), each.getKey())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(each -> array.add(blanked(each, name)));
            return array;
        }
        boolean personal = node.isTextual() && NAMES.contains(name);
        return !node.isTextual()
                ? node
                : TextNode.valueOf(
                        personal ? "?" : EMAIL.matcher(node.textValue()).replaceAll("?"));
    }
}
