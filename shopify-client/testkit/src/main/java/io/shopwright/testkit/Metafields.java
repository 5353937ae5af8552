package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.UserError.PathErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes metafields. Their definitions are not simulated: a type must be given or known from before. */
final class Metafields {
    /** Where an app's own metafields are that name no namespace. */
    private static final String OWN = "app--1";

    private static final int MOST = 25;
    private static final int SHORTEST_NAMESPACE = 3;
    private static final int SHORTEST_KEY = 2;
    private static final int LONGEST_NAMESPACE = 255;
    private static final int LONGEST_KEY = 64;

    record Payload(@Nullable List<Metafield> metafields, List<UserError> userErrors) {}

    record Deleted(@Nullable List<@Nullable Identifier> deletedMetafields, List<UserError> userErrors) {}

    /** The answer to a field of type MetafieldIdentifier. */
    record Identifier(String ownerId, String namespace, String key) {}

    private Metafields() {}

    static String namespace(@Nullable String given) {
        if (given == null || given.equals("$app")) {
            return OWN;
        }
        return given.startsWith("$app:") ? OWN + "--" + given.substring("$app:".length()) : given;
    }

    /** All or none. */
    static Payload set(Call call) {
        List<Input> inputs = call.inputs("metafields");
        if (inputs.size() > MOST) {
            throw new Refused(new Payload(
                    List.of(),
                    List.of(UserError.coded(
                            "metafields",
                            "Exceeded the maximum metafields input limit of 25.",
                            "LESS_THAN_OR_EQUAL_TO"))));
        }
        Errors errors = new Errors();
        List<Metafield> made = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            String path = "metafields." + i;
            String owner = input.text("ownerId", "");
            Gid gid = Gid.parse(owner).orElseThrow(() -> ShopifyError.invalidId(owner));
            if (!(call.data().find(gid.type(), gid.number()) instanceof MetafieldOwner found)) {
                errors.add(path + ".ownerId", "Owner does not exist.", "INVALID_VALUE");
                input.ignore("namespace", "key", "type", "value", "compareDigest");
                continue;
            }
            Metafield one = put(call, found, input, new PathErrors(path, errors));
            if (one != null) {
                made.removeIf(each -> each.key() == one.key());
                made.add(one);
            }
        }
        if (errors.any()) {
            throw new Refused(new Payload(List.of(), errors.list()));
        }
        return new Payload(made, List.of());
    }

    /** Sets the metafields that the input of another mutation holds. */
    static Errors setAll(Call call, MetafieldOwner owner, Input input) {
        Errors errors = new Errors();
        List<Input> inputs = input.objects("metafields");
        for (int i = 0; i < inputs.size(); i++) {
            put(call, owner, inputs.get(i), new PathErrors("metafields." + i, errors));
        }
        return errors;
    }

    private static @Nullable Metafield put(Call call, MetafieldOwner owner, Input input, PathErrors at) {
        Table<Metafield> table = call.data().table(Metafield.class);
        String namespace = namespace(input.text("namespace"));
        String key = input.text("key", "");
        String given = input.text("value", "");
        Metafield before = find(call.data(), owner.id(), namespace, key);
        MetafieldDefinition definition =
                MetafieldDefinition.find(call.data(), Metafield.ownerType(owner.id()), namespace, key);
        String known = before != null
                ? before.type()
                : definition != null ? definition.type().name() : "";
        String type = input.text("type", known);
        String value = MetafieldValue.text(type, given);
        Errors own = new Errors();
        checkName(namespace, key, at.path(), own);
        checkValue(type, given, definition, at.path(), own);
        boolean compares = input.has("compareDigest");
        String digest = input.text("compareDigest");
        boolean same = before != null && before.value().equals(value);
        boolean stale = compares && !same && !Objects.equals(digest, before == null ? null : before.compareDigest());
        if (stale) {
            own.add(
                    at.path(),
                    "The resource has been updated since it was loaded. Try again with an updated `compareDigest`"
                            + " value.",
                    "STALE_OBJECT");
        }
        own.list().forEach(at.errors()::add);
        if (own.any()) {
            return null;
        }
        Metafield made = before == null
                ? new Metafield(table.nextKey(), owner.id(), namespace, key, type, value, call.now(), call.now())
                : Edit.of(before)
                        .set("type", type)
                        .set("value", value)
                        .set("updatedAt", same ? before.updatedAt() : call.now())
                        .done();
        return table.put(made);
    }

    private static @Nullable Metafield find(ShopData data, String owner, String namespace, String key) {
        return data.table(Metafield.class).ownedBy(owner).stream()
                .filter(each ->
                        each.namespace().equals(namespace) && each.name().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static void checkName(String namespace, String key, String path, Errors errors) {
        if (namespace.length() < SHORTEST_NAMESPACE) {
            errors.add(path + ".namespace", "Namespace is too short (minimum is 3 characters)", "TOO_SHORT");
        }
        if (namespace.length() > LONGEST_NAMESPACE) {
            errors.add(path + ".namespace", "Namespace is too long (maximum is 255 characters)", "TOO_LONG");
        }
        if (key.length() < SHORTEST_KEY) {
            errors.add(path + ".key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
        }
        if (key.length() > LONGEST_KEY) {
            errors.add(path + ".key", "Key is too long (maximum is 64 characters)", "TOO_LONG");
        }
    }

    private static void checkValue(
            String type, String value, @Nullable MetafieldDefinition definition, String path, Errors errors) {
        if (type.isEmpty()) {
            errors.add(path + ".type", "Type can't be blank", "BLANK");
            return;
        }
        List<ValueChecks.Validation> validations =
                definition != null && definition.type().name().equals(type) ? definition.validations() : List.of();
        String wrong = ValueChecks.wrong(type, value, validations);
        if (wrong != null) {
            errors.add(path + ".value", wrong, "INVALID_VALUE");
        }
    }

    static Deleted delete(Call call) {
        List<@Nullable Identifier> deleted = new ArrayList<>();
        for (Input each : call.inputs("metafields")) {
            String owner = each.text("ownerId", "");
            String namespace = namespace(each.text("namespace"));
            String key = each.text("key", "");
            Metafield found = find(call.data(), owner, namespace, key);
            if (found != null) {
                call.data().table(Metafield.class).remove(row -> row.key() == found.key());
            }
            deleted.add(found == null ? null : new Identifier(owner, namespace, key));
        }
        return new Deleted(deleted, List.of());
    }
}
