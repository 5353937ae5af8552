package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.ValueChecks.Validation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes definitions of metafields. */
final class MetafieldDefinitions {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]*");
    private static final int LONGEST = 255;
    private static final int MOST_PINNED = 50;

    record Created(@Nullable MetafieldDefinition createdDefinition, List<UserError> userErrors) {}

    record Updated(
            @Nullable MetafieldDefinition updatedDefinition,
            @Nullable Job validationJob,
            List<UserError> userErrors) {}

    /** The answer to a field of type MetafieldDefinitionIdentifier. */
    record Identifier(String ownerType, String namespace, String key) {}

    record Deleted(
            @Nullable String deletedDefinitionId, @Nullable Identifier deletedDefinition, List<UserError> userErrors) {}

    record Pinned(@Nullable MetafieldDefinition pinnedDefinition, List<UserError> userErrors) {}

    record Unpinned(@Nullable MetafieldDefinition unpinnedDefinition, List<UserError> userErrors) {}

    private MetafieldDefinitions() {}

    static Created create(Call call) {
        Input input = call.input("definition");
        String owner = input.text("ownerType", "");
        String namespace = Metafields.namespace(input.text("namespace"));
        String key = input.text("key", "");
        MetafieldType type = new MetafieldType(input.text("type", ""));
        List<Validation> validations = Validation.of(input);
        Errors errors = new Errors();
        checkName("namespace", "Namespace", namespace, 3, errors);
        checkName("key", "Key", key, 2, errors);
        checkTexts(input, errors);
        if (!type.isKnown()) {
            throw ShopifyError.notSimulated("the metafield type " + type.name());
        }
        String wrong = ValueChecks.wrongOptions(type.name(), validations);
        if (wrong != null) {
            String code = wrong.contains("duplicate") ? "DUPLICATE_OPTION" : "INVALID_OPTION";
            errors.add("definition.validations", wrong, code);
        }
        if (MetafieldDefinition.find(call.data(), owner, namespace, key) != null) {
            String owners = owner.charAt(0) + owner.substring(1).toLowerCase(Locale.ROOT);
            errors.add(
                    "definition.key",
                    "Key is in use for " + owners + " metafields on the '" + namespace + "' namespace.",
                    "TAKEN");
        }
        Integer position = input.flag("pin") ? nextPin(call, owner) : null;
        if (position != null && position > MOST_PINNED) {
            errors.add(UserError.whole("Limit of 50 pinned definitions.", "PINNED_LIMIT_REACHED"));
        }
        if (errors.any()) {
            throw new Refused(new Created(null, errors.list()));
        }
        Table<MetafieldDefinition> table = call.data().table(MetafieldDefinition.class);
        return new Created(
                table.put(new MetafieldDefinition(
                        table.nextKey(),
                        owner,
                        namespace,
                        key,
                        input.text("name", ""),
                        input.text("description"),
                        type,
                        validations,
                        position,
                        call.now())),
                List.of());
    }

    private static void checkName(String member, String spoken, String value, int shortest, Errors errors) {
        if (value.length() < shortest) {
            errors.add(
                    "definition." + member,
                    spoken + " is too short (minimum is " + shortest + " characters)",
                    "TOO_SHORT");
        }
        if (!PLAIN.matcher(value).matches()) {
            errors.add(
                    "definition." + member, spoken + " contains one or more invalid characters.", "INVALID_CHARACTER");
        }
    }

    private static void checkTexts(Input input, Errors errors) {
        for (String member : List.of("name", "description")) {
            if (input.text(member, "").length() > LONGEST) {
                String message = UserError.spoken(member) + " is too long (maximum is 255 characters)";
                errors.add("definition." + member, message, "TOO_LONG");
            }
        }
    }

    /** After the last of the owner type. */
    private static int nextPin(Call call, String owner) {
        return call.data().table(MetafieldDefinition.class).rows().stream()
                        .filter(each -> each.ownerType().equals(owner))
                        .map(MetafieldDefinition::pinnedPosition)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static @Nullable MetafieldDefinition identified(Call call, Input by) {
        return MetafieldDefinition.find(
                call.data(), by.text("ownerType", ""), Metafields.namespace(by.text("namespace")), by.text("key", ""));
    }

    /** By the id in one argument or the names in another. */
    static @Nullable MetafieldDefinition found(Call call, String id) {
        return call.gives(id) ? call.row(id, MetafieldDefinition.class) : identified(call, call.input("identifier"));
    }

    static Updated update(Call call) {
        Input input = call.input("definition");
        MetafieldDefinition before = identified(call, input);
        if (before == null) {
            throw new Refused(new Updated(
                    null, null, List.of(UserError.coded("definition", "Definition not found.", "NOT_FOUND"))));
        }
        Errors errors = new Errors();
        checkTexts(input, errors);
        Edit<MetafieldDefinition> edit = Edit.of(before).take(input, "name", "description");
        if (input.gives("pin")) {
            Integer position =
                    before.pinnedPosition() == null ? nextPin(call, before.ownerType()) : before.pinnedPosition();
            edit.set("pinnedPosition", input.flag("pin") ? position : null);
        }
        if (input.has("validations")) {
            List<Validation> validations = Validation.of(input);
            String wrong = ValueChecks.wrongOptions(before.type().name(), validations);
            if (wrong != null) {
                errors.add("definition.validations", wrong, "INVALID_OPTION");
            }
            edit.set("validations", validations);
        }
        if (errors.any()) {
            throw new Refused(new Updated(null, null, errors.list()));
        }
        MetafieldDefinition changed =
                call.data().table(MetafieldDefinition.class).put(edit.done());
        boolean checks = !changed.validations().equals(before.validations())
                && !changed.all(call.data()).isEmpty();
        return new Updated(changed, checks ? Job.pending(call.data()) : null, List.of());
    }

    static Deleted delete(Call call) {
        MetafieldDefinition gone = found(call, "id");
        boolean all = call.flag("deleteAllAssociatedMetafields");
        if (gone == null) {
            throw ShopifyError.notSimulated("deleting a definition that does not exist");
        }
        ShopData data = call.data();
        List<Metafield> metafields = gone.all(data);
        String type = gone.type().name();
        if (!all && !metafields.isEmpty() && type.endsWith("_reference")) {
            return refused("Deleting a reference type metafield definition", "REFERENCE_TYPE_DELETION_ERROR");
        }
        if (!all && !metafields.isEmpty() && type.equals("id")) {
            return refused("Deleting an id type metafield definition", "ID_TYPE_DELETION_ERROR");
        }
        if (all) {
            data.table(Metafield.class).remove(metafields::contains);
        }
        data.table(MetafieldDefinition.class).remove(each -> each.key() == gone.key());
        return new Deleted(gone.id(), new Identifier(gone.ownerType(), gone.namespace(), gone.fieldKey()), List.of());
    }

    private static Deleted refused(String what, String code) {
        String message = what + " requires deletion of its associated metafields.";
        return new Deleted(null, null, List.of(UserError.whole(message, code)));
    }

    static Pinned pin(Call call) {
        MetafieldDefinition before = found(call, "definitionId");
        if (before == null) {
            throw ShopifyError.notSimulated("pinning a definition that does not exist");
        }
        if (before.pinnedPosition() != null) {
            return new Pinned(null, List.of(UserError.whole("Definition already pinned.", "ALREADY_PINNED")));
        }
        int position = nextPin(call, before.ownerType());
        if (position > MOST_PINNED) {
            return new Pinned(
                    null, List.of(UserError.whole("Limit of 50 pinned definitions.", "PINNED_LIMIT_REACHED")));
        }
        MetafieldDefinition pinned =
                Edit.of(before).set("pinnedPosition", position).done();
        return new Pinned(call.data().table(MetafieldDefinition.class).put(pinned), List.of());
    }

    static Unpinned unpin(Call call) {
        MetafieldDefinition before = found(call, "definitionId");
        if (before == null) {
            throw ShopifyError.notSimulated("unpinning a definition that does not exist");
        }
        if (before.pinnedPosition() == null) {
            String message = "Definition " + before.key() + " isn't pinned.";
            return new Unpinned(null, List.of(UserError.whole(message, "NOT_PINNED")));
        }
        MetafieldDefinition loose = Edit.of(before).set("pinnedPosition", null).done();
        return new Unpinned(call.data().table(MetafieldDefinition.class).put(loose), List.of());
    }
}
