package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
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
        check(uri, errors);
        boolean taken = table.rows().stream()
                .anyMatch(each -> each.topic().equals(topic) && each.uri().equals(uri));
        if (taken) {
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
                input.texts("metafieldNamespaces"),
                call.session().version().name(),
                call.now(),
                call.now());
        return new Payload(table.put(made), List.of());
    }

    private static void check(String uri, Errors errors) {
        if (uri.isBlank()) {
            errors.add("webhookSubscription.callbackUrl", "Address can't be blank", null);
        } else if (uri.startsWith("http:")) {
            errors.add("webhookSubscription.callbackUrl", "Address protocol http:// is not supported", null);
        }
    }

    static Payload update(Call call) {
        WebhookSubscription before = call.row("id", WebhookSubscription.class);
        Input input = call.input("webhookSubscription");
        if (before == null) {
            throw new Refused(new Payload(null, List.of(UserError.at("id", NONE))));
        }
        Edit<WebhookSubscription> edit = Edit.of(before)
                .take("uri", input, "callbackUrl")
                .take(input, "uri", "filter", "name", "format", "includeFields", "metafieldNamespaces")
                .set("updatedAt", call.now());
        return new Payload(call.data().table(WebhookSubscription.class).put(edit.done()), List.of());
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
