package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.schema.ApiVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
    enum FinancialStatus {
        PAID,
        REFUNDED,
        UNRECOGNIZED
    }

    record CustomerRef(Gid id, Optional<String> displayName) {}

    record Line(String title, int quantity, @Nullable String sku) {}

    record OrderRow(
            Gid id,
            String name,
            Instant processedAt,
            boolean test,
            MoneyBag currentTotalPriceSet,
            @Field("displayFinancialStatus") @Nullable FinancialStatus status,
            List<String> tags,
            @Nullable CustomerRef customer,
            @Arguments("first: 5") Page<Line> lineItems) {}

    private static final String ORDER = """
            {"id":"gid://shopify/Order/1","name":"#1001","processedAt":"2026-01-31T23:30:00-05:00","test":false,
             "currentTotalPriceSet":{"shopMoney":{"amount":"10.0","currencyCode":"USD"}},"status":"%s","tags":["a","b"],
             "customer":%s,"lineItems":{"nodes":[{"title":"Sock","quantity":2,"sku":null}],
             "pageInfo":{"hasNextPage":true,"endCursor":"c"}},"fromTheFuture":1}""";

    private static String data(String field, String value) {
        return "{\"data\":{\"" + field + "\":" + value + "}}";
    }

    @Test
    void object_readsEveryComponent() {
        CannedShop shop = new CannedShop(data("order", ORDER.formatted("PAID", "null")));

        OrderRow order = Query.ofField(shop, "order", OrderRow.class)
                .with("id", Gid.of("Order", 1))
                .get();

        assertThat(order)
                .isEqualTo(new OrderRow(
                        Gid.of("Order", 1),
                        "#1001",
                        Instant.parse("2026-02-01T04:30:00Z"),
                        false,
                        new MoneyBag(new Money(new BigDecimal("10.00"), "USD")),
                        FinancialStatus.PAID,
                        List.of("a", "b"),
                        null,
                        new Page<>(List.of(new Line("Sock", 2, null)), true, "c")));
        assertThat(shop.asked.get(0).variables()).hasToString("{\"id\":\"gid://shopify/Order/1\"}");
    }

    @Test
    void document_isValidInEveryVersion() {
        String document = Query.ofField(new CannedShop(), "order", OrderRow.class)
                .with("id", "gid://shopify/Order/1")
                .document();

        assertThat(document).startsWith("query OrderRow($id: ID!) {\n  order(id: $id) {\n    id\n");
        for (ApiVersion version : ApiVersion.bundled()) {
            assertThat(OfficialSchema.problems(version, document)).isEmpty();
        }
    }

    @Test
    void enumValueOfTheFuture_isUnrecognized() {
        CannedShop shop = new CannedShop(data("order", ORDER.formatted("PAID_IN_SHELLS", "null")));

        assertThat(Query.ofField(shop, "order", OrderRow.class)
                        .with("id", "gid://shopify/Order/1")
                        .get()
                        .status())
                .isEqualTo(FinancialStatus.UNRECOGNIZED);
    }

    @Test
    void optional_holdsNullAndValue() {
        String known = "{\"id\":\"gid://shopify/Customer/7\",\"displayName\":\"Ada\"}";
        String silent = "{\"id\":\"gid://shopify/Customer/7\",\"displayName\":null}";
        CannedShop shop = new CannedShop(data("customer", known), data("customer", silent), data("customer", "null"));
        Query<CustomerRef> query =
                Query.ofField(shop, "customer", CustomerRef.class).with("id", Gid.of("Customer", 7));

        assertThat(query.get().displayName()).contains("Ada");
        assertThat(query.get().displayName()).isEmpty();
        assertThat(query.find()).isEmpty();
    }

    record Named(Gid id, String displayName) {}

    record Wide(Named customer) {}

    @Test
    void nullThatTheRecordForbids_namesThePathAndTheRequest() {
        CannedShop shop = new CannedShop(
                data("order", "{\"customer\":{\"id\":\"gid://shopify/Customer/7\",\"displayName\":null}}"));

        assertThatThrownBy(() -> Query.ofField(shop, "order", Wide.class)
                        .with("id", Gid.of("Order", 1))
                        .get())
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessage(
                        "Cannot read data.order.customer.displayName: null, which the record does not allow; declare"
                                + " the component @Nullable or Optional [request-id r-1]");
    }

    record Absent(int count) {}

    record Counted(Absent ordersCount) {}

    @Test
    void fieldMissingInTheAnswer_namesThePath() {
        assertThatThrownBy(() -> Query.ofRoot(new CannedShop("{\"data\":{\"ordersCount\":{}}}"), Counted.class)
                        .get())
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("data.ordersCount.count: missing in the answer");
    }

    @Test
    void valueThatTheTypeCannotHold_namesThePath() {
        String body = "{\"data\":{\"ordersCount\":{\"count\":3000000000}}}";

        assertThatThrownBy(
                        () -> Query.ofRoot(new CannedShop(body), Counted.class).get())
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("data.ordersCount.count: '3000000000' is no int");
    }

    record Misspelt(Gid id, Money totalPriceSett) {}

    record WrongType(int name) {}

    record NoWindow(Page<Line> lineItems) {}

    record BadArgument(@Arguments("first: 5, quary: \"x\"") Page<Line> lineItems) {}

    record BadArgumentValue(@Arguments("first: \"five\"") Page<Line> lineItems) {}

    record BadEnum(@Field("displayFinancialStatus") Colour colour) {}

    enum Colour {
        RED
    }

    record ScalarAsRecord(CustomerRef name) {}

    record ObjectAsText(String customer) {}

    record ListAsOne(String tags) {}

    record Itself(Gid id, @Nullable Itself customer) {}

    record SkippedButRequired(
            @Directive("include(if: $more)") String name) {}

    record Untyped(@SuppressWarnings("rawtypes") List tags) {}

    private static ThrowingCallable select(Class<?> record) {
        return () -> Query.ofField(new CannedShop(), "order", record);
    }

    @Test
    void component_thatDoesNotFit_failsBeforeAnythingIsSent() {
        assertThatThrownBy(select(Misspelt.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Misspelt.totalPriceSett: no field 'totalPriceSett' on Order (2026-10); did you mean 'totalPriceSet'");
        assertThatThrownBy(select(WrongType.class))
                .hasMessage("WrongType.name: Order.name is String!, which int cannot hold; use String");
        assertThatThrownBy(select(NoWindow.class))
                .hasMessage("NoWindow.lineItems: Order.lineItems is a connection and needs a window: add"
                        + " @Arguments(\"first: 50\"), 250 at most");
        assertThatThrownBy(select(BadArgument.class))
                .hasMessageStartingWith("BadArgument.lineItems: Order.lineItems has no argument 'quary'");
        assertThatThrownBy(select(BadArgumentValue.class))
                .hasMessage("BadArgumentValue.lineItems: Order.lineItems(first:) is Int, not \"five\"");
        assertThatThrownBy(select(BadEnum.class)).hasMessageContaining("Colour needs the constant UNRECOGNIZED");
        assertThatThrownBy(select(ScalarAsRecord.class))
                .hasMessage("ScalarAsRecord.name: Order.name is String!, which CustomerRef cannot hold; use String");
        assertThatThrownBy(select(ObjectAsText.class))
                .hasMessage(
                        "ObjectAsText.customer: Order.customer is Customer, which String cannot hold; use a record");
        assertThatThrownBy(select(ListAsOne.class))
                .hasMessage("ListAsOne.tags: Order.tags is [String!]!, which String cannot hold; use List");
        assertThatThrownBy(select(SkippedButRequired.class)).hasMessageContaining("must be @Nullable or Optional");
        assertThatThrownBy(select(Untyped.class)).hasMessageContaining("say of what, as in List<Gid>");
        assertThatThrownBy(() -> Query.ofField(new CannedShop(), "ordr", OrderRow.class))
                .hasMessageStartingWith("no query 'ordr' (2026-10); did you mean 'order'");
    }

    record Metafield(Gid id, @Nullable Metafield definition) {}

    @Test
    void recordThatSelectsItself_isRefused() {
        assertThatThrownBy(() -> Query.ofRoot(new CannedShop(), Tree.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selects itself");
    }

    record Tree(@Arguments("id: $id") @Nullable Branch customer) {}

    record Branch(@Nullable Leaf lastOrder) {}

    record Leaf(@Nullable Branch customer) {}

    sealed interface Owner permits App, Staff, Unknown {}

    record Staff(Gid id, String name) implements Owner {}

    @On("App")
    record App(Gid id, @Field("title") String appTitle) implements Owner {}

    @Otherwise
    record Unknown(String __typename) implements Owner {}

    record Discount(@Arguments("id: $id") @Nullable Kind codeDiscountNode) {}

    record Kind(Gid id, Code codeDiscount) {}

    sealed interface Code permits Basic, FreeShipping, OtherCode {}

    @On("DiscountCodeBasic")
    record Basic(String title, boolean appliesOncePerCustomer) implements Code {}

    @On("DiscountCodeFreeShipping")
    record FreeShipping(String title) implements Code {}

    @Otherwise
    record OtherCode(String __typename) implements Code {}

    @Test
    void union_readsEachMemberIntoItsRecord() {
        String answer =
                "{\"data\":{\"codeDiscountNode\":{\"id\":\"gid://shopify/DiscountCodeNode/1\",\"codeDiscount\":%s}}}";
        CannedShop shop = new CannedShop(
                answer.formatted("{\"__typename\":\"DiscountCodeFreeShipping\",\"title\":\"Free\"}"),
                answer.formatted("{\"__typename\":\"DiscountCodeOfTheFuture\"}"));
        Query<Discount> query = Query.ofRoot(shop, Discount.class).with("id", "gid://shopify/DiscountCodeNode/1");

        assertThat(query.get().codeDiscountNode().codeDiscount()).isEqualTo(new FreeShipping("Free"));
        assertThat(query.get().codeDiscountNode().codeDiscount()).isEqualTo(new OtherCode("DiscountCodeOfTheFuture"));
        for (ApiVersion version : ApiVersion.bundled()) {
            assertThat(OfficialSchema.problems(version, query.document())).isEmpty();
        }
    }

    sealed interface Closed permits Only {}

    @On("DiscountCodeBasic")
    record Only(String title) implements Closed {}

    record ClosedKind(Closed codeDiscount) {}

    record ClosedDiscount(@Arguments("id: $id") @Nullable ClosedKind codeDiscountNode) {}

    @Test
    void union_withoutPlaceForOtherMembers_isRefused() {
        assertThatThrownBy(() -> Query.ofRoot(new CannedShop(), ClosedDiscount.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Closed must permit a record annotated @Otherwise");
    }

    record Several(
            @Field("orders") @Arguments("first: 2, query: $q, sortKey: CREATED_AT")
            Page<Named1> newest,

            @Field("orders") @Arguments("last: 2, query: $q")
            Page<Named1> oldest,

            @Directive("include(if: $counted)") @Nullable Count ordersCount) {}

    record Named1(String name) {}

    record Count(int count) {}

    @Test
    void root_withAliasesVariablesAndDirectives_isValid() {
        Query<Several> query = Query.ofRoot(new CannedShop(), Several.class);

        assertThat(query.document())
                .startsWith("query Several($q: String, $counted: Boolean!) {\n  newest: orders(first: 2");
        for (ApiVersion version : ApiVersion.bundled()) {
            assertThat(OfficialSchema.problems(version, query.document())).isEmpty();
        }
        assertThatThrownBy(query::get).hasMessage("the variable 'counted: Boolean!' needs a value");
        assertThatThrownBy(() -> query.with("cuonted", true).get())
                .hasMessageStartingWith("no variable or argument 'cuonted' here; did you mean 'counted'?");
    }

    record WholeList(@Arguments("first: 2") List<Line> lineItems) {}

    @Test
    void connectionAsList_thatHasMore_failsInsteadOfLosingNodes() {
        CannedShop shop = new CannedShop(
                data(
                        "order",
                        "{\"lineItems\":{\"nodes\":[{\"title\":\"a\",\"quantity\":1,\"sku\":null}],\"pageInfo\":{\"hasNextPage\":true}}}"));

        assertThatThrownBy(() -> Query.ofField(shop, "order", WholeList.class)
                        .with("id", Gid.of("Order", 1))
                        .get())
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("data.order.lineItems: the connection has more than the 1 nodes asked for");
    }

    record RawData(@Nullable RawOrder mine) {}

    record RawOrder(String number, Page<Line> lineItems) {}

    @Test
    void rawDocument_isReadIntoTheSameTypes() {
        String document = """
                query Mine($id: ID!) { mine: order(id: $id) { ...Parts } }
                fragment Parts on Order {
                  number: name
                  lineItems(first: 1) { edges { node { title quantity sku } } pageInfo { hasNextPage endCursor } }
                }""";
        CannedShop shop = new CannedShop(
                data(
                        "mine",
                        "{\"number\":\"#1\",\"lineItems\":{\"edges\":[{\"node\":{\"title\":\"a\",\"quantity\":1,\"sku\":null}}],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":\"z\"}}}"));

        RawData read = Query.ofDocument(shop, document, RawData.class)
                .with("id", Gid.of("Order", 1))
                .get();

        assertThat(read.mine()).isEqualTo(new RawOrder("#1", new Page<>(List.of(new Line("a", 1, null)), false, "z")));
        assertThat(shop.asked.get(0).text()).isEqualTo(document);
    }

    record RawMismatch(@Nullable WrongKey mine) {}

    record WrongKey(String name) {}

    @Test
    void rawDocument_thatDoesNotSelectAComponent_isRefused() {
        String document = "query($id: ID!) { mine: order(id: $id) { number: name } }";

        assertThatThrownBy(() -> Query.ofDocument(new CannedShop(), document, RawMismatch.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WrongKey.name: the document does not select 'name' here");
        assertThatThrownBy(() -> Query.ofDocument(new CannedShop(), "{ shop { name }", RawMismatch.class))
                .hasMessage("GraphQL syntax at 1:16: expected a name, found the end");
    }

    @Test
    void rawDocument_asJson_staysAsItIs() {
        JsonNode json = Query.ofDocument(
                        new CannedShop("{\"data\":{\"shop\":{\"name\":\"x\"}}}"), "{shop{name}}", JsonNode.class)
                .get();

        assertThat(json.at("/shop/name").asText()).isEqualTo("x");
    }

    record Dated(@Field("totalPrice") BigDecimal total, String name) {}

    @Test
    void explain_saysCostAndDeprecationsWithoutSending() {
        CannedShop shop = new CannedShop();

        Explanation explanation = Query.ofField(shop, "order", Dated.class)
                .with("id", Gid.of("Order", 1))
                .explain();

        assertThat(explanation.predictedCost()).isEqualTo(1);
        assertThat(explanation.variables()).isEqualTo("{\"id\":\"gid://shopify/Order/1\"}");
        assertThat(explanation.deprecations()).singleElement().asString().startsWith("Order.totalPrice: ");
        assertThat(explanation.toString()).startsWith("# 1 point\nquery Dated($id: ID!) {");
        assertThat(shop.asked).isEmpty();
    }
}
