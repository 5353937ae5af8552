package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.UserError;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lists in which a mutation's payload says why it was refused. Each payload names and types them its own way. */
final class UserErrors {
    /** Before the name of a list that the caller's record selects itself. */
    private static final String OURS = "shopwright_";

    private UserErrors() {}

    static List<SchemaField> lists(AdminSchema schema, SchemaField mutation) {
        List<SchemaField> lists = new ArrayList<>();
        for (SchemaField field : schema.typeOf(mutation.type()).fields().values()) {
            if (field.type().isList() && field.name().toLowerCase(Locale.ROOT).endsWith("usererrors")) {
                lists.add(field);
            }
        }
        return lists;
    }

    static Selection selection(AdminSchema schema, SchemaField list, boolean taken) {
        SchemaType type = schema.typeOf(list.type());
        List<Selection> selections = new ArrayList<>();
        for (String name : List.of("field", "message", "code")) {
            if (type.fields().containsKey(name)) {
                selections.add(Selection.Field.of(name, List.of()));
            }
        }
        return new Selection.Field(taken ? OURS + list.name() : null, list.name(), Map.of(), List.of(), selections);
    }

    /** All user errors of a payload, whatever its lists are called. */
    static List<UserError> read(JsonNode payload) {
        List<UserError> errors = new ArrayList<>();
        payload.properties().forEach(entry -> {
            String key = entry.getKey();
            boolean shadowed = payload.has(OURS + key);
            if (key.toLowerCase(Locale.ROOT).endsWith("usererrors") && !shadowed) {
                entry.getValue().forEach(error -> errors.add(userError(error)));
            }
        });
        return errors;
    }

    private static UserError userError(JsonNode error) {
        List<String> field = new ArrayList<>();
        JsonNode path = error.path("field");
        if (path.isTextual()) {
            field.add(path.textValue());
        }
        path.forEach(step -> field.add(step.asText()));
        return new UserError(
                field, error.path("message").asText(), error.path("code").asText(""));
    }
}
