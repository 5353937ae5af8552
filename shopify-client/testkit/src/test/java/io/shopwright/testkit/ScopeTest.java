package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void scope_lacking_isDeniedWithWhatIsRequired() {
        try (SimulatedShop shop =
                SimulatedShop.builder().accessToken("t", "read_customers").start()) {
            JsonNode answer = Api.of(shop)
                    .query("{ shop { id } order(id: \"gid://shopify/Order/1\") { id } ordersCount { count } }");

            assertThat(answer.at("/errors/0").toString())
                    .isEqualTo("{\"message\":\"Access denied for order field. Required access: `read_orders` access"
                            + " scope.\",\"locations\":[{\"line\":1,\"column\":15}],\"extensions\":{"
                            + "\"code\":\"ACCESS_DENIED\","
                            + "\"documentation\":\"https://shopify.dev/api/usage/access-scopes\","
                            + "\"requiredAccess\":\"`read_orders` access scope.\"},\"path\":[\"order\"]}");
            assertThat(answer.at("/errors/1/path").toString()).isEqualTo("[\"ordersCount\"]");
            assertThat(answer.path("data").toString())
                    .isEqualTo("{\"shop\":{\"id\":\"gid://shopify/Shop/60000000001\"},\"order\":null,"
                            + "\"ordersCount\":null}");
        }
    }

    @Test
    void scope_lackingForAFieldThatIsNeverNull_leavesNoData() {
        try (SimulatedShop shop =
                SimulatedShop.builder().accessToken("t", "read_customers").start()) {
            JsonNode answer = Api.of(shop).query("{ shop { id } orders(first: 1) { nodes { id } } }");

            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("ACCESS_DENIED");
            assertThat(answer.path("data").isNull()).isTrue();
            assertThat(answer.at("/extensions/cost").isObject()).isTrue();
        }
    }

    @Test
    void scope_lackingForANestedField_deniesThatFieldAlone() {
        try (SimulatedShop shop = SimulatedShop.builder()
                .accessToken("t", "read_orders", "read_all_orders")
                .start()) {
            shop.load(Logs.of("ann,2026-01-01,1,1"));
            JsonNode answer = Api.of(shop).query("{ orders(first: 1) { nodes { name customer { id } } } }");

            assertThat(answer.at("/data/orders/nodes/0").toString())
                    .isEqualTo("{\"name\":\"#1001\",\"customer\":null}");
            assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"orders\",\"nodes\",0,\"customer\"]");
        }
    }

    @Test
    void tokens_haveTheirOwnScopes() {
        try (SimulatedShop shop = SimulatedShop.builder()
                .accessToken("orders", "read_orders")
                .accessToken("customers", "read_customers")
                .start()) {
            String document = "{ customersCount { count } }";

            assertThat(shop.accessToken()).isEqualTo("orders");
            assertThat(Api.of(shop).query(document).has("errors")).isTrue();
            assertThat(Api.of(shop).token("customers").query(document).has("errors"))
                    .isFalse();
        }
    }

    @Test
    void orders_older_areHiddenWithoutTheScopeForAll() {
        try (SimulatedShop shop = SimulatedShop.builder()
                .clock(new SteppedClock(Instant.parse("2026-06-30T12:00:00Z")))
                .accessToken("recent", "read_orders", "read_customers")
                .accessToken("all", "read_orders", "read_customers", "read_all_orders")
                .start()) {
            shop.load(Logs.of("ann,2026-04-30,1,1", "ann,2026-05-01,1,1", "ann,2026-06-01,1,1"));
            String document = "{ ordersCount { count } orders(first: 9) { nodes { name } }"
                    + " order(id: \"gid://shopify/Order/5000000000001\") { name }"
                    + " customers(first: 1) { nodes { orders(first: 9) { nodes { name } } } } }";
            JsonNode recent = Api.of(shop).data(document);
            JsonNode all = Api.of(shop).token("all").data(document);

            assertThat(recent.at("/ordersCount/count").intValue()).isEqualTo(2);
            assertThat(recent.at("/orders/nodes").findValuesAsText("name")).containsExactly("#1002", "#1003");
            assertThat(recent.path("order").isNull()).isTrue();
            assertThat(recent.at("/customers/nodes/0/orders/nodes")).hasSize(2);
            assertThat(all.at("/orders/nodes")).hasSize(3);
            assertThat(all.at("/order/name").asText()).isEqualTo("#1001");
        }
    }
}
