package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSubscriptionsTest {
    private static final String CREATE = """
        mutation W($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
          webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {
            webhookSubscription { id topic filter name metafieldNamespaces
              endpoint { __typename ... on WebhookHttpEndpoint { callbackUrl } } }
            userErrors { field message } } }\
        """;

    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(new SteppedClock(Instant.parse("2026-11-22T08:00:00Z")))
            .timeZone(ZoneId.of("America/New_York"))
            .start();
    private final Api api = Api.of(shop);
    private final MockWebServer subscriber = new MockWebServer();

    @BeforeEach
    void listen() throws Exception {
        subscriber.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(200).build();
            }
        });
        subscriber.start();
        shop.webhooks()
                .forward(URI.create("https://app.example/"), subscriber.url("/").uri());
    }

    @AfterEach
    void close() {
        shop.close();
        subscriber.close();
    }

    private JsonNode subscribe(String topic, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.putIfAbsent("uri", "https://app.example/" + topic);
        return api.data(CREATE, Map.of("topic", topic, "webhookSubscription", input))
                .path("webhookSubscriptionCreate");
    }

    /** The next message, its topic first. */
    private Message taken() throws Exception {
        RecordedRequest request = subscriber.takeRequest(20, TimeUnit.SECONDS);
        assertThat(request).as("a webhook").isNotNull();
        JsonNode payload = new ObjectMapper().readTree(request.getBody().utf8());
        return new Message(request.getHeaders().get("X-Shopify-Topic"), request, payload);
    }

    /** Messages go out in the background, so that their absence shows after a while only. */
    private void assertNothingElseIsTold() throws Exception {
        assertThat(subscriber.takeRequest(300, TimeUnit.MILLISECONDS)).isNull();
    }

    private record Message(String topic, RecordedRequest request, JsonNode payload) {}

    private List<String> topics(int count) throws Exception {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            topics.add(taken().topic());
        }
        return topics;
    }

    @Test
    void everyTopicOfTheSchema_hasAHeader() {
        List<String> values = new ArrayList<>(AdminSchema.of(ApiVersion.of("2026-10"))
                .type("WebhookSubscriptionTopic")
                .orElseThrow()
                .values()
                .keySet());

        assertThat(values)
                .allSatisfy(value -> assertThat(WebhookTopics.header(value)).isNotNull());
        assertThat(WebhookTopics.header("CUSTOMERS_MARKETING_CONSENT_UPDATE"))
                .isEqualTo("customers_marketing_consent/update");
        assertThat(WebhookTopics.header("CUSTOMER_TAGS_ADDED")).isEqualTo("customer.tags_added");
    }

    @Test
    void customer_createdUpdatedAndDeleted_isTold() throws Exception {
        for (String topic :
                List.of("CUSTOMERS_CREATE", "CUSTOMERS_UPDATE", "CUSTOMERS_DELETE", "CUSTOMER_TAGS_ADDED")) {
            subscribe(topic, Map.of());
        }
        String id = api.data("mutation { customerCreate(input: { email: \"ann@example.com\", firstName: \"Ann\" }) {"
                        + " customer { id } } }")
                .at("/customerCreate/customer/id")
                .asText();
        Message made = taken();
        api.data("mutation { tagsAdd(id: \"" + id + "\", tags: [\"vip\"]) { userErrors { message } } }");
        Message updated = taken();
        Message tagged = taken();
        api.data("mutation { customerDelete(input: { id: \"" + id + "\" }) { userErrors { message } } }");
        Message gone = taken();

        assertThat(made.topic()).isEqualTo("customers/create");
        assertThat(made.payload().path("admin_graphql_api_id").asText()).isEqualTo(id);
        assertThat(made.payload().path("first_name").asText()).isEqualTo("Ann");
        assertThat(made.payload().path("created_at").asText()).isEqualTo("2026-11-22T03:00:00-05:00");
        assertThat(updated.topic()).isEqualTo("customers/update");
        assertThat(updated.payload().path("tags").asText()).isEqualTo("vip");
        assertThat(tagged.topic()).isEqualTo("customer.tags_added");
        assertThat(tagged.payload().path("tags").toString()).isEqualTo("[\"vip\"]");
        assertThat(gone.topic()).isEqualTo("customers/delete");
        assertThat(gone.payload().toString()).isEqualTo("{\"id\":" + id.substring(id.lastIndexOf('/') + 1) + "}");
    }

    @Test
    void order_paidSentAndCancelled_isTold() throws Exception {
        for (String topic :
                List.of("ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_PAID", "ORDERS_FULFILLED", "FULFILLMENTS_CREATE")) {
            subscribe(topic, Map.of());
        }
        JsonNode order = api.data(
                        "mutation C($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id"
                                + " fulfillmentOrders(first: 1) { nodes { id } } } userErrors { message } } }",
                        Map.of(
                                "order",
                                Map.of(
                                        "email",
                                        "ann@example.com",
                                        "lineItems",
                                        List.of(Map.of(
                                                "title",
                                                "Socks",
                                                "quantity",
                                                2,
                                                "priceSet",
                                                Map.of("shopMoney", Map.of("amount", "10", "currencyCode", "USD")))))))
                .at("/orderCreate/order");
        Message made = taken();
        api.data("mutation { orderMarkAsPaid(input: { id: \"" + order.path("id").asText()
                + "\" }) { userErrors { message } } }");
        List<String> paid = topics(2);
        api.data("mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: \""
                + order.at("/fulfillmentOrders/nodes/0/id").asText() + "\" }] }) { userErrors { message } } }");
        List<String> sent = topics(3);

        assertThat(made.topic()).isEqualTo("orders/create");
        assertThat(made.payload().path("total_price").asText()).isEqualTo("20.00");
        assertThat(made.payload().path("order_number").intValue()).isEqualTo(1001);
        assertThat(made.payload().path("fulfillment_status").isNull()).isTrue();
        assertThat(made.payload()
                        .at("/line_items/0/price_set/shop_money/amount")
                        .asText())
                .isEqualTo("10.00");
        assertThat(paid).containsExactly("orders/updated", "orders/paid");
        assertThat(sent).containsExactlyInAnyOrder("orders/updated", "orders/fulfilled", "fulfillments/create");
    }

    @Test
    void product_withMetafields_isProjectedAndFiltered() throws Exception {
        subscribe(
                "PRODUCTS_CREATE",
                Map.of(
                        "filter",
                        "variants.price:>=10.00 AND status:active",
                        "includeFields",
                        List.of("id", "variants.price"),
                        "metafieldNamespaces",
                        List.of("custom"),
                        "name",
                        "dear_ones"));
        api.data("mutation { productSet(input: { title: \"Cheap\", productOptions: [{ name: \"Title\", values: [{"
                + " name: \"Default Title\" }] }], variants: [{ price: \"9.99\", optionValues: [{ optionName: \"Title\","
                + " name: \"Default Title\" }] }] }, synchronous: true) { userErrors { message } } }");
        api.data("mutation { productSet(input: { title: \"Dear\", metafields: [{ namespace: \"custom\", key: \"wool\","
                + " type: \"boolean\", value: \"true\" }], productOptions: [{ name: \"Title\", values: [{ name:"
                + " \"Default Title\" }] }], variants: [{ price: \"10.00\", optionValues: [{ optionName: \"Title\","
                + " name: \"Default Title\" }] }] }, synchronous: true) { userErrors { message } } }");
        Message got = taken();

        assertThat(got.request().getHeaders().get("X-Shopify-Name")).isEqualTo("dear_ones");
        assertThat(got.payload().fieldNames()).toIterable().containsExactly("id", "variants", "metafields");
        assertThat(got.payload().path("variants").toString()).isEqualTo("[{\"price\":\"10.00\"}]");
        assertThat(got.payload().at("/metafields/0/key").asText()).isEqualTo("wool");
        assertNothingElseIsTold();
    }

    @Test
    void inventory_changed_isTold() throws Exception {
        String location = api.data("{ location { id } }").at("/location/id").asText();
        JsonNode item = api.data(
                        "mutation P($input: ProductSetInput!) { productSet(input: $input) { product { variants(first:"
                                + " 1) { nodes { inventoryItem { id } } } } } }",
                        Map.of("input", ProductSetInputs.stocked("Socks", location, 6)))
                .at("/productSet/product/variants/nodes/0/inventoryItem/id");
        subscribe("INVENTORY_LEVELS_UPDATE", Map.of());
        api.data(Keys.fresh("mutation { inventoryAdjustQuantities(input: { reason: \"correction\", name: \"available\","
                + " changes: [{ delta: -2, changeFromQuantity: 6, inventoryItemId: \"" + item.asText()
                + "\", locationId: \"" + location + "\" }] }) @idempotent { userErrors { message } } }"));

        assertThat(taken().payload().path("available").intValue()).isEqualTo(4);
    }

    @Test
    void app_uninstalled_isToldAndForgotten() throws Exception {
        subscribe("APP_UNINSTALLED", Map.of());
        shop.app().uninstall();

        assertThat(taken().payload().path("myshopify_domain").asText()).isEqualTo(shop.domain());
        assertThat(shop.webhooks().isSubscribed("app/uninstalled", URI.create("https://app.example/APP_UNINSTALLED")))
                .isFalse();
    }

    @Test
    void mutation_refused_tellsNothing() throws Exception {
        subscribe("CUSTOMERS_CREATE", Map.of());
        api.data("mutation { customerCreate(input: { email: \"no\" }) { userErrors { message } } }");

        assertNothingElseIsTold();
    }

    @Test
    void address_notForwarded_failsWithoutANetwork() throws Exception {
        subscribe("CUSTOMERS_CREATE", Map.of("uri", "https://elsewhere.example/x"));

        assertThat(shop.webhooks().deliver("customers/create", "{}"))
                .extracting(WebhookDelivery::status)
                .containsExactly(0);
    }

    /** Messages as recorded at real shops in 2026. */
    @ParameterizedTest
    @CsvSource({
        "'', Address can't be blank",
        "http://app.example/x, Address protocol http:// is not supported",
        "ftp://app.example/x, Address protocol ftp:// is not supported",
        "https://, Address is invalid",
        "https://a.myshopify.com/x, Address cannot be a Shopify or an internal domain",
        "pubsub://my-project, Address protocol pubsub:// is not supported",
        "pubsub://-bad:topic, Address is invalid",
        "arn:aws:events:bogus, Address is invalid"
    })
    void address_bad_isRefused(String uri, String message) {
        JsonNode refused = subscribe("SHOP_UPDATE", Map.of("uri", uri));

        assertThat(refused.path("webhookSubscription").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/message").asText()).isEqualTo(message);
        assertThat(refused.at("/userErrors/0/field").toString()).isEqualTo("[\"webhookSubscription\",\"callbackUrl\"]");
    }

    @Test
    void filterAndName_bad_areRefused() {
        assertThat(subscribe("ORDERS_PAID", Map.of("filter", "customer_id:1 bareword"))
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("The specified filter is invalid, please ensure you specify the field(s) you wish to"
                        + " filter on.");
        assertThat(subscribe("ORDERS_PAID", Map.of("name", "")).path("userErrors"))
                .hasSize(2);
        subscribe("ORDERS_PAID", Map.of("name", "mine"));
        assertThat(subscribe("ORDERS_CREATE", Map.of("name", "MINE"))
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("Name already exists, no duplicate allowed");
        assertThat(subscribe("ORDERS_PAID", Map.of())
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("Address for this topic has already been taken");
    }
}
