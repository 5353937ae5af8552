package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedShopTest {
    private static final String SHOP = "{ shop { id name myshopifyDomain currencyCode ianaTimezone } }";

    @Test
    void shop_withSettings_answersThem() {
        try (SimulatedShop shop = SimulatedShop.builder()
                .name("Cool Socks")
                .timeZone(ZoneId.of("America/Toronto"))
                .currency(Currency.getInstance("CAD"))
                .start()) {
            JsonNode answer = Api.of(shop).data(SHOP).path("shop");

            assertThat(answer.toString())
                    .isEqualTo("{\"id\":\"gid://shopify/Shop/60000000001\",\"name\":\"Cool Socks\","
                            + "\"myshopifyDomain\":\"cool-socks.myshopify.com\",\"currencyCode\":\"CAD\","
                            + "\"ianaTimezone\":\"America/Toronto\"}");
            assertThat(shop.domain()).isEqualTo("cool-socks.myshopify.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01", "2026-04", "2026-07", "2026-10"})
    void version_bundled_servesItself(String version) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api.Answer answer = Api.of(shop).version(version).send("{\"query\":\"{ shop { id } }\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().get("X-Shopify-API-Version")).isEqualTo(version);
            assertThat(answer.headers().get("x-request-id")).isNotBlank();
        }
    }

    @Test
    void version_servesItsOwnSchema() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            String document = "{ analyticsTargets(first: 1) { nodes { id } } }";

            JsonNode old = Api.of(shop).version("2026-07").query(document);
            JsonNode current = Api.of(shop).query(document);

            assertThat(old.at("/errors/0/extensions/code").asText()).isEqualTo("undefinedField");
            assertThat(current.at("/errors/0/message").asText()).isEqualTo("not simulated: QueryRoot.analyticsTargets");
        }
    }

    @Test
    void version_retired_fallsForwardToTheOldest() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api.Answer answer = Api.of(shop).version("2023-07").send("{\"query\":\"{ shop { id } }\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().get("X-Shopify-API-Version")).isEqualTo("2026-01");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02", "2031-01", "2018-10", "latest"})
    void version_thatNeverWas_isNotFound(String version) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api.Answer answer = Api.of(shop).version(version).send("{\"query\":\"{ shop { id } }\"}");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("{\"errors\":\"Not Found\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void token_wrongOrMissing_is401(String token) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api.Answer answer = Api.of(shop).token(token).send("{\"query\":\"{ shop { id } }\"}");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text())
                    .isEqualTo("{\"errors\":\"[API] Invalid API key or access token (unrecognized login or wrong"
                            + " password)\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"query\":", "[]", "{\"query\":3}", "{\"query\":\"{a}\",\"variables\":3}", "{}"})
    void body_notARequest_is400(String body) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            assertThat(Api.of(shop).send(body).status()).isEqualTo(400);
        }
    }

    @Test
    void path_other_isNotFound() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            assertThat(Api.of(shop).send("/admin", null).status()).isEqualTo(404);
            assertThat(Api.of(shop)
                            .send("/admin/api/2026-10/graphql.json", null)
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void field_withoutData_failsLoudly() {
        try (SimulatedShop shop = Logs.daily(1)) {
            JsonNode answer = Api.of(shop).query("{ ordersCount { count } orders(first: 1) { nodes { clientIp } } }");

            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("not simulated: Order.clientIp");
            assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"orders\",\"nodes\",0,\"clientIp\"]");
            assertThat(answer.at("/data/orders/nodes/0/clientIp").isNull()).isTrue();
            assertThat(answer.at("/data/ordersCount/count").intValue()).isOne();
        }
    }

    @Test
    void argument_thatIsNotSimulated_failsLoudly() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop)
                    .query("{ orders(first: 1, savedSearchId: \"gid://shopify/SavedSearch/1\") { nodes { id } } }");

            assertThat(answer.at("/errors/0/message").asText())
                    .isEqualTo("not simulated: QueryRoot.orders(savedSearchId:)");
        }
    }

    @Test
    void mutation_notSimulated_failsLoudly() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop)
                    .query("mutation { themeDelete(id: \"gid://shopify/OnlineStoreTheme/1\") {"
                            + " userErrors { message } } }");

            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("not simulated: Mutation.themeDelete");
        }
    }

    @Test
    void order_answersItsFields() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(Logs.of("ann,2026-03-01,2,45.00"));

            JsonNode order = Api.of(shop).data("""
                    { orders(first: 1) { nodes {
                      id legacyResourceId name createdAt processedAt updatedAt cancelledAt test
                      currencyCode presentmentCurrencyCode email tags displayFinancialStatus
                      customer { displayName firstName lastName email numberOfOrders amountSpent { amount currencyCode } }
                      totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount } }
                      currentTotalPriceSet { shopMoney { amount } } subtotalPriceSet { shopMoney { amount } }
                      totalRefundedSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } }
                      totalReceivedSet { shopMoney { amount } }
                      lineItems(first: 5) { nodes { id title quantity currentQuantity
                        originalUnitPriceSet { shopMoney { amount } } } }
                      refunds { id createdAt totalRefundedSet { shopMoney { amount } } }
                    } } }""").at("/orders/nodes/0");

            assertThat(order.toString())
                    .isEqualTo("{\"id\":\"gid://shopify/Order/5000000000001\",\"legacyResourceId\":\"5000000000001\","
                            + "\"name\":\"#1001\",\"createdAt\":\"2026-03-01T12:00:00Z\","
                            + "\"processedAt\":\"2026-03-01T12:00:00Z\",\"updatedAt\":\"2026-03-01T12:00:00Z\","
                            + "\"cancelledAt\":null,\"test\":false,\"currencyCode\":\"USD\","
                            + "\"presentmentCurrencyCode\":\"USD\",\"email\":null,\"tags\":[],"
                            + "\"displayFinancialStatus\":\"PAID\",\"customer\":{\"displayName\":\"ann\","
                            + "\"firstName\":null,\"lastName\":\"ann\",\"email\":null,\"numberOfOrders\":\"1\","
                            + "\"amountSpent\":{\"amount\":\"45.0\",\"currencyCode\":\"USD\"}},"
                            + "\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"45.0\",\"currencyCode\":\"USD\"},"
                            + "\"presentmentMoney\":{\"amount\":\"45.0\"}},"
                            + "\"currentTotalPriceSet\":{\"shopMoney\":{\"amount\":\"45.0\"}},"
                            + "\"subtotalPriceSet\":{\"shopMoney\":{\"amount\":\"45.0\"}},"
                            + "\"totalRefundedSet\":{\"shopMoney\":{\"amount\":\"0.0\"}},"
                            + "\"netPaymentSet\":{\"shopMoney\":{\"amount\":\"45.0\"}},"
                            + "\"totalReceivedSet\":{\"shopMoney\":{\"amount\":\"45.0\"}},"
                            + "\"lineItems\":{\"nodes\":[{\"id\":\"gid://shopify/LineItem/13000000000001\","
                            + "\"title\":\"Item\",\"quantity\":2,\"currentQuantity\":2,"
                            + "\"originalUnitPriceSet\":{\"shopMoney\":{\"amount\":\"22.5\"}}}]},\"refunds\":[]}");
        }
    }

    @Test
    void lookup_missing_isNull_wrongType_isAnError() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop).query("""
                    { missing: order(id: "gid://shopify/Order/9")
                        { id }
                      wrong: order(id: "gid://shopify/Product/9") { id }
                      customer(id: "gid://shopify/Customer/9") { id } }""");

            assertThat(answer.path("data").toString()).isEqualTo("{\"missing\":null,\"wrong\":null,\"customer\":null}");
            assertThat(answer.path("errors")).hasSize(1);
            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Invalid id: gid://shopify/Product/9");
            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("RESOURCE_NOT_FOUND");
            assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("wrong");
        }
    }

    @Test
    void nodes_ofSeveralTypes_comeInTheOrderAsked() {
        try (SimulatedShop shop = Logs.daily(1)) {
            JsonNode nodes = Api.of(shop)
                    .data(
                            "query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Order { name } } }",
                            Map.of(
                                    "ids",
                                    List.of(
                                            "gid://shopify/Customer/7000000000001",
                                            "gid://shopify/Order/1",
                                            "gid://shopify/Order/5000000000001")))
                    .path("nodes");

            assertThat(nodes.toString())
                    .isEqualTo("[{\"__typename\":\"Customer\",\"id\":\"gid://shopify/Customer/7000000000001\"},null,"
                            + "{\"__typename\":\"Order\",\"id\":\"gid://shopify/Order/5000000000001\","
                            + "\"name\":\"#1001\"}]");
        }
    }

    @Test
    void node_ofATypeWithoutData_failsLoudly() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode product = Api.of(shop).query("{ node(id: \"gid://shopify/OnlineStoreTheme/1\") { id } }");
            JsonNode nothing = Api.of(shop).query("{ node(id: \"gid://shopify/Nothing/1\") { id } }");

            assertThat(product.at("/errors/0/message").asText()).isEqualTo("not simulated: OnlineStoreTheme");
            assertThat(nothing.at("/errors/0/message").asText()).isEqualTo("Invalid id: gid://shopify/Nothing/1");
        }
    }

    @Test
    void app_tellsItsScopesAndVersions() {
        try (SimulatedShop shop = SimulatedShop.builder()
                .accessToken("t", "read_orders", "read_products")
                .start()) {
            JsonNode data = Api.of(shop)
                    .data(
                            "{ currentAppInstallation { accessScopes { handle } } publicApiVersions { handle supported } }");

            assertThat(data.path("currentAppInstallation").toString())
                    .isEqualTo("{\"accessScopes\":[{\"handle\":\"read_orders\"},{\"handle\":\"read_products\"}]}");
            assertThat(data.at("/publicApiVersions/3").toString())
                    .isEqualTo("{\"handle\":\"2026-10\",\"supported\":true}");
        }
    }

    @Test
    void shops_inOneJvm_doNotSeeEachOther() {
        try (SimulatedShop one = Logs.daily(2);
                SimulatedShop other = SimulatedShop.start()) {
            assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
            assertThat(Api.of(one)
                            .data("{ ordersCount { count } }")
                            .at("/ordersCount/count")
                            .intValue())
                    .isEqualTo(2);
            assertThat(Api.of(other)
                            .data("{ ordersCount { count } }")
                            .at("/ordersCount/count")
                            .intValue())
                    .isZero();
            assertThat(other.requests()).hasSize(1);
        }
    }

    @Test
    void requests_tellWhatWasAsked() {
        try (SimulatedShop shop = Logs.daily(3)) {
            Api.of(shop).data("{ a: orders(first: 2) { nodes { id } } shop { name } }");

            ShopRequest request = shop.requests().get(0);
            assertThat(request.rootFields()).containsExactly("orders", "shop");
            assertThat(request.requestedCost()).isEqualTo(4);
            assertThat(request.actualCost()).isEqualTo(4);
            assertThat(request.throttled()).isFalse();
            assertThat(shop.pointsSpent()).isEqualTo(4);
        }
    }

    @Test
    void port_taken_failsWithItsNumber() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            int port = shop.endpoint().getPort();

            assertThatThrownBy(() -> SimulatedShop.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Cannot serve on port " + port);
        }
    }
}
