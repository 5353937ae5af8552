package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.webhook.Delivery;
import io.shopwright.client.webhook.Inbox;
import io.shopwright.client.webhook.Payloads;
import io.shopwright.client.webhook.Topic;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookReceiver.Outcome;
import io.shopwright.client.webhook.WebhookReceiver.Receipt;
import io.shopwright.client.webhook.WebhookVerifier;
import io.shopwright.testkit.Webhooks.HeaderNames;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client's receiver of webhooks, behind a server, gets what the simulated shop sends. */
class WebhookEndpointTest {
    private static final String ORDER = "{\"id\":1,\"n\":%d}";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(clock)
            .app("app-1", "secret-1", "write_orders", "write_products")
            .start();
    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean full = new AtomicBoolean();
    private volatile WebhookReceiver receiver;
    private URI address;

    /** What a handler got. */
    private record Taken(Topic<?> topic, Object payload, Delivery delivery) {}

    private record Counted(long id, int n) {}

    @BeforeEach
    void listen() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Receipt receipt = receiver.receive(
                        request.getHeaders().toMultimap(), request.getBody().toByteArray());
                return new MockResponse.Builder().code(receipt.status()).build();
            }
        });
        server.start();
        address = server.url("/webhooks/orders").uri();
    }

    @AfterEach
    void close() {
        shop.close();
        server.close();
    }

    private WebhookReceiver.Builder receiving(String... secrets) {
        return WebhookReceiver.builder(WebhookVerifier.of(secrets), task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .inbox(Inbox.inMemory(Duration.ofHours(6), clock))
                .listener(receipts::add);
    }

    private <P> void handle(WebhookReceiver.Builder builder, Topic<P> topic) {
        builder.on(topic, (payload, delivery) -> taken.add(new Taken(topic, payload, delivery)));
        shop.webhooks().subscribe(topic.header(), address);
    }

    private void handleCounted() {
        WebhookReceiver.Builder builder = receiving("secret-1");
        handle(builder, Topic.ORDERS_UPDATED.as(Counted.class));
        receiver = builder.build();
    }

    private <P> P next(Topic<P> topic, Class<P> type) throws InterruptedException {
        Taken next = taken.poll(20, TimeUnit.SECONDS);
        assertThat(next).as(topic.header()).isNotNull();
        assertThat(next.topic()).isEqualTo(topic);
        return type.cast(next.payload());
    }

    @Test
    void typedTopics_ofAnOrder_areReadFromWhatTheShopSends() throws Exception {
        WebhookReceiver.Builder builder = receiving("secret-1");
        handle(builder, Topic.ORDERS_CREATE);
        handle(builder, Topic.ORDERS_PAID);
        handle(builder, Topic.ORDERS_FULFILLED);
        handle(builder, Topic.ORDERS_CANCELLED);
        handle(builder, Topic.REFUNDS_CREATE);
        receiver = builder.build();
        Api api = Api.of(shop);
        JsonNode order = create(api);
        String id = order.path("id").asText();
        Payloads.Order created = next(Topic.ORDERS_CREATE, Payloads.Order.class);
        api.data("mutation { orderMarkAsPaid(input: { id: \"" + id + "\" }) { userErrors { message } } }");
        Payloads.Order paid = next(Topic.ORDERS_PAID, Payloads.Order.class);
        api.data("mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: \""
                + order.at("/fulfillmentOrders/nodes/0/id").asText() + "\" }] }) { userErrors { message } } }");
        Payloads.Order sent = next(Topic.ORDERS_FULFILLED, Payloads.Order.class);
        refund(api, order);
        Payloads.Refund refund = next(Topic.REFUNDS_CREATE, Payloads.Refund.class);
        String other = create(api).path("id").asText();
        next(Topic.ORDERS_CREATE, Payloads.Order.class);
        api.data("mutation { orderCancel(orderId: \"" + other + "\", reason: CUSTOMER, restock: true) {"
                + " orderCancelUserErrors { message } } }");
        Payloads.Order cancelled = next(Topic.ORDERS_CANCELLED, Payloads.Order.class);

        assertThat(created.adminGraphqlApiId().value()).isEqualTo(id);
        assertThat(created.name()).isEqualTo("#1001");
        assertThat(created.totalPrice()).isEqualByComparingTo("20");
        assertThat(created.tags()).containsExactly("gift", "vip");
        assertThat(created.customer().email()).isEqualTo("ann@example.com");
        assertThat(created.financialStatus()).isNull();
        assertThat(paid.financialStatus()).isEqualTo("paid");
        assertThat(paid.totalOutstanding()).isZero();
        assertThat(sent.fulfillmentStatus()).isEqualTo("fulfilled");
        assertThat(refund.orderId()).isEqualTo(created.id());
        assertThat(refund.refundLineItems().get(0).quantity()).isOne();
        assertThat(refund.refundLineItems().get(0).subtotal()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(cancelled.cancelledAt()).isEqualTo(clock.instant());
        assertThat(cancelled.cancelReason()).isEqualTo("customer");
        assertThat(receipts).extracting(Receipt::outcome).containsOnly(Outcome.ACCEPTED);
    }

    private static JsonNode create(Api api) {
        Map<String, ?> price = Map.of("shopMoney", Map.of("amount", "10", "currencyCode", "USD"));
        Map<String, ?> order = Map.of(
                "email",
                "ann@example.com",
                "tags",
                List.of("vip", "gift"),
                "customer",
                Map.of("toUpsert", Map.of("email", "ann@example.com", "firstName", "Ann")),
                "lineItems",
                List.of(Map.of("title", "Socks", "quantity", 2, "priceSet", price)));
        return api.data(
                        "mutation C($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id"
                                + " lineItems(first: 1) { nodes { id } } fulfillmentOrders(first: 1) { nodes { id } } }"
                                + " userErrors { message } } }",
                        Map.of("order", order))
                .at("/orderCreate/order");
    }

    private static void refund(Api api, JsonNode order) {
        api.data(Keys.fresh("mutation { refundCreate(input: { orderId: \""
                + order.path("id").asText() + "\", refundLineItems: [{ quantity: 1, lineItemId: \""
                + order.at("/lineItems/nodes/0/id").asText()
                + "\" }] }) @idempotent { userErrors { message } } }"));
    }

    @Test
    void typedTopics_ofEverythingElse_areReadFromWhatTheShopSends() throws Exception {
        WebhookReceiver.Builder builder = receiving("secret-1");
        handle(builder, Topic.CUSTOMERS_CREATE);
        handle(builder, Topic.CUSTOMERS_UPDATE);
        handle(builder, Topic.CUSTOMERS_DELETE);
        handle(builder, Topic.PRODUCTS_CREATE);
        handle(builder, Topic.PRODUCTS_UPDATE);
        handle(builder, Topic.PRODUCTS_DELETE);
        handle(builder, Topic.INVENTORY_LEVELS_UPDATE);
        handle(builder, Topic.BULK_OPERATIONS_FINISH);
        handle(builder, Topic.APP_UNINSTALLED);
        receiver = builder.build();
        Api api = Api.of(shop);

        String ann = api.data("mutation { customerCreate(input: { email: \"ann@example.com\", firstName: \"Ann\" }) {"
                        + " customer { id } } }")
                .at("/customerCreate/customer/id")
                .asText();
        Payloads.Customer created = next(Topic.CUSTOMERS_CREATE, Payloads.Customer.class);
        api.data("mutation { tagsAdd(id: \"" + ann + "\", tags: [\"vip\"]) { userErrors { message } } }");
        Payloads.Customer updated = next(Topic.CUSTOMERS_UPDATE, Payloads.Customer.class);
        api.data("mutation { customerDelete(input: { id: \"" + ann + "\" }) { userErrors { message } } }");
        Payloads.Deleted gone = next(Topic.CUSTOMERS_DELETE, Payloads.Deleted.class);
        assertThat(created.adminGraphqlApiId().value()).isEqualTo(ann);
        assertThat(created.firstName()).isEqualTo("Ann");
        assertThat(updated.id()).isEqualTo(created.id()).isEqualTo(gone.id());

        String location = api.data("{ location { id } }").at("/location/id").asText();
        JsonNode socks = api.data(
                        "mutation P($input: ProductSetInput!) { productSet(input: $input) { product { id"
                                + " variants(first: 1) { nodes { inventoryItem { id } } } } } }",
                        Map.of("input", ProductSetInputs.stocked("Socks", location, 6)))
                .at("/productSet/product");
        String id = socks.path("id").asText();
        Payloads.InventoryLevel stocked = next(Topic.INVENTORY_LEVELS_UPDATE, Payloads.InventoryLevel.class);
        Payloads.Product made = next(Topic.PRODUCTS_CREATE, Payloads.Product.class);
        api.data("mutation { productUpdate(product: { id: \"" + id + "\", tags: [\"a\", \"b\"] }) {"
                + " userErrors { message } } }");
        Payloads.Product changed = next(Topic.PRODUCTS_UPDATE, Payloads.Product.class);
        api.data("mutation { productDelete(input: { id: \"" + id + "\" }) { userErrors { message } } }");
        Payloads.Deleted deleted = next(Topic.PRODUCTS_DELETE, Payloads.Deleted.class);
        assertThat(stocked.available()).isEqualTo(6);
        assertThat(made.variants().get(0).price()).isEqualByComparingTo("10");
        assertThat(made.variants().get(0).inventoryItemId()).isEqualTo(stocked.inventoryItemId());
        assertThat(changed.tags()).containsExactly("a", "b");
        assertThat(deleted.id()).isEqualTo(made.id());

        api.data("mutation { bulkOperationRunQuery(query: \"{ orders { edges { node { id } } } }\") {"
                + " userErrors { message } } }");
        api.data("{ shop { id } }");
        Payloads.BulkOperation finished = next(Topic.BULK_OPERATIONS_FINISH, Payloads.BulkOperation.class);
        shop.app().uninstall();
        Payloads.Shop left = next(Topic.APP_UNINSTALLED, Payloads.Shop.class);
        assertThat(finished.status()).isEqualTo("completed");
        assertThat(left.myshopifyDomain()).isEqualTo(shop.domain());
    }

    @Test
    void topicsOfPrivacyLaw_areRead() throws Exception {
        WebhookReceiver.Builder builder = receiving("secret-1");
        handle(builder, Topic.CUSTOMERS_DATA_REQUEST);
        handle(builder, Topic.CUSTOMERS_REDACT);
        handle(builder, Topic.SHOP_REDACT);
        receiver = builder.build();
        String shopAndCustomer = "{\"shop_id\":954889,\"shop_domain\":\"" + shop.domain()
                + "\",\"customer\":{\"id\":191167,\"email\":\"ann@example.com\",\"phone\":null},";

        shop.webhooks()
                .deliver(
                        "customers/data_request",
                        shopAndCustomer + "\"orders_requested\":[299938]," + "\"data_request\":{\"id\":9999}}");
        shop.webhooks().deliver("customers/redact", shopAndCustomer + "\"orders_to_redact\":[299938]}");
        shop.webhooks().deliver("shop/redact", "{\"shop_id\":954889,\"shop_domain\":\"" + shop.domain() + "\"}");

        assertThat(next(Topic.CUSTOMERS_DATA_REQUEST, Payloads.DataRequest.class)
                        .ordersRequested())
                .containsExactly(299938L);
        assertThat(next(Topic.CUSTOMERS_REDACT, Payloads.CustomerRedaction.class)
                        .customer()
                        .email())
                .isEqualTo("ann@example.com");
        assertThat(next(Topic.SHOP_REDACT, Payloads.ShopRedaction.class).shopDomain())
                .isEqualTo(shop.domain());
    }

    private List<WebhookDelivery> deliver(int n) {
        return shop.webhooks().deliver("orders/updated", ORDER.formatted(n));
    }

    @ParameterizedTest
    @EnumSource
    void webhook_underEitherNames_isAccepted(HeaderNames names) throws Exception {
        handleCounted();
        shop.webhooks().headers(names);
        WebhookDelivery sent = deliver(1).get(0);

        assertThat(sent.status()).isEqualTo(200);
        Delivery delivery = taken.poll(20, TimeUnit.SECONDS).delivery();
        assertThat(delivery.webhook().webhookId()).isEqualTo(sent.webhookId());
        assertThat(delivery.webhook().eventId()).isEqualTo(sent.eventId());
        assertThat(delivery.webhook().triggeredAt()).isEqualTo(sent.triggeredAt());
        assertThat(delivery.webhook().shop()).isEqualTo(shop.domain());
        assertThat(delivery.webhook().body()).isEqualTo(sent.payload());
    }

    @ParameterizedTest
    @EnumSource
    void webhook_ofAnotherApp_isUnauthorized_underEitherNames(HeaderNames names) {
        shop.webhooks().headers(names);
        WebhookReceiver.Builder builder = receiving("another secret");
        handle(builder, Topic.ORDERS_UPDATED.as(Counted.class));
        receiver = builder.build();

        assertThat(deliver(1)).extracting(WebhookDelivery::status).containsExactly(401);
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.UNAUTHENTIC);
        assertThat(taken).isEmpty();
    }

    @Test
    void webhook_signedWithTheOldSecret_isAcceptedWhileBothCount() {
        WebhookReceiver.Builder builder = receiving("new secret", "secret-1");
        handle(builder, Topic.ORDERS_UPDATED.as(Counted.class));
        receiver = builder.build();

        assertThat(deliver(1)).extracting(WebhookDelivery::status).containsExactly(200);
    }

    @Test
    void duplicates_areAnsweredAndDropped() {
        handleCounted();
        WebhookDelivery first = deliver(1).get(0);
        for (int i = 0; i < 3; i++) {
            assertThat(shop.webhooks().duplicate(first).status()).isEqualTo(200);
        }

        assertThat(taken).hasSize(1);
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.DUPLICATE);
    }

    @Test
    void refusedForLackOfRoom_isTakenAtTheNextAttempt() {
        handleCounted();
        full.set(true);
        assertThat(deliver(1)).extracting(WebhookDelivery::status).containsExactly(503);
        full.set(false);
        clock.advance(Duration.ofMinutes(30));

        assertThat(shop.webhooks().retryDue())
                .extracting(WebhookDelivery::status)
                .containsExactly(200);
        assertThat(taken).hasSize(1);
    }

    @Test
    void reordered_staleOnesAreMarkedLate() {
        handleCounted();
        shop.webhooks().hold();
        for (int n = 0; n < 6; n++) {
            clock.advance(Duration.ofSeconds(1));
            deliver(n);
        }
        shop.webhooks().releaseShuffled(7);

        int newest = -1;
        for (Taken each : taken) {
            int n = ((Counted) each.payload()).n();
            assertThat(each.delivery().late()).isEqualTo(n < newest);
            newest = Math.max(newest, n);
        }
        assertThat(taken).hasSize(6);
        assertThat(taken).anyMatch(each -> each.delivery().late());
    }

    @Test
    void unhandledTopic_isReported_andTheShopGivesUp() {
        handleCounted();
        shop.webhooks().subscribe("themes/publish", address);
        shop.webhooks().deliver("themes/publish", "{\"id\":1}");
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofMinutes(30));
            shop.webhooks().retryDue();
        }

        assertThat(receipts).hasSize(9).allSatisfy(receipt -> {
            assertThat(receipt.outcome()).isEqualTo(Outcome.UNHANDLED);
            assertThat(receipt.webhook().topic()).isEqualTo(Topic.THEMES_PUBLISH);
        });
        assertThat(shop.webhooks().isSubscribed("themes/publish", address)).isFalse();
    }

    @Test
    void handlerThatFails_isTriedAgain_withoutTheShop() {
        List<Integer> attempts = new ArrayList<>();
        shop.webhooks().subscribe("orders/updated", address);
        receiver = receiving("secret-1")
                .on(Topic.ORDERS_UPDATED.as(Counted.class), (order, delivery) -> {
                    attempts.add(delivery.attempt());
                    if (delivery.attempt() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                })
                .build();

        assertThat(deliver(1)).extracting(WebhookDelivery::status).containsExactly(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(receiver.work()).isOne();
        assertThat(attempts).containsExactly(1, 2);
    }
}
