package io.shopwright.client.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.time.LocalDate;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCostTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdminSchema schema = AdminSchema.of(ApiVersion.of("2026-10"));

    private int cost(String document) {
        return QueryCost.predict(schema, document, null, null);
    }

    private int cost(String document, String variables) {
        try {
            return QueryCost.predict(schema, document, JSON.readTree(variables), null);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Source: a developer's question with the shop's answer, community.shopify.dev/t/23101. */
    @Test
    void predict_ofVariantsWithInventoryItems_isWhatADeveloperReported() {
        assertThat(cost("{ product(id: \"gid://shopify/Product/1\") {"
                        + " variants(first: 250) { nodes { inventoryItem { id } } } } }"))
                .isEqualTo(25);
    }

    /** Source: measured by third parties on a live shop of the plan Advanced, 2026-08-28. */
    @Test
    void predict_ofLargePages_isWhatALiveShopAsked() {
        assertThat(cost("{ orders(first: 250) { nodes { id } } }")).isEqualTo(13);
        assertThat(cost("{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }"))
                .isEqualTo(156);
        assertThat(cost("{ products(first: 250) { nodes {"
                        + " id variants(first: 250) { nodes { id } } options { name } } } }"))
                .isEqualTo(167);
        assertThat(cost("{ shopifyqlQuery(query: \"FROM sales SHOW total_sales\") {"
                        + " tableData { columns { name } rows } parseErrors } }"))
                .isEqualTo(3);
    }

    /** The table of items by page size that recorded answers gave. */
    @ParameterizedTest
    @CsvSource({"0,2", "1,3", "2,3", "3,4", "5,5", "10,6", "20,7", "25,8", "50,9", "100,11", "200,12", "250,13"})
    void predict_ofConnection_growsWithTheLogarithmOfItsSize(int first, int points) {
        assertThat(cost("query ($n: Int) { products(first: $n) { nodes { id } } }", "{\"n\": " + first + "}"))
                .isEqualTo(points);
    }

    @Test
    void predict_ofConnection_takesItsSizeFromWhereverItStands() {
        assertThat(cost("{ products(last: 10) { nodes { id } } }")).isEqualTo(6);
        assertThat(cost("query ($n: Int = 10) { products(first: $n) { nodes { id } } }"))
                .isEqualTo(6);
        assertThat(cost("query ($n: Int = 10) { products(first: $n) { nodes { id } } }", "{\"n\": 50}"))
                .isEqualTo(9);
        assertThat(cost("query ($n: Int) { products(first: $n, last: 10) { nodes { id } } }", "{\"n\": null}"))
                .isEqualTo(6);
        assertThat(cost("{ theme(id: \"gid://shopify/OnlineStoreTheme/1\") { files { nodes { filename } } } }"))
                .as("the schema's own default is 50")
                .isEqualTo(1 + 2 + 7);
    }

    @Test
    void predict_ofNodesAndEdges_countsBoth() {
        assertThat(cost("{ products(first: 10) { edges { cursor node { id } } pageInfo { hasNextPage } } }"))
                .isEqualTo(6);
        assertThat(cost("{ products(first: 10) { nodes { id } edges { node { id } } } }"))
                .isEqualTo(10);
    }

    @Test
    void predict_ofValueObjects_isFree() {
        assertThat(cost("{ order(id: \"gid://shopify/Order/1\") {"
                        + " totalPriceSet { shopMoney { amount currencyCode } } } }"))
                .isEqualTo(1);
        assertThat(cost("{ order(id: \"gid://shopify/Order/1\") { shippingAddress { city } } }"))
                .isEqualTo(2);
    }

    @Test
    void predict_ofCounts_dependsOnWhetherTheyAreSearched() {
        assertThat(cost("{ ordersCount { count } }")).isEqualTo(10);
        assertThat(cost("{ blog(id: \"gid://shopify/Blog/1\") { articlesCount { count } } }"))
                .isEqualTo(11);
        assertThat(cost("{ collection(id: \"gid://shopify/Collection/1\") { productsCount { count } } }"))
                .isEqualTo(2);
    }

    @Test
    void predict_ofAbstractType_isThatOfTheDearestObject() {
        String document = "{ node(id: \"gid://shopify/Product/1\") { id"
                + " ... on Product { options { name } }"
                + " ... on Order { customer { id } shippingAddress { city } } } }";

        assertThat(cost(document)).isEqualTo(3);
    }

    @Test
    void predict_ofSameResponseKey_countsOnce() {
        assertThat(cost("{ shop { plan { displayName } } shop { plan { shopifyPlus } primaryDomain { id } } }"))
                .isEqualTo(3);
    }

    @Test
    void predict_ofSkippedSelections_leavesThemOut() {
        String document = "query ($lines: Boolean!) { order(id: \"gid://shopify/Order/1\") { id"
                + " customer @skip(if: $lines) { id }"
                + " ... @include(if: $lines) { lineItems(first: 10) { nodes { id } } } } }";

        assertThat(cost(document, "{\"lines\": false}")).isEqualTo(2);
        assertThat(cost(document, "{\"lines\": true}")).isEqualTo(7);
    }

    @Test
    void predict_ofSeveralOperations_isThatOfTheNamed() {
        String document = "query A { shop { id } } query B { orders(first: 10) { nodes { id } } }";

        assertThat(QueryCost.predict(schema, document, null, "A")).isEqualTo(1);
        assertThat(QueryCost.predict(schema, document, null, "B")).isEqualTo(6);
        assertThatThrownBy(() -> cost(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the document has several operations; name one of: A, B");
        assertThatThrownBy(() -> QueryCost.predict(schema, document, null, "C"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no operation 'C' in the document; it has: A, B");
    }

    @Test
    void predict_ofIntrospection_countsItsObjects() {
        assertThat(cost("{ __typename }")).isEqualTo(1);
        assertThat(cost("{ __type(name: \"Order\") { name fields { name type { name ofType { name } } } } }"))
                .isEqualTo(4);
        assertThat(cost("{ __type(name: \"Order\") { ...T } } fragment T on __Type { fields { name } }"))
                .isEqualTo(2);
    }

    @Test
    void predict_ofMutation_chargesItsPayloadWithItsPrice() {
        assertThat(cost("mutation { tagsAdd(id: \"gid://shopify/Order/1\", tags: [\"a\"]) {"
                        + " node { id } userErrors { field message } } }"))
                .isEqualTo(10);
        assertThat(cost("mutation { orderClose(input: {id: \"gid://shopify/Order/1\"}) {"
                        + " order { customer { id } } userErrors { message } } }"))
                .isEqualTo(11);
        assertThat(cost("mutation { refundCreate(input: {orderId: \"gid://shopify/Order/1\"}) {"
                        + " userErrors { message } } }"))
                .isEqualTo(20);
    }

    /** Source: examples of the change log "dynamic complexity cost for productSet" of 2025-10-01 on shopify.dev. */
    @ParameterizedTest
    @CsvSource({"1,0,0,10", "20,0,5,16", "200,10,20,77", "1499,0,0,310"})
    void predict_ofProductSet_growsWithItsInput(int variants, int files, int metafields, int points) {
        String input = "{\"input\": {\"variants\": %s, \"files\": %s, \"metafields\": %s}}"
                .formatted(objects(variants), objects(files), objects(metafields));

        assertThat(cost(
                        "mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }",
                        input))
                .isEqualTo(points);
    }

    private static String objects(int count) {
        return Collections.nCopies(count, "{}").toString();
    }

    /** Source: an answer of a live shop; the fractions of all roots are added before rounding. */
    @Test
    void predict_ofAliasedBulkUpdates_roundsTheSum() {
        String call = ": productVariantsBulkUpdate(productId: \"gid://shopify/Product/1\","
                + " variants: [{id: \"gid://shopify/ProductVariant/1\"}]) { userErrors { message } } ";

        assertThat(cost("mutation { a" + call + "b" + call + "c" + call + "}")).isEqualTo(31);
    }

    /** Source: the change log "dynamic complexity cost for metafieldsSet", in force since 2026-09-15, on shopify.dev. */
    @Test
    void predict_ofMetafieldsSet_countsDistinctOwners() {
        assertThat(metafieldsSet(
                        IntStream.range(0, 25).mapToObj(i -> "Order/" + i).toArray(String[]::new)))
                .isEqualTo(260);
        assertThat(metafieldsSet("Product/1", "Product/1", "ProductVariant/1", "Page/1"))
                .isEqualTo(16);
    }

    /** Source: the day in the same change log; recordings of April to July 2026 show the flat price before it. */
    @Test
    void predict_onADay_asksThePriceOfThatDay() {
        String document = "mutation { metafieldsSet(metafields: [{ownerId: \"gid://shopify/Product/1\", key: \"k\", "
                + "value: \"v\"}]) { userErrors { message } } }";

        assertThat(QueryCost.predict(schema, document, null, null, LocalDate.of(2026, 9, 14)))
                .isEqualTo(10);
        assertThat(QueryCost.predict(schema, document, null, null, LocalDate.of(2026, 9, 15)))
                .isEqualTo(14);
        assertThat(QueryCost.predict(schema, document, null, null)).isEqualTo(14);
    }

    private int metafieldsSet(String... owners) {
        String metafields = IntStream.range(0, owners.length)
                .mapToObj(i -> "{\"ownerId\": \"gid://shopify/" + owners[i] + "\"}")
                .collect(Collectors.joining(",", "{\"m\": [", "]}"));
        return cost(
                "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }",
                metafields);
    }

    @Test
    void predict_ofUnknownNames_suggestsTheNearest() {
        assertThatThrownBy(() -> cost("{ orders(first: 1) { nodes { totalPrise } } }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no field 'totalPrise' on 'Order' in version 2026-10; did you mean 'totalPrice'");
        assertThatThrownBy(() -> cost("{ node(id: 1) { ... on Ordr { id } } }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no type 'Ordr' in version 2026-10; did you mean 'Order'");
        assertThatThrownBy(() -> cost("{ shop { ...Missing } }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no fragment 'Missing' in the document");
    }

    @Test
    void predict_ofUnparsableText_namesThePlace() {
        assertThatThrownBy(() -> cost("{ shop { id }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GraphQL syntax at 1:14: expected a name, found the end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customer(id: 1) { ...C } } fragment C on Customer { lastOrder { customer { ...C } } }",
                "{ __schema { queryType { ...T } } } fragment T on __Type { ofType { ...T } }"
            })
    void predict_ofFragmentThatSpreadsItself_isRefused(String document) {
        assertThatThrownBy(() -> cost(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the document is more than 250 levels deep; does a fragment spread itself?");
    }

    @Test
    void predict_ofHugeCost_staysAnInt() throws JsonProcessingException {
        StringBuilder document = new StringBuilder("{ orders(first: 250) { nodes { ");
        document.append("customer { orders(first: 250) { nodes { ".repeat(40)).append("id ");
        document.append("} } } ".repeat(40)).append("} } }");
        JsonNode none = JSON.readTree("{}");

        assertThat(QueryCost.predict(schema, document.toString(), none, "")).isEqualTo(Integer.MAX_VALUE);
    }
}
