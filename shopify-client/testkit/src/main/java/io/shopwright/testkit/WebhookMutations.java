package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.WebhookSubscription.MetafieldName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes webhook subscriptions. */
final class WebhookMutations {
    private static final String NONE = "Webhook subscription does not exist";

    record Payload(@Nullable WebhookSubscription webhookSubscription, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedWebhookSubscriptionId, List<UserError> userErrors) {}

    private WebhookMutations() {}

    static Payload create(Call call) {
        Input input = call.input("webhookSubscription");
        String topic = String.valueOf(call.text("topic"));
        String uri = input.text("uri", input.text("callbackUrl", ""));
        Table<WebhookSubscription> table = call.data().table(WebhookSubscription.class);
        Errors errors = new Errors();
        WebhookChecks.address(uri, errors);
        WebhookChecks.format(input.text("format", "JSON"), uri, errors);
        WebhookChecks.name(input.text("name"), errors);
        WebhookChecks.filter(input.text("filter"), errors);
        WebhookChecks.uniqueName(input.text("name"), table, 0, errors);
        boolean taken = table.rows().stream()
                .anyMatch(each -> each.topic().equals(topic) && each.uri().equals(uri));
        if (taken && !errors.any()) {
            errors.add("webhookSubscription.callbackUrl", "Address for this topic has already been taken", null);
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        WebhookSubscription made = new WebhookSubscription(
                table.nextKey(),
                topic,
                uri,
                input.text("format", "JSON"),
                input.text("filter"),
                input.text("name"),
                input.texts("includeFields"),
                namespaces(input),
                names(input),
                call.session().version().name(),
                call.now(),
                call.now());
        return new Payload(table.put(made), List.of());
    }

    private static List<String> namespaces(Input input) {
        return input.texts("metafieldNamespaces").stream()
                .map(Metafields::namespace)
                .toList();
    }

    private static List<MetafieldName> names(Input input) {
        return input.objects("metafields").stream()
                .map(each -> new MetafieldName(Metafields.namespace(each.text("namespace")), each.text("key", "")))
                .toList();
    }

    static Payload update(Call call) {
        WebhookSubscription before = call.row("id", WebhookSubscription.class);
        Input input = call.input("webhookSubscription");
        if (before == null) {
            throw new Refused(new Payload(null, List.of(UserError.at("id", NONE))));
        }
        Table<WebhookSubscription> table = call.data().table(WebhookSubscription.class);
        Edit<WebhookSubscription> edit = Edit.of(before)
                .take("uri", input, "callbackUrl")
                .take(input, "uri", "filter", "name", "format", "includeFields")
                .set("updatedAt", call.now());
        if (input.has("metafieldNamespaces")) {
            edit.set("metafieldNamespaces", namespaces(input));
        }
        if (input.has("metafields")) {
            edit.set("metafields", names(input));
        }
        Errors errors = new Errors();
        String uri = input.text("uri", input.text("callbackUrl", before.uri()));
        WebhookChecks.address(uri, errors);
        WebhookChecks.format(input.text("format", before.format()), uri, errors);
        WebhookChecks.name(input.text("name"), errors);
        WebhookChecks.filter(input.text("filter"), errors);
        WebhookChecks.uniqueName(input.text("name"), table, before.key(), errors);
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        return new Payload(table.put(edit.done()), List.of());
    }

    static Deleted delete(Call call) {
        WebhookSubscription gone = call.row("id", WebhookSubscription.class);
        if (gone == null) {
            return new Deleted(null, List.of(UserError.at("id", NONE)));
        }
        call.data().table(WebhookSubscription.class).remove(each -> each.key() == gone.key());
        return new Deleted(gone.id(), List.of());
    }
}
