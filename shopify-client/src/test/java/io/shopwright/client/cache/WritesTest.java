package io.shopwright.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers depend on what, and which writes and webhooks touch them. */
class WritesTest {
    private static final AdminSchema SCHEMA = AdminSchema.of(ApiVersion.newest());
    private static final Gid PRODUCT = Gid.of("Product", 1);
    private static final Gid OTHER = Gid.of("Product", 2);

    private static Request request(String text, String variables) throws Exception {
        ObjectNode values = (ObjectNode) Json.MAPPER.readTree(variables);
        return new Request(Document.parse(text), text, values, null, false, null, null);
    }

    private static DocumentFacts facts(String text) throws Exception {
        return DocumentFacts.of(SCHEMA, request(text, "{}"));
    }

    private static boolean survives(Dependence answer, Change change) {
        Freshness shop = new Freshness(() -> 0);
        long stamp = shop.now();
        shop.happened(change);
        return shop.holds(answer, stamp);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { products(first: 5) { nodes { id } } }                       | PRODUCTS  | true
            { product(id: "gid://shopify/Product/1") { id } }             | PRODUCTS  | true
            { collections(first: 5) { nodes { id } } productsCount { count } } | PRODUCTS | true
            { products(first: 5) { nodes { id } } shop { name } }         | ANSWERS   | true
            { shopifyqlQuery(query: "FROM sales") { parseErrors } }       | ANALYTICS | true
            { bulkOperations(first: 1) { nodes { id } } }                 | ANSWERS   | false
            { node(id: "1") { ... on BulkOperation { status } } }         | ANSWERS   | false
            { job(id: "1") { done } }                                     | ANSWERS   | false
            { productOperation(id: "1") { status } }                      | PRODUCTS  | false
            { files(first: 1) { nodes { fileStatus } } }                  | ANSWERS   | false
            { nodes(ids: ["1"]) { id } }                                  | ANSWERS   | false
            """)
    void document_hasItsLayer(String text, Layer layer, boolean keepable) throws Exception {
        assertThat(facts(text).layer()).isEqualTo(layer);
        assertThat(facts(text).keepable()).isEqualTo(keepable);
    }

    @Test
    void answerAboutOneProduct_dependsOnItAloneUnlessItShowsOthers() throws Exception {
        String document = "query($id: ID!) { product(id: $id) { title variants(first: 9) { nodes { price } } } }";
        Dependence one = facts(document).dependence(Json.MAPPER.readTree("{\"id\":\"" + PRODUCT + "\"}"));
        Dependence withOthers = facts(
                        "{ product(id: \"" + PRODUCT + "\") { collections(first: 1) { nodes { title } } } }")
                .dependence(Json.MAPPER.createObjectNode());
        Dependence byNumber = facts(document).dependence(Json.MAPPER.readTree("{\"id\":1}"));

        for (Dependence answer : new Dependence[] {one, withOthers, byNumber}) {
            assertThat(survives(answer, Writes.of("products/update", PRODUCT))).isFalse();
            assertThat(survives(answer, Writes.of("products/update", null))).isFalse();
            assertThat(survives(answer, Writes.of("inventory_levels/update", null)))
                    .isFalse();
            assertThat(survives(answer, Writes.of("orders/create", null))).isFalse();
            assertThat(survives(answer, Writes.of("customers/update", null))).isTrue();
            assertThat(survives(answer, Change.EVERYTHING)).isFalse();
        }
        assertThat(survives(one, Writes.of("products/update", OTHER))).isTrue();
        assertThat(survives(withOthers, Writes.of("products/update", OTHER))).isFalse();
        assertThat(survives(byNumber, Writes.of("products/update", OTHER))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { product { id } } }",
                "mutation { a: productUpdate(product: {id: \"gid://shopify/Product/2\"}) { product { id } } }",
                "mutation($p: ProductUpdateInput!) { m0: productUpdate(product: $p) { product { id } } "
                        + "m1: tagsAdd(id: \"gid://shopify/Product/2\", tags: \"new\") { node { id } } }"
            })
    void mutationOfNamedProducts_touchesTheseAndLists(String text) throws Exception {
        Change change = Writes.of(request(text, "{\"p\":{\"id\":\"" + OTHER + "\"}}"));

        assertThat(change.kind()).isEqualTo(Kind.PRODUCT);
        assertThat(change.ids()).isEqualTo(Set.of(OTHER));
        assertThat(change.areas()).isEqualTo(Area.CATALOGUE | Area.REST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { productCreate(product: {title: "x"}) { product { id } } }         | 5
            mutation { collectionDelete(input: {id: "1"}) { deletedCollectionId } }       | 5
            mutation { customerCreate(input: {email: "x"}) { customer { id } } }          | 6
            mutation { orderCancel(orderId: "1") { job { id } } }                         | 7
            mutation { inventoryAdjustQuantities(input: {}) { userErrors { message } } }  | 7
            mutation { tagsAdd(id: "1", tags: "x") { node { id } } }                      | 7
            mutation { metafieldsSet(metafields: [{ownerId: "gid://shopify/Customer/1"}, \
            {ownerId: "gid://shopify/Product/1"}]) { userErrors { message } } }           | 7
            mutation { a: productCreate(product: {title: "x"}) { product { id } } \
            b: customerCreate(input: {email: "x"}) { customer { id } } }                  | 7
            """)
    void otherMutations_touchWholeAreas(String text, int areas) throws Exception {
        Change change = Writes.of(request(text, "{}"));

        assertThat(change).isEqualTo(Change.of(areas));
    }

    @Test
    void names_areThoseOfTheSchema() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.NONE) {
                assertThat(SCHEMA.queryType().fields()).containsKey(kind.type().toLowerCase(Locale.ROOT));
                assertThat(kind.owns(kind.type())).isTrue();
            }
        }
        assertThat(Area.names())
                .allSatisfy(type -> assertThat(SCHEMA.type(type)).as(type).isPresent());
        assertThat(Writes.names())
                .allSatisfy(
                        mutation -> assertThat(SCHEMA.mutationType().fields()).containsKey(mutation));
    }

    @Test
    void manyChangedObjects_countAsAll() {
        Freshness shop = new Freshness(() -> 0);
        Dependence answer = new Dependence(Area.CATALOGUE, Kind.PRODUCT, List.of(PRODUCT), false);
        long stamp = shop.now();
        for (int i = 2; i < 10_000; i++) {
            shop.happened(Writes.of("products/update", Gid.of("Product", i)));
        }
        assertThat(shop.holds(answer, stamp)).isTrue();

        for (int i = 10_000; i < 10_010; i++) {
            shop.happened(Writes.of("products/update", Gid.of("Product", i)));
        }
        assertThat(shop.holds(answer, stamp)).isFalse();
        assertThat(shop.holds(answer, shop.now())).isTrue();
    }
}
