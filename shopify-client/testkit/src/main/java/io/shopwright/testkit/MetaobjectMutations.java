package io.shopwright.testkit;

import io.shopwright.testkit.MetaobjectDefinition.MetaobjectFieldDefinition;
import io.shopwright.testkit.MetaobjectError.Errors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes metaobjects. */
final class MetaobjectMutations {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9_-]+");
    private static final int LONGEST = 255;
    private static final int SUFFIX = 8;

    record Payload(@Nullable Metaobject metaobject, List<MetaobjectError> userErrors) {}

    record Deleted(@Nullable String deletedId, List<MetaobjectError> userErrors) {}

    private final Call call;
    private final Input input;
    private final MetaobjectDefinition definition;
    private final Errors errors = new Errors();

    private MetaobjectMutations(Call call, Input input, MetaobjectDefinition definition) {
        this.call = call;
        this.input = input;
        this.definition = definition;
    }

    private static MetaobjectDefinition definition(Call call, String type) {
        String full = type.startsWith("$app:") ? Metafields.namespace(type) : type.toLowerCase(Locale.ROOT);
        MetaobjectDefinition found = MetaobjectDefinition.byType(call.data(), full);
        if (found == null) {
            throw ShopifyError.notSimulated("a metaobject of a type that is not defined");
        }
        return found;
    }

    static Payload create(Call call) {
        Input input = call.input("metaobject");
        MetaobjectDefinition definition = definition(call, input.text("type", ""));
        return new MetaobjectMutations(call, input, definition).create(input.text("handle"), "metaobject.handle");
    }

    private Payload create(@Nullable String wanted, String path) {
        Table<Metaobject> table = call.data().table(Metaobject.class);
        long key = table.nextKey();
        // Shopify's suffix is random; ours follows from the number.
        String suffix = Metafield.digest("metaobject " + key).substring(0, SUFFIX);
        String handle =
                wanted == null ? definition.type().replace('_', '-') + "-" + suffix : free(checked(wanted, path), null);
        boolean suffixed = wanted != null && !handle.equals(wanted.toLowerCase(Locale.ROOT));
        String name = wanted == null
                ? definition.name() + " #" + suffix.toUpperCase(Locale.ROOT)
                : Metaobject.spoken(suffixed ? handle : wanted);
        Map<String, String> values = values();
        requireFields(values);
        String publication = publication(definition.publishes() ? "DRAFT" : "ACTIVE");
        stop();
        return new Payload(
                table.put(new Metaobject(
                        key, definition.key(), handle, name, values, publication, call.now(), call.now())),
                List.of());
    }

    private void stop() {
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
    }

    private String publication(String before) {
        Input capabilities = input.object("capabilities");
        Input publishable = capabilities == null ? null : capabilities.object("publishable");
        if (publishable == null) {
            return before;
        }
        String status = publishable.text("status", before);
        if (!definition.publishes()) {
            errors.add(
                    "metaobject.capabilities.publishable",
                    "Capability is not enabled: publishable",
                    "CAPABILITY_NOT_ENABLED");
        }
        return status;
    }

    private String checked(String handle, String path) {
        String small = handle.toLowerCase(Locale.ROOT);
        if (small.isBlank()) {
            errors.add(path, "Handle can't be blank", "BLANK");
        } else if (small.length() > LONGEST) {
            errors.add(path, "Handle is too long (maximum is 255 characters)", "TOO_LONG");
        } else if (!HANDLE.matcher(small).matches()) {
            errors.add(path, "Handle is invalid", "INVALID");
        }
        return small;
    }

    /** A handle that is taken gets a number. */
    private String free(String handle, @Nullable Metaobject itself) {
        String free = handle;
        for (int i = 1; isTaken(free, itself); i++) {
            free = handle + "-" + i;
        }
        return free;
    }

    private boolean isTaken(String handle, @Nullable Metaobject itself) {
        return call.data().table(Metaobject.class).ownedBy(definition.key()).stream()
                .anyMatch(each -> each.handle().equals(handle) && !each.equals(itself));
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        List<Input> fields = input.objects("fields");
        for (int i = 0; i < fields.size(); i++) {
            String key = fields.get(i).text("key", "");
            String value = fields.get(i).text("value", "");
            String path = "metaobject.fields." + i;
            MetaobjectFieldDefinition field = definition.field(key);
            if (field == null) {
                String message = "Field definition \"" + key + "\" does not exist";
                errors.add(path, message, "UNDEFINED_OBJECT_FIELD", key);
            } else if (values.containsKey(key)) {
                errors.add(path, "Field \"" + key + "\" duplicates other inputs", "DUPLICATE_FIELD_INPUT", key);
            } else if (value.isEmpty()) {
                values.put(key, value);
            } else {
                String type = field.type().name();
                String wrong = ValueChecks.wrong(type, value, field.validations());
                if (wrong != null) {
                    errors.add(path, wrong, "INVALID_VALUE", key);
                } else {
                    values.put(key, value);
                }
            }
        }
        return values;
    }

    private void requireFields(Map<String, String> values) {
        for (MetaobjectFieldDefinition each : definition.fieldDefinitions()) {
            boolean empty = values.getOrDefault(each.key(), "").isEmpty();
            if (each.required() && empty && !errors.any()) {
                errors.add("metaobject", each.name() + " can't be blank", "OBJECT_FIELD_REQUIRED", each.key());
            }
        }
        values.values().removeIf(String::isEmpty);
    }

    static Payload update(Call call) {
        Metaobject before = call.row("id", Metaobject.class);
        Input input = call.input("metaobject").ignore("redirectNewHandle");
        if (before == null) {
            throw new Refused(new Payload(null, List.of(MetaobjectError.noRecord())));
        }
        return new MetaobjectMutations(call, input, before.definition(call.data())).update(before);
    }

    private Payload update(Metaobject before) {
        String wanted = input.text("handle");
        String handle = wanted == null ? before.handle() : checked(wanted, "metaobject.handle");
        if (isTaken(handle, before)) {
            errors.add("metaobject.handle", "Handle has already been taken", "TAKEN");
        }
        Map<String, String> values = new LinkedHashMap<>(before.with(values()));
        requireFields(values);
        String publication = publication(before.publication());
        stop();
        Metaobject changed = Edit.of(before)
                .set("handle", handle)
                .set("given", values)
                .set("publication", publication)
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().table(Metaobject.class).put(changed), List.of());
    }

    static Payload upsert(Call call) {
        Input by = call.input("handle");
        Input input = call.input("metaobject");
        MetaobjectDefinition definition = definition(call, by.text("type", ""));
        String handle = by.text("handle", "");
        Metaobject before = find(call.data(), definition, handle);
        MetaobjectMutations mutation = new MetaobjectMutations(call, input, definition);
        return before == null ? mutation.create(handle, "handle.handle") : mutation.update(before);
    }

    static @Nullable Metaobject find(ShopData data, @Nullable MetaobjectDefinition definition, String handle) {
        return definition == null
                ? null
                : data.table(Metaobject.class).ownedBy(definition.key()).stream()
                        .filter(each -> each.handle().equalsIgnoreCase(handle))
                        .findFirst()
                        .orElse(null);
    }

    static Deleted delete(Call call) {
        Metaobject gone = call.row("id", Metaobject.class);
        if (gone == null) {
            return new Deleted(null, List.of(MetaobjectError.noRecord()));
        }
        call.data().table(Metaobject.class).remove(each -> each.key() == gone.key());
        return new Deleted(gone.id(), List.of());
    }
}
