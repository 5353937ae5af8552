package io.shopwright.testkit;

import java.util.Set;

/** A type of metafields; answers the schema's MetafieldDefinitionType. */
record MetafieldType(String name) {
    private static final Set<String> NUMBERS = Set.of("number_integer", "number_decimal", "rating", "money");
    private static final Set<String> TEXTS =
            Set.of("single_line_text_field", "multi_line_text_field", "rich_text_field");
    private static final Set<String> TIMES = Set.of("date", "date_time");
    private static final Set<String> MEASUREMENTS = Set.of("dimension", "volume", "weight");

    /** Types beyond those of the sets; measurements that only some shops know are not here. */
    private static final Set<String> OTHERS = Set.of("boolean", "color", "id", "json", "link", "url", "language");

    boolean isKnown() {
        String element = element();
        return NUMBERS.contains(element)
                || TEXTS.contains(element)
                || TIMES.contains(element)
                || MEASUREMENTS.contains(element)
                || OTHERS.contains(element)
                || element.endsWith("_reference");
    }

    private String element() {
        return name.startsWith("list.") ? name.substring("list.".length()) : name;
    }

    /** Recorded for texts alone. */
    String category() {
        if (TEXTS.contains(name)) {
            return "TEXT";
        }
        throw ShopifyError.notSimulated("MetafieldDefinitionType.category of " + name);
    }
}
