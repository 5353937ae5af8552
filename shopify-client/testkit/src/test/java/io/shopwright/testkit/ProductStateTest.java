package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductStateTest {
    private static final String CREATE = """
            mutation C($product: ProductCreateInput!) { productCreate(product: $product) {
              product { id title handle vendor status tags options { name values optionValues { name hasVariants } }
                variants(first: 9) { nodes { id title price inventoryQuantity } } }
              userErrors { field message } } }""";

    static JsonNode create(SimulatedShop shop, Map<String, ?> product) {
        return Api.of(shop).data(CREATE, Map.of("product", product)).path("productCreate");
    }

    @Test
    void product_created_isFoundByQueries() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(shop, Map.of("title", "Wool Socks", "tags", List.of("warm", "Grey, wool")));
            JsonNode found = Api.of(shop)
                    .data("{ products(first: 5, query: \"tag:wool\") { nodes { title } } productsCount { count } }");

            assertThat(made.path("userErrors")).isEmpty();
            assertThat(made.at("/product/handle").asText()).isEqualTo("wool-socks");
            assertThat(made.at("/product/tags").toString()).isEqualTo("[\"Grey\",\"warm\",\"wool\"]");
            assertThat(made.at("/product/status").asText()).isEqualTo("ACTIVE");
            assertThat(made.at("/product/variants/nodes/0/title").asText()).isEqualTo("Default Title");
            assertThat(made.at("/product/variants/nodes/0/price").asText()).isEqualTo("0.00");
            assertThat(found.at("/products/nodes/0/title").asText()).isEqualTo("Wool Socks");
            assertThat(found.at("/productsCount/count").intValue()).isOne();
        }
    }

    @Test
    void handle_ofATitleInUse_countsUp() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            create(shop, Map.of("title", "Socks"));
            JsonNode second = create(shop, Map.of("title", "Socks"));
            JsonNode third = create(shop, Map.of("title", "Socks"));
            JsonNode taken = create(shop, Map.of("title", "Other", "handle", "Socks"));

            assertThat(second.at("/product/handle").asText()).isEqualTo("socks-1");
            assertThat(third.at("/product/handle").asText()).isEqualTo("socks-2");
            assertThat(taken.path("product").isNull()).isTrue();
            assertThat(taken.at("/userErrors/0").toString())
                    .isEqualTo("{\"field\":[\"input\",\"handle\"],\"message\":\"Handle 'Socks' already in use. Please"
                            + " provide a new handle.\"}");
        }
    }

    @Test
    void product_withBlankTitle_isRefusedAndUpdateAnswersTheOld() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode refused = create(shop, Map.of("title", " "));
            String id = create(shop, Map.of("title", "Socks")).at("/product/id").asText();
            JsonNode update = Api.of(shop)
                    .data(
                            "mutation U($p: ProductUpdateInput!) { productUpdate(product: $p) { product { title }"
                                    + " userErrors { field message } } }",
                            Map.of("p", Map.of("id", id, "title", "")))
                    .path("productUpdate");

            assertThat(refused.toString())
                    .isEqualTo("{\"product\":null,\"userErrors\":[{\"field\":[\"title\"],\"message\":\"Title can't be"
                            + " blank\"}]}");
            assertThat(update.at("/product/title").asText()).isEqualTo("Socks");
            assertThat(update.at("/userErrors/0/message").asText()).isEqualTo("Title can't be blank");
        }
    }

    @Test
    void options_atCreation_giveOneVariantAndItsSiblingsComeInBulk() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(
                    shop,
                    Map.of(
                            "title",
                            "Shirt",
                            "productOptions",
                            List.of(
                                    Map.of(
                                            "name",
                                            "Color",
                                            "values",
                                            List.of(Map.of("name", "Red"), Map.of("name", "Blue"))),
                                    Map.of("name", "Size", "values", List.of(Map.of("name", "S"))))));
            Map<String, ?> variables = Map.of(
                    "id",
                    made.at("/product/id").asText(),
                    "v",
                    List.of(variant("Blue", "S", "12.5"), variant("Red", "L", "13")));
            String document = "mutation B($id: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate("
                    + "productId: $id, variants: $v) { product { options { values } priceRangeV2 { maxVariantPrice {"
                    + " amount } } } productVariants { title price selectedOptions { name value } } userErrors { field"
                    + " message code } } }";
            JsonNode bulk = Api.of(shop).data(document, variables).path("productVariantsBulkCreate");
            JsonNode again = Api.of(shop).data(document, variables).path("productVariantsBulkCreate");

            assertThat(made.at("/product/variants/nodes")).hasSize(1);
            assertThat(made.at("/product/variants/nodes/0/title").asText()).isEqualTo("Red / S");
            assertThat(made.at("/product/options/0/values").toString()).isEqualTo("[\"Red\"]");
            assertThat(bulk.at("/productVariants/0/price").asText()).isEqualTo("12.50");
            assertThat(bulk.at("/product/options").toString())
                    .isEqualTo("[{\"values\":[\"Red\",\"Blue\"]},{\"values\":[\"S\",\"L\"]}]");
            assertThat(bulk.at("/product/priceRangeV2/maxVariantPrice/amount").asText())
                    .isEqualTo("13.0");
            assertThat(again.at("/userErrors/0").toString())
                    .isEqualTo("{\"field\":[\"variants\",\"0\"],\"message\":\"The variant 'Blue / S' already exists."
                            + " Please change at least one option value.\",\"code\":\"VARIANT_ALREADY_EXISTS\"}");
        }
    }

    private static Map<String, ?> variant(String color, String size, String price) {
        return Map.of(
                "price",
                price,
                "optionValues",
                List.of(Map.of("optionName", "Color", "name", color), Map.of("optionName", "Size", "name", size)));
    }

    @Test
    void variants_updatedInBulk_changeAllOrNone() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(shop, Map.of("title", "Socks"));
            String variant = made.at("/product/variants/nodes/0/id").asText();
            JsonNode answer = Api.of(shop)
                    .data(
                            "mutation B($id: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate("
                                    + "productId: $id, variants: $v) { userErrors { field code } } }",
                            Map.of(
                                    "id",
                                    made.at("/product/id").asText(),
                                    "v",
                                    List.of(
                                            Map.of("id", variant, "price", "9"),
                                            Map.of("id", "gid://shopify/ProductVariant/1", "price", "9"))));
            JsonNode after = Api.of(shop).data("{ productVariant(id: \"" + variant + "\") { price } }");

            assertThat(answer.at("/productVariantsBulkUpdate/userErrors").toString())
                    .isEqualTo("[{\"field\":[\"variants\",\"1\",\"id\"],\"code\":\"PRODUCT_VARIANT_DOES_NOT_EXIST\"}]");
            assertThat(after.at("/productVariant/price").asText()).isEqualTo("0.00");
        }
    }

    @Test
    void input_notSimulated_failsAndChangesNothing() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop)
                    .query(CREATE, Map.of("product", Map.of("title", "Socks", "combinedListingRole", "PARENT")));

            assertThat(answer.at("/errors/0/message").asText())
                    .isEqualTo("not simulated: ProductCreateInput.combinedListingRole");
            assertThat(answer.at("/data/productCreate").isNull()).isTrue();
            assertThat(Api.of(shop)
                            .data("{ productsCount { count } }")
                            .at("/productsCount/count")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void collection_smart_followsItsRules() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            create(shop, Map.of("title", "Wool Socks", "tags", List.of("warm")));
            JsonNode made = Api.of(shop)
                    .data(
                            "mutation { collectionCreate(input: { title: \"Winter\", ruleSet: { appliedDisjunctively: false,"
                                    + " rules: [{ column: TAG, relation: EQUALS, condition: \"warm\" }] } }) {"
                                    + " collection { id handle productsCount { count } } userErrors { message } } }")
                    .at("/collectionCreate/collection");
            create(shop, Map.of("title", "Wool Hat", "tags", List.of("warm")));
            JsonNode after = Api.of(shop)
                    .data("{ collection(id: \"" + made.path("id").asText() + "\") { products(first: 5) { nodes {"
                            + " title collections(first: 1) { nodes { title } } } } } }");

            assertThat(made.at("/productsCount/count").intValue()).isOne();
            assertThat(after.at("/collection/products/nodes")).hasSize(2);
            assertThat(after.at("/collection/products/nodes/1/collections/nodes/0/title")
                            .asText())
                    .isEqualTo("Winter");
        }
    }

    @Test
    void product_deleted_isGoneWithItsVariantsAndStock() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(shop, Map.of("title", "Socks")).path("product");
            Api.of(shop)
                    .data("mutation { productDelete(input: { id: \""
                            + made.path("id").asText() + "\" }) { deletedProductId userErrors { message } } }");
            JsonNode after = Api.of(shop)
                    .data("{ product(id: \"" + made.path("id").asText() + "\") { id } inventoryItems(first: 1) {"
                            + " nodes { id } } productVariants(first: 1) { nodes { id } } }");

            assertThat(after.toString())
                    .isEqualTo(
                            "{\"product\":null,\"inventoryItems\":{\"nodes\":[]},\"productVariants\":{\"nodes\":[]}}");
        }
    }
}
