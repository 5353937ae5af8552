package io.shopwright.testkit;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of metafields; answers the schema's MetafieldDefinitionType. */
record MetafieldType(String name) {
    private static final String LIST = "list.";

    private static final Map<String, Set<String>> CATEGORIES = Map.ofEntries(
            Map.entry("TEXT", Set.of("single_line_text_field", "multi_line_text_field", "rich_text_field")),
            Map.entry("NUMBER", Set.of("number_integer", "number_decimal")),
            Map.entry("DATE_TIME", Set.of("date", "date_time")),
            Map.entry("TRUE_FALSE", Set.of("boolean")),
            Map.entry("COLOR", Set.of("color")),
            Map.entry("ID", Set.of("id")),
            Map.entry("JSON", Set.of("json")),
            Map.entry("LANGUAGE", Set.of("language")),
            Map.entry("LINK", Set.of("link")),
            Map.entry("MONEY", Set.of("money")),
            Map.entry("RATING", Set.of("rating")),
            Map.entry("URL", Set.of("url")),
            Map.entry(
                    "MEASUREMENT",
                    Set.of(
                            "antenna_gain",
                            "area",
                            "battery_charge_capacity",
                            "battery_energy_capacity",
                            "capacitance",
                            "concentration",
                            "data_storage_capacity",
                            "data_transfer_rate",
                            "dimension",
                            "display_density",
                            "distance",
                            "duration",
                            "electric_current",
                            "electrical_resistance",
                            "energy",
                            "frequency",
                            "illuminance",
                            "inductance",
                            "luminous_flux",
                            "mass_flow_rate",
                            "power",
                            "pressure",
                            "resolution",
                            "rotational_speed",
                            "sound_level",
                            "speed",
                            "temperature",
                            "thermal_power",
                            "voltage",
                            "volume",
                            "volumetric_flow_rate",
                            "weight")));

    private @Nullable String found() {
        String element = name.startsWith(LIST) ? name.substring(LIST.length()) : name;
        if (element.endsWith("_reference")) {
            return "REFERENCE";
        }
        return CATEGORIES.entrySet().stream()
                .filter(each -> each.getValue().contains(element))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    boolean isKnown() {
        return found() != null;
    }

    boolean isMeasurement() {
        return "MEASUREMENT".equals(found()) && !name.startsWith(LIST);
    }

    String category() {
        String category = found();
        if (category == null) {
            throw ShopifyError.notSimulated("the metafield type " + name);
        }
        return category;
    }
}
