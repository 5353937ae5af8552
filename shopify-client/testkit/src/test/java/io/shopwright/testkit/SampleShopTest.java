package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
