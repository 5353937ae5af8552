package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes collections. */
final class CollectionMutations {
    private static final int LONGEST = 255;
    private static final String NONE = "Collection does not exist";

    record Payload(@Nullable Collection collection, List<UserError> userErrors) {}

    record Removed(@Nullable Job job, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedCollectionId, Shop shop, List<UserError> userErrors) {}

    private CollectionMutations() {}

    private static Input input(Call call) {
        if (call.knows("collection") && call.gives("collection")) {
            throw ShopifyError.notSimulated(call.coordinates() + "(collection:)");
        }
        return call.input("input").ignore("redirectNewHandle");
    }

    static Payload create(Call call) {
        Input input = input(call);
        ShopData data = call.data();
        Errors errors = check(input, true);
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        Collection blank = Edit.of(Collection.BLANK)
                .set("key", data.table(Collection.class).nextKey())
                .done();
        Collection made = data.table(Collection.class).put(changed(call, blank, input));
        errors = Metafields.setAll(call, made, input);
        return new Payload(made, errors.list());
    }

    static Payload update(Call call) {
        Input input = input(call);
        Long key = input.key("id", "Collection");
        Table<Collection> collections = call.data().table(Collection.class);
        Collection collection = key == null ? null : collections.get(key);
        if (collection == null) {
            return new Payload(null, List.of(UserError.at("id", NONE)));
        }
        Errors errors = check(input, false);
        if (errors.any()) {
            return new Payload(collection, errors.list());
        }
        Collection made = collections.put(changed(call, collection, input));
        errors = Metafields.setAll(call, made, input);
        return new Payload(made, errors.list());
    }

    private static Errors check(Input input, boolean isNew) {
        Errors errors = new Errors();
        String title = input.text("title");
        if ((isNew || input.has("title")) && (title == null || title.isBlank())) {
            errors.add("title", "Title can't be blank", null);
        }
        if (title != null && title.length() > LONGEST) {
            errors.add("title", "Title is too long (maximum is 255 characters)", null);
        }
        return errors;
    }

    private static Collection changed(Call call, Collection collection, Input input) {
        Set<String> taken = call.data().table(Collection.class).rows().stream()
                .filter(each -> each.key() != collection.key())
                .map(Collection::handle)
                .collect(Collectors.toSet());
        String handle = collection.handle();
        if (input.has("handle") || handle.isEmpty()) {
            String given = input.text("handle", "");
            handle = Handles.free(Handles.of(given.isBlank() ? input.text("title", "") : given), taken);
        }
        Edit<Collection> edit = Edit.of(collection)
                .take(input, "title", "descriptionHtml", "sortOrder", "templateSuffix")
                .set("handle", handle)
                .set("updatedAt", call.now());
        Input seo = input.object("seo");
        if (seo != null) {
            edit.set("seo", new Product.Seo(seo.text("title"), seo.text("description")));
        }
        Input rules = input.object("ruleSet");
        if (rules != null) {
            edit.set("ruleSet", rules(rules));
        }
        if (input.gives("products")) {
            edit.set("productKeys", input.keys("products", "Product"));
        }
        return edit.done();
    }

    private static Collection.RuleSet rules(Input input) {
        List<Collection.Rule> rules = new ArrayList<>();
        for (Input each : input.objects("rules")) {
            rules.add(new Collection.Rule(
                    each.text("column", ""), each.text("relation", ""), each.text("condition", "")));
        }
        return new Collection.RuleSet(input.flag("appliedDisjunctively"), List.copyOf(rules));
    }

    static Payload addProducts(Call call) {
        Collection collection = call.row("id", Collection.class);
        List<Long> added = call.keys("productIds", "Product");
        if (collection == null) {
            return new Payload(null, List.of(UserError.at("id", NONE)));
        }
        if (collection.ruleSet() != null) {
            return new Payload(null, List.of(UserError.at("id", "Can't manually add products to a smart collection")));
        }
        if (added.stream().anyMatch(collection.productKeys()::contains)) {
            String message = "Error adding " + call.list("productIds").get(0) + " to collection " + collection.id()
                    + ": Product already in collection";
            return new Payload(null, List.of(UserError.at("productIds", message)));
        }
        Set<Long> keys = new LinkedHashSet<>(collection.productKeys());
        keys.addAll(added);
        return new Payload(put(call, collection, keys), List.of());
    }

    private static Collection put(Call call, Collection collection, Set<Long> keys) {
        return call.data()
                .table(Collection.class)
                .put(Edit.of(collection)
                        .set("productKeys", List.copyOf(keys))
                        .set("updatedAt", call.now())
                        .done());
    }

    static Removed removeProducts(Call call) {
        Collection collection = call.row("id", Collection.class);
        List<Long> removed = call.keys("productIds", "Product");
        if (collection == null) {
            return new Removed(null, List.of(UserError.at("id", NONE)));
        }
        Set<Long> keys = new LinkedHashSet<>(collection.productKeys());
        removed.forEach(keys::remove);
        put(call, collection, keys);
        return new Removed(Job.pending(call.data()), List.of());
    }

    static Deleted delete(Call call) {
        ShopData data = call.data();
        Long key = call.input("input").key("id", "Collection");
        Collection collection =
                key == null ? null : data.table(Collection.class).get(key);
        if (collection == null) {
            return new Deleted(null, data.shop(), List.of(UserError.at("id", NONE)));
        }
        data.table(Collection.class).remove(each -> each.key() == collection.key());
        return new Deleted(collection.id(), data.shop(), List.of());
    }
}
