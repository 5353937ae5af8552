package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.WebhookSubscriptions;
import io.shopwright.client.resource.WebhookSubscriptions.Desired;
import io.shopwright.client.resource.WebhookSubscriptions.Plan;
import io.shopwright.client.webhook.Inbox;
import io.shopwright.client.webhook.Payloads;
import io.shopwright.client.webhook.Topic;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookReceiver.Outcome;
import io.shopwright.client.webhook.WebhookReceiver.Receipt;
import io.shopwright.client.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The code of docs/webhooks.md, run. */
class WebhooksPageTest {
    private static final Path ROOT = Path.of(System.getProperty("shopwright.root", "../.."));

    private final List<Object> done = new ArrayList<>();

    private void ship(Payloads.Order order) {
        done.add(order);
    }

    private void store(Stock stock) {
        done.add(stock);
    }

    private void report(Receipt receipt) {
        done.add(receipt.outcome());
    }

    private void alarm(String what, Exception failure) {
        done.add(failure);
    }

    private void forget(long shop) {
        done.add(shop);
    }

    private WebhookReceiver receiver(String secret, Executor executor, Inbox inbox) {
        // tag::receiver[]
        WebhookReceiver receiver = WebhookReceiver.builder(WebhookVerifier.of(secret), executor)
                .inbox(inbox)
                .on(Topic.ORDERS_PAID, (order, delivery) -> ship(order))
                .on(Topic.APP_UNINSTALLED, (shop, delivery) -> forget(shop.id()))
                .on(Topic.INVENTORY_LEVELS_UPDATE.as(Stock.class), (stock, delivery) -> {
                    if (!delivery.late()) {
                        store(stock);
                    }
                })
                .listener(receipt -> report(receipt))
                .failures((delivery, failure) -> alarm(delivery.webhook().toString(), failure))
                .build();
        // end::receiver[]
        return receiver;
    }

    // tag::own[]
    record Stock(
            long inventoryItemId, long locationId, @Nullable Integer available) {}
    // end::own[]

    @Test
    void receiver_takesAWebhook() {
        WebhookReceiver receiver = receiver("secret", Runnable::run, Inbox.inMemory());
        byte[] body = "{\"inventory_item_id\":1,\"location_id\":2,\"available\":3}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = Map.of(
                "X-Shopify-Topic", List.of("inventory_levels/update"),
                "X-Shopify-Shop-Domain", List.of("cool-socks.myshopify.com"),
                "X-Shopify-API-Version", List.of("2026-10"),
                "X-Shopify-Webhook-Id", List.of("1"),
                "X-Shopify-Hmac-Sha256", List.of(WebhookVerifier.of("secret").sign(body)));
        // tag::receive[]
        Receipt receipt = receiver.receive(headers, body);
        int status = receipt.status();
        // end::receive[]

        assertThat(status).isEqualTo(200);
        assertThat(done).containsExactly(new Stock(1, 2, 3), Outcome.ACCEPTED);
        done.clear();
        assertThat(receiver.receive(headers, body).status()).isEqualTo(200);
        assertThat(receiver.receive(headers, new byte[0]).status()).isEqualTo(401);
        assertThat(done).containsExactly(Outcome.DUPLICATE, Outcome.UNAUTHENTIC);
    }

    @Test
    void subscriptions_areReconciled() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            // tag::reconcile[]
            URI app = URI.create("https://app.example");
            WebhookSubscriptions subscriptions = new WebhookSubscriptions(shop);
            Plan plan = subscriptions.reconcile(List.of(
                    Desired.of(Topic.ORDERS_PAID, app),
                    Desired.of(Topic.APP_UNINSTALLED, app),
                    Desired.of(Topic.PRODUCTS_UPDATE, app).filter("status:active")));
            System.out.print(plan);
            subscriptions.apply(plan);
            // end::reconcile[]

            assertThat(subscriptions.all().stream()).hasSize(3);
            assertThat(page()).contains("\n" + plan + "```\n");
        }
    }

    private static String page() {
        try {
            return Files.readString(ROOT.resolve("docs/webhooks.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void statuses_areThePages() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(page()).contains("| `" + outcome + "` | " + outcome.status() + " |");
        }
    }

    /** Each block of the page under a comment "code: name" is the region of this file with that name. */
    @Test
    void page_showsTheCodeThatRunsHere() throws IOException {
        Map<String, String> regions = found(
                "(?s)// tag::(\\w+)\\[]\n(.*?)\n *// end::\\1\\[]",
                Files.readString(ROOT.resolve(
                        "shopify-client/testkit/src/test/java/io/shopwright/testkit/WebhooksPageTest.java")));

        assertThat(found("(?s)<!-- code: (\\w+) -->\n```java\n(.*?)\n```", page()))
                .isEqualTo(regions);
    }

    private static Map<String, String> found(String pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Matcher each = Pattern.compile(pattern).matcher(text);
        while (each.find()) {
            found.put(each.group(1), each.group(2).stripIndent().strip());
        }
        return found;
    }
}
