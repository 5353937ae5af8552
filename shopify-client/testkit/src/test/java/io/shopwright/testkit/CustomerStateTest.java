package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerStateTest {
    private static final String CREATE =
            "mutation C($input: CustomerInput!) { customerCreate(input: $input) { customer {"
                    + " id email phone tags displayName emailMarketingConsent { marketingState } } userErrors { field message } } }";

    private static JsonNode create(Api api, Map<String, ?> input) {
        return api.data(CREATE, Map.of("input", input)).path("customerCreate");
    }

    @Test
    void customer_created_hasNormalisedPhoneEmailAndTags() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(
                    Api.of(shop),
                    Map.of(
                            "email",
                            "Ann@Example.com",
                            "phone",
                            "+1 (613) 555-0111",
                            "firstName",
                            "Ann",
                            "tags",
                            List.of("vip", "beta"),
                            "emailMarketingConsent",
                            Map.of("marketingState", "SUBSCRIBED")));

            assertThat(made.at("/customer/email").asText()).isEqualTo("ann@example.com");
            assertThat(made.at("/customer/phone").asText()).isEqualTo("+16135550111");
            assertThat(made.at("/customer/tags").toString()).isEqualTo("[\"beta\",\"vip\"]");
            assertThat(made.at("/customer/emailMarketingConsent/marketingState").asText())
                    .isEqualTo("SUBSCRIBED");
        }
    }

    @Test
    void customer_withEmailInUse_isRefused() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            create(Api.of(shop), Map.of("email", "ann@example.com"));

            assertThat(create(Api.of(shop), Map.of("email", "ANN@example.com")).toString())
                    .isEqualTo(
                            "{\"customer\":null,\"userErrors\":[{\"field\":[\"email\"],\"message\":\"Email has already"
                                    + " been taken\"}]}");
            assertThat(create(Api.of(shop), Map.of("note", "nobody"))
                            .at("/userErrors/0")
                            .toString())
                    .isEqualTo(
                            "{\"field\":null,\"message\":\"A name, phone number, or email address must be present\"}");
        }
    }

    @Test
    void customer_withOrders_cannotBeDeleted() {
        try (SimulatedShop shop = Logs.daily(1)) {
            JsonNode refused = Api.of(shop)
                    .data("mutation { customerDelete(input: { id: \"gid://shopify/Customer/7000000000001\" }) {"
                            + " deletedCustomerId userErrors { message } } }");

            assertThat(refused.at("/customerDelete/userErrors/0/message").asText())
                    .isEqualTo("Customer can’t be deleted because they have associated orders");
        }
    }

    @Test
    void customers_merged_areOne() {
        try (SimulatedShop shop = Logs.daily(2)) {
            JsonNode merged = Api.of(shop)
                    .data("mutation { customerMerge(customerOneId: \"gid://shopify/Customer/7000000000001\","
                            + " customerTwoId: \"gid://shopify/Customer/7000000000002\") { resultingCustomerId"
                            + " userErrors { message } } }");
            JsonNode after = Api.of(shop)
                    .data("{ customersCount { count } customer(id: \"gid://shopify/Customer/7000000000002\") {"
                            + " numberOfOrders } }");

            assertThat(merged.at("/customerMerge/resultingCustomerId").asText())
                    .isEqualTo("gid://shopify/Customer/7000000000002");
            assertThat(after.toString())
                    .isEqualTo("{\"customersCount\":{\"count\":1},\"customer\":{\"numberOfOrders\":\"2\"}}");
        }
    }

    @Test
    void tags_addedAndRemoved_ignoreCase() {
        try (SimulatedShop shop = Logs.daily(1)) {
            Api api = Api.of(shop);
            String id = "gid://shopify/Customer/7000000000001";
            api.data("mutation { tagsAdd(id: \"" + id + "\", tags: [\"Vip\", \"new\"]) { userErrors { message } } }");
            JsonNode after = api.data("mutation { tagsRemove(id: \"" + id
                    + "\", tags: [\"VIP\"]) { node { ... on Customer { tags } } userErrors { message } } }");

            assertThat(after.at("/tagsRemove/node/tags").toString()).isEqualTo("[\"new\"]");
        }
    }

    @Test
    void metafields_setTogether_areAllOrNone() {
        try (SimulatedShop shop = Logs.daily(1)) {
            Api api = Api.of(shop);
            String set =
                    "mutation M($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key value"
                            + " jsonValue ownerType } userErrors { field message code } } }";
            String id = "gid://shopify/Customer/7000000000001";
            Map<String, ?> good = Map.of(
                    "ownerId", id, "namespace", "custom", "key", "size", "type", "number_integer", "value", "42");
            Map<String, ?> bad =
                    Map.of("ownerId", id, "namespace", "custom", "key", "seen", "type", "boolean", "value", "maybe");
            JsonNode refused = api.data(set, Map.of("m", List.of(good, bad))).path("metafieldsSet");
            JsonNode none = api.data("{ customer(id: \"" + id
                    + "\") { metafield(namespace: \"custom\", key: \"size\") {" + " value } } }");
            JsonNode made = api.data(set, Map.of("m", List.of(good))).path("metafieldsSet");

            assertThat(refused.path("userErrors").toString())
                    .isEqualTo(
                            "[{\"field\":[\"metafields\",\"1\",\"value\"],\"message\":\"Value must be true or false.\","
                                    + "\"code\":\"INVALID_VALUE\"}]");
            assertThat(none.at("/customer/metafield").isNull()).isTrue();
            assertThat(made.at("/metafields/0").toString())
                    .isEqualTo("{\"key\":\"size\",\"value\":\"42\",\"jsonValue\":42,\"ownerType\":\"CUSTOMER\"}");
        }
    }
}
