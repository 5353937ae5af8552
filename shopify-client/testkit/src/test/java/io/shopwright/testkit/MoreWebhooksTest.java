package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.webhook.Topic;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members are those of the sample payloads in Shopify's reference of webhooks, version 2026-07. */
class MoreWebhooksTest {
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(new SteppedClock(Instant.parse("2026-11-22T08:00:00Z")))
            .app("app-1", "secret-1", "write_inventory", "write_publications")
            .start();
    private final Api api = Api.of(shop);
    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    private record Told(String topic, JsonNode payload) {}

    @BeforeEach
    void listen() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder(WebhookVerifier.of("secret-1"), Runnable::run)
                .otherwise((payload, delivery) ->
                        told.add(new Told(delivery.webhook().topic().header(), payload)))
                .build();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int status = receiver.receive(
                                request.getHeaders().toMultimap(),
                                request.getBody().toByteArray())
                        .status();
                return new MockResponse.Builder().code(status).build();
            }
        });
        server.start();
        ProductStateTest.create(shop, Map.of("title", "Socks"));
        for (Topic<?> topic : Topic.known()) {
            if (topic.header().matches("(inventory_(transfers|shipments)|(product|collection)_publications)/.*")) {
                shop.webhooks()
                        .subscribe(topic.header(), server.url(topic.endpoint()).uri());
            }
        }
    }

    @AfterEach
    void close() {
        shop.close();
        server.close();
    }

    private JsonNode next(String topic) throws InterruptedException {
        Told next = told.poll(20, TimeUnit.SECONDS);
        assertThat(next).as(topic).isNotNull();
        assertThat(next.topic()).isEqualTo(topic);
        return next.payload();
    }

    private String first(String document, String path) {
        return api.data(document).at(path).asText();
    }

    private JsonNode mutate(String field, String arguments, String selection) {
        JsonNode payload = api.data(
                        Keys.fresh("mutation { " + field + "(" + arguments + ") @idempotent { " + selection + " } }"))
                .path(field);
        assertThat(payload.path("userErrors")).isEmpty();
        return payload;
    }

    @Test
    void transfer_itsItemsAndItsShipment_areTold() throws Exception {
        String item = first("{ inventoryItems(first: 1) { nodes { id } } }", "/inventoryItems/nodes/0/id");
        String origin = first("{ location { id } }", "/location/id");
        String destination = first(
                "mutation { locationAdd(input: { name: \"Depot\", address: { countryCode: CA } }) { location { id } } }",
                "/locationAdd/location/id");
        api.data("mutation { inventoryItemUpdate(id: \"" + item
                + "\", input: { tracked: true }) { userErrors { message } } }");
        mutate(
                "inventorySetQuantities",
                "input: { name: \"available\", reason: \"correction\", quantities: [{ inventoryItemId: \"" + item
                        + "\", locationId: \"" + origin + "\", quantity: 5, changeFromQuantity: null }] }",
                "userErrors { message }");
        String units = "lineItems: [{ inventoryItemId: \"" + item + "\", quantity: %d }]";
        String id = mutate(
                        "inventoryTransferCreateAsReadyToShip",
                        "input: { originLocationId: \"" + origin + "\", destinationLocationId: \"" + destination
                                + "\", " + units.formatted(2) + " }",
                        "inventoryTransfer { id } userErrors { message }")
                .at("/inventoryTransfer/id")
                .asText();
        JsonNode ready = next("inventory_transfers/ready_to_ship");
        mutate(
                "inventoryTransferSetItems",
                "input: { id: \"" + id + "\", " + units.formatted(3) + " }",
                "userErrors { message }");
        JsonNode updated = next("inventory_transfers/update_item_quantities");
        JsonNode sent = mutate(
                "inventoryShipmentCreateInTransit",
                "input: { movementId: \"" + id + "\", " + units.formatted(3) + " }",
                "inventoryShipment { id lineItems(first: 1) { nodes { id } } } userErrors { message }");
        JsonNode shipped = next("inventory_shipments/create");
        mutate(
                "inventoryShipmentReceive",
                "id: \"" + sent.at("/inventoryShipment/id").asText() + "\", lineItems: [{ shipmentLineItemId: \""
                        + sent.at("/inventoryShipment/lineItems/nodes/0/id").asText()
                        + "\", quantity: 3, reason: ACCEPTED }]",
                "userErrors { message }");
        Told one = told.poll(20, TimeUnit.SECONDS);
        Told other = told.poll(20, TimeUnit.SECONDS);

        assertThat(ready.path("id").asText()).isEqualTo(id);
        assertThat(ready.at("/origin/id").asText()).isEqualTo(origin);
        assertThat(ready.path("status").asText()).isEqualTo("READY_TO_SHIP");
        assertThat(ready.at("/line_items/0/quantity").intValue()).isEqualTo(2);
        assertThat(updated.at("/items_updated/0/old_quantity").intValue()).isEqualTo(2);
        assertThat(updated.at("/items_updated/0/new_quantity").intValue()).isEqualTo(3);
        assertThat(shipped.path("status").asText()).isEqualTo("IN_TRANSIT");
        assertThat(shipped.at("/line_items/0/quantity").intValue()).isEqualTo(3);
        assertThat(List.of(one.topic(), other.topic()))
                .containsExactlyInAnyOrder("inventory_shipments/receive_items", "inventory_transfers/complete");
        JsonNode received = one.topic().startsWith("inventory_shipments") ? one.payload() : other.payload();
        assertThat(received.at("/items_received/0/new_accepted_quantity").intValue())
                .isEqualTo(3);
        assertThat(received.at("/items_received/0/remaining_quantity_to_receive")
                        .intValue())
                .isZero();
    }

    @Test
    void publication_isTold() throws Exception {
        JsonNode found = api.data("{ products(first: 1) { nodes { id } } publications(first: 1) { nodes { id } } }");
        String product = found.at("/products/nodes/0/id").asText();
        String place = "(id: \"" + product + "\", input: [{ publicationId: \""
                + found.at("/publications/nodes/0/id").asText() + "\" }]) { userErrors { message } } }";
        api.data("mutation { publishablePublish" + place);
        JsonNode on = next("product_publications/create");
        api.data("mutation { publishableUnpublish" + place);
        JsonNode off = next("product_publications/delete");

        assertThat(product).endsWith("/" + on.path("product_id").asText());
        assertThat(on.path("published").booleanValue()).isTrue();
        assertThat(on.path("published_at").asText()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(off.path("id")).isEqualTo(on.path("id"));
    }
}
