package io.shopwright.testkit;

import io.shopwright.testkit.MetaobjectDefinition.MetaobjectFieldDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of the shop's own making.
 *
 * @param given the values by the fields' keys, as they came: so they name the object, but fields show them tidied
 * @param fallbackName how it is shown where no field names it
 * @param publication ACTIVE or DRAFT
 */
record Metaobject(
        long key,
        long definitionKey,
        String handle,
        String fallbackName,
        Map<String, String> given,
        String publication,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** A field and its value. */
    record MetaobjectField(String key, @Nullable String value, MetaobjectFieldDefinition definition) {
        String type() {
            return definition.type().name();
        }

        @Nullable
        Object jsonValue() {
            return value == null ? null : MetafieldValue.json(type(), value);
        }
    }

    record MetaobjectCapabilityDataPublishable(String status) {}

    record MetaobjectCapabilityData(@Nullable MetaobjectCapabilityDataPublishable publishable) {
        @Nullable
        Object onlineStore() {
            return null;
        }
    }

    Metaobject {
        given = Map.copyOf(given);
    }

    MetaobjectDefinition definition(ShopData data) {
        return Objects.requireNonNull(data.table(MetaobjectDefinition.class).get(definitionKey));
    }

    MetaobjectDefinition definition(Call call) {
        return definition(call.data());
    }

    String type(Call call) {
        return definition(call).type();
    }

    String displayName(Call call) {
        return displayName(call.data());
    }

    String displayName(ShopData data) {
        String named = definition(data).displayNameKey();
        String name = named == null ? null : given.get(named);
        return name == null ? fallbackName : name;
    }

    private MetaobjectField field(MetaobjectFieldDefinition definition) {
        String value = given.get(definition.key());
        String text =
                value == null ? null : MetafieldValue.text(definition.type().name(), value);
        return new MetaobjectField(definition.key(), text, definition);
    }

    List<MetaobjectField> fields(Call call) {
        List<MetaobjectField> fields = new ArrayList<>();
        definition(call).fieldDefinitions().forEach(each -> fields.add(field(each)));
        return fields;
    }

    @Nullable
    MetaobjectField field(Call call) {
        MetaobjectFieldDefinition found = definition(call).field(String.valueOf(call.text("key")));
        return found == null ? null : field(found);
    }

    MetaobjectCapabilityData capabilities() {
        return new MetaobjectCapabilityData(new MetaobjectCapabilityDataPublishable(publication));
    }

    /** A handle as people read it: MyHandle is My Handle. */
    static String spoken(String handle) {
        StringBuilder words = new StringBuilder();
        for (String word : handle.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").split("[-_]+", -1)) {
            if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return words.toString();
    }

    Map<String, String> with(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
