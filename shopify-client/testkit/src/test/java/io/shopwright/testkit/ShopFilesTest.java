package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shops from the files that Shopify makes. */
class ShopFilesTest {
    /** The columns by the names of the admin's export, with the apostrophe before the zip that it writes. */
    private static final String HEADER = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,"
            + "Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
            + "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,"
            + "Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Zip,Notes,"
            + "Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source,Lineitem discount\n";

    private static final String FIRST = "#1001,ada@example.com,partially_refunded,2026-01-05 09:50:26 +0200,fulfilled,"
            + "2026-01-06 14:21:21 +0200,yes,EUR,53.00,4.90,9.24,57.90,WELCOME10,6.00,Standard,2026-01-05 09:50:26 +0200,"
            + "2,Wool Socks - Red,14.00,16.00,SOCK-R,true,true,fulfilled,Ada Byron King,'75008,\"Gift,\nwrap it\",,"
            + "Shopify Payments,10.00,North Mill,5001,\"vip, spring\",web,6.00\n"
            + "#1001,ada@example.com,,,,,,,,,,,,,,2026-01-05 09:50:26 +0200,1,Day Pack,31.00,,PACK,true,true,fulfilled,,,,,,,"
            + "North Mill,,,,0.00\n";

    private static final String OTHERS = "#1002,,pending,,unfulfilled,,no,EUR,5.00,0.00,0.00,5.00,,0.00,,"
            + "2026-01-07 10:00:00 +0000,1,Mug,5.00,,,true,true,pending,,,,,,0.00,,5002,,pos,0.00\n"
            + "#1003,ADA@example.com,refunded,2026-01-08 10:00:00 +0000,unfulfilled,,no,EUR,5.00,0.00,0.00,5.00,,0.00,,"
            + "2026-01-08 10:00:00 +0000,1,Mug,5.00,,,true,true,pending,,,,2026-01-09 10:00:00 +0000,,5.00,,5003,,web,0.00\n";

    private static SimulatedShop euros() {
        return SimulatedShop.builder().currency(Currency.getInstance("EUR")).start();
    }

    @Test
    void orderExport_becomesOrdersAndCustomers() {
        try (SimulatedShop shop = euros()) {
            shop.load(OrderExport.parse(HEADER + FIRST + OTHERS));

            JsonNode data = Api.of(shop).data("""
                    { orders(first: 9, sortKey: PROCESSED_AT) { nodes { name number email createdAt note tags discountCodes
                        displayFinancialStatus displayFulfillmentStatus cancelledAt sourceName
                        totalPriceSet { shopMoney { amount currencyCode } } totalTaxSet { shopMoney { amount } }
                        totalDiscountsSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } }
                        shippingLine { title originalPriceSet { shopMoney { amount } } } customer { firstName lastName }
                        lineItems(first: 5) { nodes { title quantity sku discountedTotalSet { shopMoney { amount } } } } } }
                      customers(first: 5) { nodes { numberOfOrders } } }""");
            JsonNode first = data.at("/orders/nodes/0");

            assertThat(first.path("name").asText()).isEqualTo("#1001");
            assertThat(first.path("createdAt").asText()).isEqualTo("2026-01-05T07:50:26Z");
            assertThat(first.path("note").asText()).isEqualTo("Gift,\nwrap it");
            assertThat(first.path("tags").toString()).isEqualTo("[\"spring\",\"vip\"]");
            assertThat(first.path("displayFinancialStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
            assertThat(first.path("displayFulfillmentStatus").asText()).isEqualTo("FULFILLED");
            assertThat(first.at("/netPaymentSet/shopMoney/amount").asText()).isEqualTo("47.9");
            assertThat(first.at("/shippingLine/originalPriceSet/shopMoney/amount")
                            .asText())
                    .isEqualTo("4.9");
            assertThat(first.at("/customer/firstName").asText()).isEqualTo("Ada Byron");
            assertThat(first.at("/lineItems/nodes").findValuesAsText("sku")).containsExactly("SOCK-R", "PACK");
            assertThat(first.at("/lineItems/nodes/0/discountedTotalSet/shopMoney/amount")
                            .asText())
                    .isEqualTo("22.0");
            assertThat(data.at("/orders/nodes/1/customer").isNull()).isTrue();
            assertThat(data.at("/orders/nodes/1/displayFinancialStatus").asText())
                    .isEqualTo("PENDING");
            assertThat(data.at("/orders/nodes/2/displayFinancialStatus").asText())
                    .isEqualTo("REFUNDED");
            assertThat(data.at("/orders/nodes/2/cancelledAt").asText()).isEqualTo("2026-01-09T10:00:00Z");
            assertThat(data.at("/customers/nodes").toString()).isEqualTo("[{\"numberOfOrders\":\"2\"}]");
        }
    }

    @Test
    void order_paidInAnotherCurrency_keepsBoth_andIsNotChanged() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(
                    BulkLines.parse(
                            "{\"id\":\"gid://shopify/Order/6123456789012\",\"totalPriceSet\":{"
                                    + "\"shopMoney\":{\"amount\":\"30.0\"},\"presentmentMoney\":{\"amount\":\"27.61\",\"currencyCode\":"
                                    + "\"EUR\"}}}\n{\"id\":\"gid://shopify/LineItem/1\",\"__parentId\":\"gid://shopify/Order/6123456789012\","
                                    + "\"title\":\"Socks\",\"quantity\":3,\"originalUnitPriceSet\":{\"shopMoney\":{\"amount\":\"10.0\"}}}"));
            JsonNode order = Api.of(shop)
                    .data("{ order(id: \"gid://shopify/Order/6123456789012\") { presentmentCurrencyCode totalPriceSet {"
                            + " shopMoney { amount } presentmentMoney { amount currencyCode } } lineItems(first: 1) {"
                            + " nodes { originalUnitPriceSet { presentmentMoney { amount } } } } } }")
                    .path("order");
            JsonNode refused = Api.of(shop)
                    .query("mutation { orderEditBegin(id: \"gid://shopify/Order/6123456789012\") { userErrors { message"
                            + " } } }");

            assertThat(order.toString())
                    .isEqualTo("{\"presentmentCurrencyCode\":\"EUR\",\"totalPriceSet\":{\"shopMoney\":{\"amount\":"
                            + "\"30.0\"},\"presentmentMoney\":{\"amount\":\"27.61\",\"currencyCode\":\"EUR\"}},"
                            + "\"lineItems\":{\"nodes\":[{\"originalUnitPriceSet\":{\"presentmentMoney\":{\"amount\":"
                            + "\"9.2\"}}}]}}");
            assertThat(refused.at("/errors/0/message").asText()).startsWith("not simulated: a change of an order");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "57.90 | many | line 2: Total must be a decimal number: 'many'",
                "2026-01-05 09:50:26 +0200,2 | soon,2 | line 2: Created at must be a time such as 2026-01-31 09:50:26 +0200: 'soon'",
                "Lineitem price | Price | the export has no column 'Lineitem price'"
            })
    void orderExport_withAFault_isRefused(String part, String instead, String message) {
        assertThatThrownBy(() -> OrderExport.parse((HEADER + FIRST).replace(part, instead)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void orderExport_ofAnotherCurrency_changesNothing() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            assertThatThrownBy(() -> shop.load(OrderExport.parse(HEADER + FIRST)))
                    .hasMessage("#1001 is in EUR, the shop in USD; start it with that currency");
            assertThat(shop.data().customers().rows()).isEmpty();
        }
    }

    private static final String ORDERS =
            "{ orders { edges { node { id name email createdAt processedAt test cancelledAt tags"
                    + " totalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } customer { id }"
                    + " lineItems { edges { node { id title quantity originalUnitPriceSet { shopMoney { amount } } variant { id }"
                    + " } } } } } } }";
    private static final String PRODUCTS =
            "{ products { edges { node { id title handle vendor productType tags createdAt"
                    + " updatedAt variants { edges { node { id price sku } } } } } } }";
    private static final String CUSTOMERS =
            "{ customers { edges { node { id firstName lastName email tags createdAt } } } }";

    /** What a shop of ours exports, and another loads, is exported by that one again. */
    @Test
    void bulkLines_comeBackAsTheyWere() {
        try (SimulatedShop source = SimulatedShop.start();
                SimulatedShop copy = SimulatedShop.start()) {
            source.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            for (String query : new String[] {PRODUCTS, CUSTOMERS, ORDERS}) {
                String lines = export(source, query);
                copy.load(BulkLines.parse(lines));

                assertThat(export(copy, query)).isEqualTo(lines);
            }
        }
    }

    private static String export(SimulatedShop shop, String query) {
        ObjectNode variables = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        variables.put("query", query);
        String id = Api.of(shop)
                .data(
                        "mutation ($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) {"
                                + " bulkOperation { id } userErrors { message } } }",
                        java.util.Map.of("query", query))
                .at("/bulkOperationRunQuery/bulkOperation/id")
                .asText();
        String url = Api.of(shop)
                .data("{ bulkOperation(id: \"" + id + "\") { url } }")
                .at("/bulkOperation/url")
                .asText();
        return Api.of(shop)
                .get(url.substring(shop.endpoint().toString().length()))
                .text();
    }

    @Test
    void bulkLines_thatAreOlder_leaveRoomForNewOrders() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(BulkLines.parse("{\"id\":\"gid:\\/\\/shopify\\/Order\\/6123456789012\",\"name\":\"#77\","
                    + "\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"12.5\"}}}\n"));

            Order order = shop.data().orders().get(6_123_456_789_012L);
            assertThat(order.total()).isEqualTo(new BigDecimal("12.5"));
            assertThat(shop.data().number(shop.data().orders().nextKey())).isEqualTo(1_002);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | line 1 is not JSON",
                "{\"id\":\"gid://shopify/Shop/1\"} | line 1: the id must be of one of [Product, ProductVariant, Customer, Order, LineItem]: 'gid://shopify/Shop/1'"
            })
    void bulkLines_withAFault_areRefused(String line, String message) {
        assertThatThrownBy(() -> BulkLines.parse(line)).hasMessage(message);
    }
}
