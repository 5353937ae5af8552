package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.CheckedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are checked before they are sent; the simulated shop's engine checks them by the specification too. */
class CheckedQueryTest {
    private static SimulatedShop simulated;
    private static Shop shop;

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.start();
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ shop { name myshopifyDomain } }",
                "query Some($n: Int!) { orders(first: $n) { nodes { id name } pageInfo { hasNextPage } } }",
                "query($n: Int = 2) { products(first: $n, reverse: true) { nodes { ...P } } } fragment P on Product { title }",
                "{ a: orders(first: 1) { edges { cursor node { ... on Order { name } ... { id } } } } b: shop { id } }",
                "query($with: Boolean!) { shop { name @include(if: $with) id @skip(if: false) __typename } }",
                "{ nodes(ids: [\"gid://shopify/Product/1\"]) { __typename id ... on Product { title } } }",
                "{ orders(first: 2, sortKey: TOTAL_PRICE, query: \"test:false\") { nodes { tags } } }",
            })
    void query_thatFits_isAnsweredAsByTheShopItself(String text) throws Exception {
        Map<String, Object> variables = Map.of("n", 2, "with", true);
        CheckedQuery query = shop.checked(text);
        for (String name : List.of("n", "with")) {
            query = text.contains("$" + name) ? query.with(name, variables.get(name)) : query;
        }

        JsonNode expected = Api.of(simulated).data(text, variables);

        assertThat(new ObjectMapper().valueToTree(query.get()).toString()).isEqualTo(expected.toString());
        assertThat(query.explain().predictedCost()).isBetween(1, 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ shop { nmae } } | no field 'nmae' on Shop (2026-10); did you mean 'name'",
                "{ orders(frist: 1) { nodes { id } } } | QueryRoot.orders has no argument 'frist'; did you mean 'first'?",
                "{ orders(first: \"1\") { nodes { id } } } | QueryRoot.orders(first:) is Int, not \"1\"",
                "{ orders { nodes { id } } } | orders is a connection; say how many you want, such as (first: 10)",
                "{ orders(first: 1, sortKey: TOTAL) { nodes { id } } } | is OrderSortKeys, not TOTAL",
                "{ order { id } } | QueryRoot.order needs the argument 'id: ID!'",
                "{ shop } | shop is Shop!; say what of it you want, such as { ",
                "{ shop { name { first } } } | shop.name is String!, which has no fields; leave its { } out",
                "{ shop { ...S } } | the document has no fragment 'S'",
                "{ shop { ...S } } fragment S on Shop { ...S } | the fragment 'S' spreads itself",
                "{ shop { id } } fragment S on Shop { id } | the fragment 'S' is never used",
                "{ shop { ... on Order { id } } } | Shop is never Order",
                "{ shop { ... on Shops { id } } } | no object is of type 'Shops'; did you mean 'Shop'",
                "query($x: Int) { shop { id } } | the variable $x is never used",
                "{ orders(first: $x) { nodes { id } } } | write query($x: Int)",
                "query($x: String) { orders(first: $x) { nodes { id } } } | declared as String and used as Int",
                "query($x: ID) { order(id: $x) { id } } | declared as ID and used as ID!",
                "query($x: ID!) { nodes(ids: $x) { id } } | declared as ID! and used as [ID!]!",
                "{ shop { id @defer } } | a query has no directive '@defer'",
                "query A { shop { id } } query B { shop { id } } | the document has 2 operations",
                "mutation { tagsAdd(id: \"gid://shopify/Order/1\", tags: [\"a\"]) { node { id } } } | the document is a mutation",
                "subscription { shop { id } } | the document is a subscription",
                "{ shop { id } | a name",
                "{ shop { id } } mutation M { tagsAdd(id: \"1\", tags: []) { node { id } } } | 2 operations",
            })
    void query_thatDoesNotFit_isRefusedUnsent(String text, String problem) {
        simulated.forgetRequests();

        assertThatThrownBy(() -> shop.checked(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);

        assertThat(simulated.requests()).isEmpty();
        boolean written = text.contains("mutation") || text.startsWith("subscription");
        if (!written) {
            assertThat(Api.of(simulated).query(text).path("errors"))
                    .as("the engine's opinion")
                    .isNotEmpty();
        }
    }

    @Test
    void query_severalFaults_areAllTold() {
        assertThatThrownBy(() -> shop.checked("{ shop { nmae urll } orders { nodes { idd } } }"))
                .hasMessageContainingAll("'nmae'", "'urll'", "orders is a connection", "'idd'");
    }

    @Test
    void query_fragmentsWithoutEnd_areCutShort() {
        StringBuilder text = new StringBuilder("{ shop { ...F0 } }");
        for (int i = 0; i < 60; i++) {
            text.append(" fragment F%d on Shop { a%d: id ...F%d ...F%d }".formatted(i, i, i + 1, i + 1));
        }
        text.append(" fragment F60 on Shop { id }");

        assertThatThrownBy(() -> shop.checked(text.toString())).hasMessageContaining("more than 2000 fields");
    }

    @Test
    void query_schemaOfTheShop_isNotAsked() {
        assertThatThrownBy(() -> shop.checked("{ __schema { types { name } } }"))
                .hasMessageContaining("'__schema' asks for the schema itself");
    }

    @Test
    void explain_deprecatedField_isNamed() {
        assertThat(shop.checked("{ orders(first: 1) { nodes { totalPrice } } }")
                        .explain()
                        .deprecations())
                .singleElement()
                .asString()
                .startsWith("Order.totalPrice: Use `totalPriceSet` instead.");
    }

    @Test
    void with_wrongValue_isRefusedUnsent() {
        CheckedQuery query = shop.checked("query($n: Int!) { orders(first: $n) { nodes { id } } }");

        assertThatThrownBy(query::get).hasMessageContaining("the variable 'n: Int!' needs a value");
        assertThatThrownBy(() -> query.with("n", "two").get()).hasMessageContaining("n is Int!, not \"two\"");
        assertThatThrownBy(() -> query.with("m", 2).get()).hasMessageContaining("no variable or argument 'm'");
    }

    @Test
    void covering_aliasesFragmentsAndInterfaces_hideNothing() {
        String text = """
                query($id: ID!) {
                  customers(first: 1) { nodes { id x: email ...C } }
                  node(id: $id) { ... on Customer { y: defaultEmailAddress { z: emailAddress } } ... on Node { id } }
                  orders(first: 1) { nodes { customer { email } } }
                }
                fragment C on Customer { w: firstName defaultEmailAddress { emailAddress } }""";
        Object id = Api.of(simulated)
                .data("{ customers(first: 1) { nodes { id } } }")
                .at("/customers/nodes/0/id")
                .asText();

        CheckedQuery open = shop.checked(text).with("id", id);
        String covered = open.covering(
                        (type, field) -> field.name().equals("emailAddress")
                                || (type.name().equals("Customer")
                                        && field.name().equals("email"))
                                || field.name().equals("firstName"),
                        "(covered)")
                .get()
                .toString();

        assertThat(open.get().toString()).contains("@example.com");
        assertThat(covered).doesNotContain("@").contains("w=(covered)", "x=(covered)", "z=(covered)", "id=" + id);
    }

    @Test
    void types_behindAnInterface_areAllThatMayBeThere() {
        assertThat(shop.checked("{ a: nodes(ids: []) { id } shop { name } }").types())
                .containsExactly("QueryRoot", "Shop");
        assertThat(shop.checked("{ nodes(ids: []) { ... on Order { customer { tags } } } }")
                        .types())
                .containsExactly("Customer", "Order", "QueryRoot");
        assertThat(shop.checked("{ nodes(ids: []) { ... on HasMetafields { metafield(key: \"k\") { value } } } }")
                        .types())
                .contains("Customer", "Order", "Product", "Metafield");
    }
}
