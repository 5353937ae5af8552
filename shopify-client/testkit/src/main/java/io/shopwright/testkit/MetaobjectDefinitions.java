package io.shopwright.testkit;

import io.shopwright.testkit.MetaobjectDefinition.MetaobjectFieldDefinition;
import io.shopwright.testkit.MetaobjectError.Errors;
import io.shopwright.testkit.ValueChecks.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes definitions of metaobjects. */
final class MetaobjectDefinitions {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Set<String> RESERVED = Set.of("id", "handle");
    private static final int LONGEST = 255;
    private static final int LONGEST_KEY = 64;
    private static final int MOST_FIELDS = 40;

    record Payload(@Nullable MetaobjectDefinition metaobjectDefinition, List<MetaobjectError> userErrors) {}

    record Deleted(@Nullable String deletedId, List<MetaobjectError> userErrors) {}

    private MetaobjectDefinitions() {}

    static Payload create(Call call) {
        Input input = call.input("definition");
        Table<MetaobjectDefinition> table = call.data().table(MetaobjectDefinition.class);
        String given = input.text("type", "");
        String type = given.startsWith("$app:") ? Metafields.namespace(given) : given.toLowerCase(Locale.ROOT);
        Errors errors = new Errors();
        checkType(call, type, errors);
        checkTexts(input, errors);
        List<MetaobjectFieldDefinition> fields = new ArrayList<>();
        List<Input> inputs = input.objects("fieldDefinitions");
        for (int i = 0; i < inputs.size(); i++) {
            addField(fields, inputs.get(i), "definition.fieldDefinitions." + i, errors);
        }
        if (fields.size() > MOST_FIELDS) {
            errors.add("definition.fieldDefinitions", "Maximum 40 fields per metaobject definition", "INVALID");
        }
        String display = input.text("displayNameKey");
        checkDisplayName(display, fields, errors);
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        return new Payload(
                table.put(new MetaobjectDefinition(
                        table.nextKey(),
                        type,
                        input.text("name", Metaobject.spoken(given)),
                        input.text("description"),
                        display,
                        fields,
                        publishes(input, false),
                        call.now(),
                        call.now())),
                List.of());
    }

    private static boolean publishes(Input input, boolean before) {
        Input capabilities = input.object("capabilities");
        Input publishable = capabilities == null ? null : capabilities.object("publishable");
        return publishable == null ? before : publishable.flag("enabled");
    }

    private static void checkType(Call call, String type, Errors errors) {
        if (type.startsWith("shopify--")) {
            errors.add(
                    "definition",
                    "Not authorized. This type is reserved for use by another application.",
                    "NOT_AUTHORIZED");
        } else if (type.length() < 3) {
            errors.add("definition.type", "Type is too short (minimum is 3 characters)", "TOO_SHORT");
        } else if (!PLAIN.matcher(type).matches()) {
            errors.add(
                    "definition.type",
                    "Type contains one or more invalid characters. Only alphanumeric characters, underscores, and"
                            + " dashes are allowed.",
                    "INVALID");
        } else if (MetaobjectDefinition.byType(call.data(), type) != null) {
            errors.add("definition.type", "Type has already been taken", "TAKEN");
        }
    }

    private static void checkTexts(Input input, Errors errors) {
        String name = input.text("name");
        if (name != null && name.isBlank()) {
            errors.add("definition.name", "Name can't be blank", "BLANK");
        }
        for (String member : List.of("name", "description")) {
            if (input.text(member, "").length() > LONGEST) {
                String message = UserError.spoken(member) + " is too long (maximum is 255 characters)";
                errors.add("definition." + member, message, "TOO_LONG");
            }
        }
    }

    private static void checkDisplayName(@Nullable String key, List<MetaobjectFieldDefinition> fields, Errors errors) {
        if (key != null && fields.stream().noneMatch(each -> each.key().equals(key))) {
            errors.add(
                    "definition.displayNameKey",
                    "Field definition \"" + key + "\" does not exist",
                    "UNDEFINED_OBJECT_FIELD");
        }
    }

    private static void addField(List<MetaobjectFieldDefinition> fields, Input input, String path, Errors errors) {
        String key = input.text("key", "");
        MetafieldType type = new MetafieldType(input.text("type", ""));
        boolean known = fields.stream().anyMatch(each -> each.key().equals(key));
        if (RESERVED.contains(key)) {
            errors.add(path, "The name \"" + key + "\" is reserved for system use", "RESERVED_NAME", key);
        } else if (known) {
            errors.add(path, "Field \"" + key + "\" duplicates other inputs", "DUPLICATE_FIELD_INPUT", key);
        } else if (key.isEmpty()) {
            errors.add(path, "Key can't be blank", "BLANK", key);
        } else if (key.length() < 2) {
            errors.add(path, "Key is too short (minimum is 2 characters)", "TOO_SHORT", key);
        } else if (key.length() > LONGEST_KEY) {
            errors.add(path, "Key is too long (maximum is 64 characters)", "TOO_LONG", key);
        } else if (!PLAIN.matcher(key).matches()) {
            errors.add(path, "Key contains one or more invalid characters.", "INVALID", key);
        }
        if (!type.isKnown()) {
            throw ShopifyError.notSimulated("the metafield type " + type.name());
        }
        fields.add(new MetaobjectFieldDefinition(
                key,
                input.text("name", Metaobject.spoken(key)),
                input.text("description"),
                input.flag("required"),
                type,
                Validation.of(input)));
    }

    static Payload update(Call call) {
        MetaobjectDefinition before = call.row("id", MetaobjectDefinition.class);
        Input input = call.input("definition").ignore("resetFieldOrder");
        if (before == null) {
            throw new Refused(new Payload(null, List.of(MetaobjectError.noRecord())));
        }
        Errors errors = new Errors();
        checkTexts(input, errors);
        List<MetaobjectFieldDefinition> fields = new ArrayList<>(before.fieldDefinitions());
        List<Input> operations = input.objects("fieldDefinitions");
        for (int i = 0; i < operations.size(); i++) {
            operate(fields, operations.get(i), "definition.fieldDefinitions." + i, errors);
        }
        String display = input.has("displayNameKey") ? input.text("displayNameKey") : before.displayNameKey();
        checkDisplayName(display, fields, errors);
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        MetaobjectDefinition changed = Edit.of(before)
                .take(input, "name", "description")
                .set("displayNameKey", display)
                .set("fieldDefinitions", fields)
                .set("publishes", publishes(input, before.publishes()))
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().table(MetaobjectDefinition.class).put(changed), List.of());
    }

    private static void operate(List<MetaobjectFieldDefinition> fields, Input operation, String path, Errors errors) {
        Input create = operation.object("create");
        Input update = operation.object("update");
        Input delete = operation.object("delete");
        if (create != null) {
            String key = create.text("key", "");
            if (fields.stream().anyMatch(each -> each.key().equals(key))) {
                String message = "Field definition \"" + key + "\" is already taken";
                errors.add(path + ".create.key", message, "OBJECT_FIELD_TAKEN", key);
                create.ignore("name", "type", "description", "required", "validations");
                return;
            }
            addField(fields, create, path + ".create", errors);
        } else if (update != null) {
            change(fields, update, path + ".update.key", errors);
        } else if (delete != null) {
            String key = delete.text("key", "");
            if (!fields.removeIf(each -> each.key().equals(key))) {
                undefined(path + ".delete.key", key, errors);
            }
        }
    }

    private static void undefined(String path, String key, Errors errors) {
        errors.add(path, "Field definition \"" + key + "\" does not exist", "UNDEFINED_OBJECT_FIELD", key);
    }

    private static void change(List<MetaobjectFieldDefinition> fields, Input update, String path, Errors errors) {
        String key = update.text("key", "");
        MetaobjectFieldDefinition before = fields.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElse(null);
        if (before == null) {
            undefined(path, key, errors);
            update.ignore("name", "description", "required", "validations");
            return;
        }
        Edit<MetaobjectFieldDefinition> edit = Edit.of(before).take(update, "name", "description", "required");
        if (update.has("validations")) {
            edit.set("validations", Validation.of(update));
        }
        MetaobjectFieldDefinition changed = edit.done();
        fields.replaceAll(each -> each.key().equals(key) ? changed : each);
    }

    /** Its metaobjects go with it. */
    static Deleted delete(Call call) {
        MetaobjectDefinition gone = call.row("id", MetaobjectDefinition.class);
        if (gone == null) {
            return new Deleted(null, List.of(MetaobjectError.noRecord()));
        }
        call.data().table(Metaobject.class).remove(each -> each.definitionKey() == gone.key());
        call.data().table(MetaobjectDefinition.class).remove(each -> each.key() == gone.key());
        return new Deleted(gone.id(), List.of());
    }
}
