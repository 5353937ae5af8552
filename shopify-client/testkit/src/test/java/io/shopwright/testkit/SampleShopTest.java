package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SampleShopTest {
    private static final String COUNTS = "{ productsCount { count } customersCount { count } ordersCount { count } }";

    @Test
    void sample_hasWhatItSays_andOnlyKnownGoods() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            JsonNode counts = Api.of(shop).data(COUNTS);
            JsonNode last = Api.of(shop)
                    .data(
                            "{ orders(last: 1, sortKey: PROCESSED_AT) { nodes { name createdAt lineItems(first: 3) { nodes {"
                                    + " title sku variant { inventoryQuantity product { title tags } } } } } } }")
                    .at("/orders/nodes/0");

            assertThat(counts.toString())
                    .isEqualTo("{\"productsCount\":{\"count\":12},\"customersCount\":{\"count\":40},"
                            + "\"ordersCount\":{\"count\":300}}");
            assertThat(last.path("name").asText()).isEqualTo("#1300");
            assertThat(last.path("createdAt").asText()).startsWith("2026-06-");
            for (JsonNode line : last.at("/lineItems/nodes")) {
                assertThat(line.at("/variant/product/title")).isEqualTo(line.path("title"));
                assertThat(line.at("/variant/inventoryQuantity").intValue()).isPositive();
            }
        }
    }

    @Test
    void sample_knowsCostsParcelsAndSessions() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            Api api = Api.of(shop);
            JsonNode variants = api.data(
                            "{ productVariants(first: 50) { nodes { price inventoryItem { unitCost { amount } } } } }")
                    .at("/productVariants/nodes");
            JsonNode orders = api.data("{ orders(first: 250) { nodes { processedAt displayFulfillmentStatus"
                            + " fulfillments { id status createdAt totalQuantity } subtotalLineItemsQuantity } } }")
                    .at("/orders/nodes");
            JsonNode sessions = api.data("{ shopifyqlQuery(query: \"FROM sessions SHOW sessions,"
                            + " sessions_with_cart_additions, sessions_that_completed_checkout SINCE 2025-07-01 UNTIL"
                            + " 2026-06-30\") { tableData { rows } } }")
                    .at("/shopifyqlQuery/tableData/rows/0");

            assertThat(variants).hasSize(12);
            for (JsonNode variant : variants) {
                assertThat(variant.at("/inventoryItem/unitCost/amount").asDouble())
                        .isBetween(
                                0.25 * variant.path("price").asDouble(),
                                0.6 * variant.path("price").asDouble());
            }
            for (JsonNode order : orders) {
                JsonNode parcel = order.at("/fulfillments/0");
                assertThat(order.path("fulfillments")).hasSize(1);
                assertThat(parcel.path("totalQuantity")).isEqualTo(order.path("subtotalLineItemsQuantity"));
                assertThat(Duration.between(time(order.path("processedAt")), time(parcel.path("createdAt"))))
                        .isBetween(Duration.ZERO, Duration.ofDays(3));
            }
            assertThat(sessions.path("sessions_that_completed_checkout").asLong())
                    .isEqualTo(300);
            assertThat(sessions.path("sessions").asLong()).isGreaterThan(6_000);
            assertThat(sessions.path("sessions_with_cart_additions").asLong()).isBetween(600L, 1_200L);
        }
    }

    private static Instant time(JsonNode node) {
        return Instant.parse(node.asText());
    }

    /** Sent at once, as all orders that are loaded; the parcel is there under its own id, too. */
    @Test
    void parcelOfALoadedOrder_isFoundByItsId() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(TransactionLog.parse(
                    "who,when,paid\nada,2026-06-01T09:30,10",
                    TransactionLog.Columns.of("who", "when").amount("paid")));
            Api api = Api.of(shop);
            String fields = "{ id status createdAt totalQuantity }";
            JsonNode parcel = api.data("{ orders(first: 1) { nodes { fulfillments " + fields + " } } }")
                    .at("/orders/nodes/0/fulfillments/0");

            assertThat(parcel.path("status").asText()).isEqualTo("SUCCESS");
            assertThat(parcel.path("createdAt").asText()).isEqualTo("2026-06-01T09:30:00Z");
            assertThat(api.data("{ fulfillment(id: \"" + parcel.path("id").asText() + "\") " + fields + " }")
                            .path("fulfillment"))
                    .isEqualTo(parcel);
        }
    }

    @Test
    void sample_loadedTwice_isTheSame() {
        String page =
                "{ orders(first: 50) { nodes { name totalPriceSet { shopMoney { amount } } customer { displayName } } } }";
        try (SimulatedShop one = SimulatedShop.start();
                SimulatedShop other = SimulatedShop.start()) {
            one.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            other.load(SampleShop.until(LocalDate.of(2026, 6, 30)));

            assertThat(Api.of(one).data(page)).isEqualTo(Api.of(other).data(page));
        }
    }
}
