package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and counts as recorded at a real shop in 2026. */
class PublicationStateTest {
    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);
    private String product;
    private String store;

    @BeforeEach
    void find() {
        ProductStateTest.create(shop, Map.of("title", "Socks"));
        JsonNode found = api.data("{ products(first: 1) { nodes { id } } publications(first: 5) { nodes { id name"
                + " supportsFuturePublishing } } }");
        product = found.at("/products/nodes/0/id").asText();
        store = found.at("/publications/nodes/0/id").asText();
        assertThat(found.at("/publications/nodes").findValuesAsText("name"))
                .containsExactly("Online Store", "Point of Sale");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode change(String mutation, String id, String input) {
        return api.data("mutation { " + mutation + "(id: \"" + id + "\", input: [" + input + "]) { publishable {"
                        + " publishedOnPublication(publicationId: \"" + store
                        + "\") resourcePublicationsCount { count }"
                        + " availablePublicationsCount { count precision } ... on Product { id } }"
                        + " userErrors { field message } } }")
                .path(mutation);
    }

    private String at(String publication) {
        return "{ publicationId: \"" + publication + "\" }";
    }

    @Test
    void product_publishedAndTakenBack_isSeenSo() {
        JsonNode on = change("publishablePublish", product, at(store));
        JsonNode read = api.data("{ product(id: \"" + product + "\") { publishedAt resourcePublications(first: 3) {"
                + " nodes { isPublished publication { name } publishable { ... on Product { title } } } }"
                + " unpublishedPublications(first: 3) { nodes { name } } }"
                + " publication(id: \"" + store + "\") { products(first: 3) { nodes { title } } } }");
        JsonNode off = change("publishableUnpublish", product, at(store));

        assertThat(on.path("publishable").toString())
                .isEqualTo("{\"publishedOnPublication\":true,\"resourcePublicationsCount\":{\"count\":1},"
                        + "\"availablePublicationsCount\":{\"count\":1,\"precision\":\"EXACT\"},\"id\":\"" + product
                        + "\"}");
        assertThat(read.at("/product/publishedAt").isNull()).isFalse();
        assertThat(read.at("/product/resourcePublications/nodes").toString())
                .isEqualTo("[{\"isPublished\":true,\"publication\":{\"name\":\"Online Store\"},\"publishable\":"
                        + "{\"title\":\"Socks\"}}]");
        assertThat(read.at("/product/unpublishedPublications/nodes").findValuesAsText("name"))
                .containsExactly("Point of Sale");
        assertThat(read.at("/publication/products/nodes/0/title").asText()).isEqualTo("Socks");
        assertThat(off.at("/publishable/publishedOnPublication").booleanValue()).isFalse();
        assertThat(off.at("/publishable/availablePublicationsCount/count").intValue())
                .isZero();
    }

    @Test
    void product_publishedInTheFuture_isStagedUntilThen() {
        JsonNode planned = change(
                "publishablePublish",
                product,
                "{ publicationId: \"" + store + "\", publishDate: \"2999-01-01T00:00:00Z\" }");
        JsonNode staged = api.data("{ product(id: \"" + product + "\") { resourcePublicationsV2(first: 2,"
                + " onlyPublished: false) { nodes { isPublished publishDate } } } }");

        assertThat(planned.at("/publishable/publishedOnPublication").booleanValue())
                .isFalse();
        assertThat(staged.at("/product/resourcePublicationsV2/nodes/0").toString())
                .isEqualTo("{\"isPublished\":false,\"publishDate\":\"2999-01-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishablePublish", "publishableUnpublish"})
    void input_bad_changesNothing(String mutation) {
        JsonNode twice = change(mutation, product, at(store) + ", " + at(store));
        JsonNode old = change(
                mutation, product, "{ publicationId: \"" + store + "\", publishDate: \"1900-01-01T00:00:00Z\" }");
        JsonNode blank = change(mutation, product, "{}");
        JsonNode unknown = change(mutation, product, at("gid://shopify/Publication/9"));
        JsonNode nothing = change(mutation, "gid://shopify/Product/9", at(store));

        assertThat(twice.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"input\",\"1\",\"publicationId\"],\"message\":"
                        + "\"The same publication was specified more than once\"}");
        assertThat(twice.at("/publishable/resourcePublicationsCount/count").intValue())
                .isZero();
        assertThat(old.at("/userErrors/0/message").asText())
                .isEqualTo("Publish date must be a date after the year 1969");
        assertThat(blank.at("/userErrors/0/message").asText()).isEqualTo("PublicationId cannot be empty");
        assertThat(unknown.at("/userErrors/0/message").asText())
                .isEqualTo("Publication does not exist or is not publishable");
        assertThat(nothing.path("publishable").isNull()).isTrue();
        assertThat(nothing.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Resource does not exist\"}");
    }
}
