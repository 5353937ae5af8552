package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the value of a metafield, by its type and what its definition asks for. */
final class ValueChecks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern KNOWN_SCHEME = Pattern.compile("(https?|mailto|sms|tel):.*");

    /** A condition of a definition; answers the type MetafieldDefinitionValidation. */
    record Validation(String name, @Nullable String value) {
        static List<Validation> of(Input input) {
            return input.objects("validations").stream()
                    .map(each -> new Validation(each.text("name", ""), each.text("value")))
                    .toList();
        }
    }

    private ValueChecks() {}

    /** Null if the value is good. */
    static @Nullable String wrong(String type, String value, List<Validation> validations) {
        if (value.isEmpty()) {
            return "Value can't be blank.";
        }
        String malformed =
                new MetafieldType(type).isMeasurement() ? malformedMeasurement(value) : malformed(type, value);
        if (malformed != null) {
            return malformed;
        }
        for (Validation each : validations) {
            String limit = each.value();
            String broken = limit == null ? null : broken(type, value, each.name(), limit);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private static @Nullable String malformed(String type, String value) {
        return switch (type) {
            case "number_integer" -> INTEGER.matcher(value).matches() ? null : "Value must be an integer.";
            case "number_decimal" -> DECIMAL.matcher(value).matches() ? null : "Value must be a decimal.";
            case "boolean" -> value.equals("true") || value.equals("false") ? null : "Value must be true or false.";
            case "date" -> DATE.matcher(value).matches() ? null : "Value must be in YYYY-MM-DD format.";
            case "date_time" ->
                TIME.matcher(value).matches()
                        ? null
                        : "Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00";
            case "color" -> COLOR.matcher(value).matches() ? null : "Value must be a hex color code.";
            case "single_line_text_field" -> value.contains("\n") ? "Value must be a single line text string." : null;
            case "url" -> malformedUrl(value);
            case "money" ->
                isObject(value)
                        ? null
                        : "Value must be a stringified JSON object with amount (numeric) and currency_code (string"
                                + " matching the shop's currency) fields.";
            default -> null;
        };
    }

    private static @Nullable String malformedMeasurement(String value) {
        JsonNode measured = parsed(value);
        if (measured == null || !measured.isObject()) {
            return "Value must be a stringified JSON object with a value (numeric) and unit (string from one the"
                    + " supported measurement units) fields.";
        }
        return measured.has("value") && measured.has("unit") ? null : "Value must contain unit and value.";
    }

    private static @Nullable String malformedUrl(String value) {
        if (!SCHEME.matcher(value).matches()) {
            return "Value cannot have an empty scheme (protocol), must include one of the following URL schemes:"
                    + " [\"http\", \"https\", \"mailto\", \"sms\", \"tel\"].'";
        }
        return KNOWN_SCHEME.matcher(value).matches()
                ? null
                : "Value must be one of the following URL schemes: http, https, mailto, sms, tel.";
    }

    private static boolean isObject(String value) {
        return Objects.requireNonNullElse(parsed(value), JSON.nullNode()).isObject();
    }

    private static @Nullable JsonNode parsed(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable String broken(String type, String value, String name, String limit) {
        boolean text = type.endsWith("line_text_field");
        boolean number = type.startsWith("number_");
        return switch (name) {
            case "min" -> {
                if (text) {
                    yield value.length() < Integer.parseInt(limit)
                            ? "Value has a minimum length of " + limit + "."
                            : null;
                }
                yield number && compared(value, limit) < 0 ? "Value has a minimum of " + limit + "." : null;
            }
            case "max" -> {
                if (text) {
                    yield value.length() > Integer.parseInt(limit)
                            ? "Value has a maximum length of " + limit + "."
                            : null;
                }
                boolean late = type.equals("date") && value.compareTo(limit) > 0;
                yield late || (number && compared(value, limit) > 0) ? "Value has a maximum of " + limit + "." : null;
            }
            case "regex" -> matches(value, limit) ? null : "Value is not the correct format.";
            case "choices" ->
                isChoice(value, limit) ? null : "Value does not exist in provided choices: " + list(limit) + ".";
            default -> null;
        };
    }

    private static int compared(String value, String limit) {
        return new BigDecimal(value).compareTo(new BigDecimal(limit));
    }

    private static boolean matches(String value, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(value).find();
        } catch (PatternSyntaxException e) {
            throw ShopifyError.notSimulated("the regular expression " + pattern);
        }
    }

    private static boolean isChoice(String value, String choices) {
        JsonNode list = parsed(choices);
        if (list == null) {
            return false;
        }
        for (JsonNode each : list) {
            if (each.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** As Shopify prints lists, with a space after each comma. */
    private static String list(String choices) {
        return choices.replaceAll(",\\s*", ", ");
    }

    /** What is wrong with the conditions themselves, null if they are good. */
    static @Nullable String wrongOptions(String type, List<Validation> validations) {
        if (validations.stream().map(Validation::name).distinct().count() < validations.size()) {
            return "Validations cannot contain duplicate \"name\" options.";
        }
        boolean text = type.endsWith("line_text_field");
        for (Validation each : validations) {
            boolean limit = each.name().equals("min") || each.name().equals("max");
            String value = String.valueOf(each.value());
            boolean unsupported = type.equals("boolean")
                    || (text && !List.of("min", "max", "regex", "choices").contains(each.name()));
            if (unsupported) {
                return "Validations value for option " + each.name() + " contains an invalid value: '" + each.name()
                        + "' isn't supported for " + type + ".";
            }
            if (limit
                    && (text || type.equals("number_integer"))
                    && !INTEGER.matcher(value).matches()) {
                return "Validations value for option " + each.name() + " must be an integer.";
            }
            if (limit
                    && type.equals("number_decimal")
                    && !DECIMAL.matcher(value).matches()) {
                return "Validations value for option " + each.name() + " must be a decimal.";
            }
        }
        return null;
    }
}
