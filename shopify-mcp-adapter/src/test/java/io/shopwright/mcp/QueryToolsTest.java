package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that take a query, and those that tell of the shop and its schema. */
class QueryToolsTest {
    private static final String OVERVIEW = "shopify_shop_overview";
    private static final String REPORT = "shopify_shopifyql_query";
    private static final String SCHEMA = "shopify_schema_search";
    private static final String GRAPHQL = "shopify_graphql_query";

    private static SampleTools sample;

    @BeforeAll
    static void open() {
        sample = SampleTools.open();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Test
    void overview_tellsWhatThereIs() {
        Map<String, Object> overview = sample.answer(OVERVIEW, Map.of());

        assertThat(overview)
                .containsEntry("shop", "simulated-shop.myshopify.com")
                .containsEntry("currency", "USD")
                .containsEntry("time_zone", "UTC")
                .containsEntry("today", "2026-07-01")
                .containsEntry("orders", 300)
                .containsEntry("products", 12)
                .containsEntry("customers", 40)
                .containsEntry("notes", List.of());
        assertThat(SampleTools.rows(overview, "locations")).isNotEmpty();
        assertThat(overview.get("scopes").toString()).contains("read_all_orders");
    }

    @Test
    void overview_tokenForLittle_leavesCountsOut() {
        Map<String, Object> overview = SampleTools.answer(sample.tools(SampleTools.PRODUCTS_ONLY), OVERVIEW, Map.of());

        assertThat(overview)
                .containsEntry("products", 12)
                .doesNotContainKeys("orders", "customers")
                .containsEntry("scopes", List.of("read_products"));
        assertThat(overview.get("notes").toString()).contains("lacks read_locations");
    }

    @Test
    void report_rows_addUpToTheTotal() {
        String byProduct = "FROM sales SHOW net_sales GROUP BY product_title SINCE 2025-07-01 UNTIL 2026-06-30";
        List<?> all = (List<?>)
                sample.answer(REPORT, Map.of("query", "FROM sales SHOW net_sales SINCE 2025-07-01 UNTIL 2026-06-30"))
                        .get("rows");
        Map<String, Object> first = sample.answer(REPORT, Map.of("query", byProduct, "limit", 5));
        Map<String, Object> rest =
                sample.answer(REPORT, Map.of("query", byProduct, "limit", 100, "cursor", first.get("next_cursor")));

        assertThat(first).containsEntry("returned", 5).containsEntry("has_more", true);
        assertThat(rest).containsEntry("has_more", false);
        assertThat(SampleTools.rows(first, "columns"))
                .extracting(column -> column.get("name"))
                .containsExactlyInAnyOrder("product_title", "net_sales");
        BigDecimal sum = sum(first).add(sum(rest));
        assertThat(sum).isEqualByComparingTo(((List<?>) all.get(0)).get(0).toString());
    }

    private static BigDecimal sum(Map<String, Object> report) {
        int money = SampleTools.rows(report, "columns").stream()
                .map(column -> column.get("name"))
                .toList()
                .indexOf("net_sales");
        return ((List<?>) report.get("rows"))
                .stream()
                        .map(row -> new BigDecimal(((List<?>) row).get(money).toString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void report_thatShopifyCannotRead_saysWhatAQueryIs() {
        assertThat(sample.refusal(REPORT, Map.of("query", "SELECT * FROM sales")))
                .contains("query cannot be read by Shopify: ", "FROM table SHOW metrics");
        assertThat(sample.refusal(REPORT, Map.of("query", "FROM sales SHOW nonsense")))
                .contains("Column 'nonsense' not found");
    }

    @Test
    void report_tokenWithoutReports_namesTheScope() {
        assertThat(sample.tools(SampleTools.PRODUCTS_ONLY)
                        .call(ToolCall.of(REPORT, Map.of("query", "FROM sales SHOW net_sales")))
                        .text())
                .contains("read_reports");
    }

    @ParameterizedTest
    @CsvSource({
        "customer_name, true",
        "customer_email, true",
        "shipping_city, true",
        "product_title, false",
        "net_sales, false",
        "day, false",
        "sales_channel, false"
    })
    void report_columnsAboutPeople_areKnown(String column, boolean personal) {
        assertThat(PersonalFields.isPersonalColumn(column)).isEqualTo(personal);
    }

    private static List<String> definitions(Map<String, ?> arguments) {
        return SampleTools.rows(sample.answer(SCHEMA, arguments), "names").stream()
                .map(row -> row.get("of") + "." + row.get("definition"))
                .toList();
    }

    @Test
    void schema_wordOfAQuery_findsItFirst() {
        assertThat(definitions(Map.of("words", "orders")).get(0)).startsWith("QueryRoot.orders(");
        assertThat(definitions(Map.of("words", "inventory levels", "kind", "object")))
                .anyMatch(line -> line.startsWith("InventoryItem.inventoryLevels("));
        assertThat(definitions(Map.of("words", "customer email")))
                .contains("Customer.defaultEmailAddress: CustomerEmailAddress");
        assertThat(definitions(Map.of("words", "refund create", "kind", "mutation"))
                        .get(0))
                .startsWith("Mutation.refundCreate(input: RefundInput!): ");
    }

    @Test
    void schema_nameOfAType_listsItsFields() {
        List<String> money = definitions(Map.of("words", "moneyv2"));

        assertThat(money)
                .containsExactly(
                        "MoneyV2.type MoneyV2 { 2 fields }",
                        "MoneyV2.amount: Decimal!",
                        "MoneyV2.currencyCode: CurrencyCode!");
        assertThat(definitions(Map.of("words", "CustomerSortKeys")))
                .containsExactly("CustomerSortKeys.enum CustomerSortKeys { CREATED_AT ID LOCATION NAME RELEVANCE"
                        + " UPDATED_AT }");
        assertThat(sample.walk(SCHEMA, Map.of("words", "Order"), "names", 60)).hasSize(1 + 151);
    }

    @Test
    void schema_deprecatedField_namesItsSuccessor() {
        assertThat(sample.walk(SCHEMA, Map.of("words", "Order"), "names", 100).stream()
                        .filter(row -> row.get("definition").toString().startsWith("totalPrice:"))
                        .findFirst()
                        .orElseThrow())
                .containsEntry("deprecated", "Use `totalPriceSet` instead.");
    }

    @Test
    void schema_nothingNear_saysSo() {
        assertThat(sample.refusal(SCHEMA, Map.of("words", "qqqqzzzz"))).contains("no name of version 2026-10 has");
    }

    @Test
    void schema_asksNoShop() {
        sample.simulated.forgetRequests();

        sample.answer(SCHEMA, Map.of("words", "discount code"));

        assertThat(sample.simulated.requests()).isEmpty();
    }

    @Test
    void graphql_query_isAnsweredWithItsPoints() {
        Map<String, Object> answer = sample.answer(
                GRAPHQL,
                Map.of(
                        "query",
                        "query($n: Int!) { products(first: $n, sortKey: TITLE) { nodes { title totalInventory } } }",
                        "variables",
                        Map.of("n", 2)));

        assertThat(answer.get("data").toString())
                .startsWith("{products={nodes=[{title=Beeswax Candle, totalInventory=");
        assertThat((Integer) answer.get("points")).isBetween(1, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { tagsAdd(id: \"gid://shopify/Product/1\", tags: [\"x\"]) { node { id } } }",
                "query A { shop { id } } mutation B { tagsAdd(id: \"gid://shopify/Product/1\", tags: []) { node { id } } }",
                "# query\nmutation { tagsAdd(id: \"gid://shopify/Product/1\", tags: []) { node { id } } }",
                "subscription { shop { id } }"
            })
    void graphql_whatIsNoQuery_isRefusedUnsent(String text) {
        sample.simulated.forgetRequests();

        assertThat(sample.refusal(GRAPHQL, Map.of("query", text))).contains("query does not fit the schema");

        assertThat(sample.simulated.requests()).isEmpty();
    }

    @Test
    void graphql_wordMutationInAString_isNoMutation() {
        assertThat(sample.answer(
                                GRAPHQL,
                                Map.of("query", "{ products(first: 1, query: \"mutation { }\") { nodes { id } } }"))
                        .get("data")
                        .toString())
                .isEqualTo("{products={nodes=[]}}");
    }

    @Test
    void graphql_wrongNames_areToldWithWhatIsRight() {
        assertThat(sample.refusal(GRAPHQL, Map.of("query", "{ orders(first: 1) { nodes { totalPriceSets } } }")))
                .contains("no field 'totalPriceSets' on Order (2026-10); did you mean 'totalPriceSet'");
        assertThat(sample.refusal(GRAPHQL, Map.of("query", "query($n: Int!) { orders(first: $n) { nodes { id } } }")))
                .contains("the variable 'n: Int!' needs a value");
    }

    @Test
    void graphql_tooManyPoints_isRefusedUnsent() {
        sample.simulated.forgetRequests();

        String refusal = sample.refusal(
                GRAPHQL,
                Map.of(
                        "query",
                        "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) {"
                                + " nodes { id } } } } } } } }"));

        assertThat(refusal).contains("points, and 500 are allowed; ask for fewer nodes");
        assertThat(sample.simulated.requests("orders")).isEmpty();
    }

    @Test
    void graphql_check_tellsDeprecationsAndSendsNothing() {
        sample.simulated.forgetRequests();

        Map<String, Object> answer = sample.answer(
                GRAPHQL, Map.of("query", "{ orders(first: 1) { nodes { totalPrice } } }", "action", "check"));

        assertThat(answer).doesNotContainKey("data");
        assertThat(answer.get("deprecations").toString()).contains("Order.totalPrice: Use `totalPriceSet`");
        assertThat(sample.simulated.requests("orders")).isEmpty();
    }

    @Test
    void graphql_largeAnswer_asksForLess() {
        String all =
                "{ orders(first: 250) { nodes { id name createdAt processedAt updatedAt tags displayFinancialStatus"
                        + " displayFulfillmentStatus sourceName test } } }";

        ToolResult result = sample.call(GRAPHQL, Map.of("query", all));

        assertThat(result.structured()).containsEntry("code", "answer_too_large");
    }

    @Test
    void graphql_notForPersonalData_masksWhateverItIsCalled() {
        String query = "{ customers(first: 3) { nodes { id a: displayName email tags numberOfOrders"
                + " defaultEmailAddress { emailAddress marketingState } } }"
                + " orders(first: 3) { nodes { name b: email customer { c: firstName } } } }";

        String masked = sample.call(GRAPHQL, Map.of("query", query)).text();
        String open = sample.open(GRAPHQL, Map.of("query", query)).toString();

        assertThat(open).contains("@example.com").doesNotContain(JsonForm.MASK);
        assertThat(masked)
                .doesNotContain("@")
                .contains("\"a\":\"[hidden]\"", "\"b\":\"[hidden]\"", "\"c\":\"[hidden]\"", "\"marketingState\":\"");
    }

    @Test
    void graphql_roleWithoutOrders_mayNotAskForThem() {
        ShopifyTools developer = sample.tools(SampleTools.READS_ALL).as(Role.DEVELOPER);

        ToolResult direct =
                developer.call(ToolCall.of(GRAPHQL, Map.of("query", "{ orders(first: 1) { nodes { id } } }")));
        ToolResult byNode = developer.call(ToolCall.of(
                GRAPHQL, Map.of("query", "{ node(id: \"gid://shopify/Order/1\") { ... on Order { name } } }")));

        assertThat(direct.structured()).containsEntry("code", "not_allowed");
        assertThat(byNode.structured()).containsEntry("code", "not_allowed");
        assertThat(developer
                        .call(ToolCall.of(GRAPHQL, Map.of("query", "{ shop { name } }")))
                        .error())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Customer, displayName, true",
        "Customer, state, false",
        "Customer, tags, false",
        "Order, name, false",
        "MailingAddress, name, true",
        "MailingAddress, countryCodeV2, false",
        "Product, title, false",
        "Metafield, value, true",
        "Metafield, key, false",
        "BulkOperation, url, true",
        "Order, customAttributes, true",
        "ReturnLineItem, customerNote, true",
        "CommentEvent, message, true",
        "StaffMember, name, true",
        "StorefrontAccessToken, accessToken, true",
        "Location, name, false",
        "ShopifyqlTableData, rows, true"
    })
    void personalFields_fields_areJudgedByTheirObject(String type, String field, boolean personal) {
        AdminSchema schema = AdminSchema.of(ApiVersion.newest());
        SchemaType object = schema.type(type).orElseThrow();

        assertThat(PersonalFields.isPersonal(object, object.field(field).orElseThrow()))
                .isEqualTo(personal);
    }

    /** Whatever object has them, in every version. */
    @Test
    void personalFields_namesOfPeople_areHiddenInAllVersions() {
        Set<String> shown = new TreeSet<>();
        for (ApiVersion version : ApiVersion.bundled()) {
            AdminSchema schema = AdminSchema.of(version);
            for (String name : schema.typeNames()) {
                SchemaType type = schema.type(name).orElseThrow();
                type.fields().values().stream()
                        .filter(field -> field.name()
                                .matches("(?i).*(email|phone|first_?name|last_?name|address[12]|zip|clientIp|note)"))
                        .filter(field -> Set.of("String", "HTML", "FormattedString")
                                .contains(field.type().name()))
                        .filter(field -> !PersonalFields.isPersonal(type, field))
                        .forEach(field -> shown.add(name + "." + field.name()));
            }
        }
        assertThat(shown).isEmpty();
    }
}
