package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderStateTest {
    private static final String CREATE = """
            mutation C($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
              orderCreate(order: $order, options: $options) {
                order { id name displayFinancialStatus displayFulfillmentStatus totalPriceSet { shopMoney { amount } }
                  totalOutstandingSet { shopMoney { amount } } customer { id email numberOfOrders }
                  lineItems(first: 9) { nodes { id quantity } } transactions { id kind gateway }
                  fulfillmentOrders(first: 1) { nodes { id status lineItems(first: 5) { nodes { remainingQuantity } } } } }
                userErrors { field message code } } }""";

    private static Map<String, ?> money(String amount) {
        return Map.of("shopMoney", Map.of("amount", amount, "currencyCode", "USD"));
    }

    private static Map<String, ?> sold() {
        return Map.of(
                "email",
                "ann@example.com",
                "lineItems",
                List.of(Map.of("title", "Socks", "quantity", 2, "priceSet", money("10.00"))),
                "shippingLines",
                List.of(Map.of("title", "Post", "priceSet", money("5"))),
                "customer",
                Map.of("toUpsert", Map.of("email", "ann@example.com", "firstName", "Ann")),
                "transactions",
                List.of(Map.of("kind", "SALE", "status", "SUCCESS", "gateway", "cash", "amountSet", money("25"))));
    }

    private static JsonNode create(Api api, Map<String, ?> order) {
        return api.data(CREATE, Map.of("order", order)).path("orderCreate");
    }

    @Test
    void order_created_isPaidAndKnownToItsCustomer() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode made = create(Api.of(shop), sold());

            assertThat(made.path("userErrors")).isEmpty();
            assertThat(made.at("/order/name").asText()).isEqualTo("#1001");
            assertThat(made.at("/order/totalPriceSet/shopMoney/amount").asText())
                    .isEqualTo("25.0");
            assertThat(made.at("/order/displayFinancialStatus").asText()).isEqualTo("PAID");
            assertThat(made.at("/order/customer/numberOfOrders").asText()).isEqualTo("1");
            assertThat(made.at("/order/fulfillmentOrders/nodes/0/lineItems/nodes/0/remainingQuantity")
                            .intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void order_withoutPayment_isOutstandingUntilMarkedAsPaid() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            JsonNode made = create(
                    api,
                    Map.of("lineItems", List.of(Map.of("title", "Socks", "quantity", 1, "priceSet", money("14")))));
            JsonNode paid = api.data("mutation { orderMarkAsPaid(input: { id: \""
                            + made.at("/order/id").asText()
                            + "\" }) { order { displayFinancialStatus netPaymentSet { shopMoney { amount } } }"
                            + " userErrors { message } } }")
                    .path("orderMarkAsPaid");

            assertThat(made.at("/order/displayFinancialStatus").isNull()).isTrue();
            assertThat(made.at("/order/totalOutstandingSet/shopMoney/amount").asText())
                    .isEqualTo("14.0");
            assertThat(paid.at("/order/displayFinancialStatus").asText()).isEqualTo("PAID");
            assertThat(paid.at("/order/netPaymentSet/shopMoney/amount").asText())
                    .isEqualTo("14.0");
        }
    }

    @Test
    void refund_ofAUnit_changesTheOrder() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            JsonNode order = create(api, sold()).path("order");
            JsonNode refunded = refund(api, order, "10.00", 1);
            JsonNode tooMany = refund(api, order, "10.00", 2);
            JsonNode tooMuch = refund(api, order, "999.00", 1);

            assertThat(refunded.at("/refund/totalRefundedSet/shopMoney/amount").asText())
                    .isEqualTo("10.0");
            assertThat(refunded.at("/order/displayFinancialStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
            assertThat(refunded.at("/order/currentTotalPriceSet/shopMoney/amount")
                            .asText())
                    .isEqualTo("15.0");
            assertThat(refunded.at("/order/lineItems/nodes/0/currentQuantity").intValue())
                    .isOne();
            assertThat(tooMany.at("/userErrors/0").toString())
                    .isEqualTo(
                            "{\"field\":[\"refundLineItems\",\"0\",\"quantity\"],\"message\":\"Quantity cannot refund"
                                    + " more items than were purchased\"}");
            assertThat(tooMuch.at("/userErrors/0/message").asText())
                    .isEqualTo("Refund amount $999.00 is greater than net payment received $15.00");
        }
    }

    private static JsonNode refund(Api api, JsonNode order, String amount, int quantity) {
        String id = order.path("id").asText();
        Map<String, ?> line =
                Map.of("lineItemId", order.at("/lineItems/nodes/0/id").asText(), "quantity", quantity);
        Map<String, ?> payment = Map.of(
                "orderId",
                id,
                "kind",
                "REFUND",
                "gateway",
                "cash",
                "amount",
                amount,
                "parentId",
                order.at("/transactions/0/id").asText());
        return api.data(
                        Keys.fresh("mutation R($input: RefundInput!) { refundCreate(input: $input) @idempotent {"
                                + " refund { totalRefundedSet { shopMoney { amount } } } order { displayFinancialStatus"
                                + " currentTotalPriceSet { shopMoney { amount } } lineItems(first: 1) { nodes {"
                                + " currentQuantity } } } userErrors { field message } } }"),
                        Map.of(
                                "input",
                                Map.of(
                                        "orderId",
                                        id,
                                        "refundLineItems",
                                        List.of(line),
                                        "transactions",
                                        List.of(payment))))
                .path("refundCreate");
    }

    @Test
    void fulfillment_ofAll_closesTheTask() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            JsonNode order = create(api, sold()).path("order");
            JsonNode sent = api.data("mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{"
                    + " fulfillmentOrderId: \""
                    + order.at("/fulfillmentOrders/nodes/0/id").asText() + "\" }],"
                    + " trackingInfo: { number: \"T1\", company: \"Post\" } }) { fulfillment { status totalQuantity"
                    + " trackingInfo { number } order { displayFulfillmentStatus } } userErrors { message } } }");
            JsonNode cancelled = api.data(
                    "mutation { orderCancel(orderId: \"" + order.path("id").asText()
                            + "\", reason: OTHER, restock: false) { orderCancelUserErrors { code message } } }");

            assertThat(sent.at("/fulfillmentCreate/fulfillment").toString())
                    .isEqualTo("{\"status\":\"SUCCESS\",\"totalQuantity\":2,\"trackingInfo\":[{\"number\":\"T1\"}],"
                            + "\"order\":{\"displayFulfillmentStatus\":\"FULFILLED\"}}");
            assertThat(cancelled
                            .at("/orderCancel/orderCancelUserErrors/0/message")
                            .asText())
                    .isEqualTo("Cannot cancel an order that has outstanding fulfillments");
        }
    }

    @Test
    void order_cancelledWithRefund_givesAllBack() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            String id = create(api, sold()).at("/order/id").asText();
            JsonNode cancelled = api.data("mutation { orderCancel(orderId: \"" + id
                    + "\", reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) { job {"
                    + " done } orderCancelUserErrors { message } } }");
            JsonNode after = api.data("{ order(id: \"" + id
                    + "\") { cancelReason displayFinancialStatus netPaymentSet { shopMoney { amount } } } }");

            assertThat(cancelled.at("/orderCancel/job/done").booleanValue()).isFalse();
            assertThat(after.path("order").toString())
                    .isEqualTo("{\"cancelReason\":\"CUSTOMER\",\"displayFinancialStatus\":\"REFUNDED\","
                            + "\"netPaymentSet\":{\"shopMoney\":{\"amount\":\"0.0\"}}}");
        }
    }

    @Test
    void order_thatClaims_movesStock() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            String location = api.data("{ location { id } }").at("/location/id").asText();
            JsonNode product = api.data(
                            "mutation P($input: ProductSetInput!) { productSet(input: $input) { product { variants("
                                    + "first: 1) { nodes { id inventoryQuantity } } } userErrors { message } } }",
                            Map.of("input", ProductSetInputs.stocked("Socks", location, 6)))
                    .at("/productSet/product/variants/nodes/0");
            Map<String, ?> order = Map.of(
                    "lineItems", List.of(Map.of("variantId", product.path("id").asText(), "quantity", 2)));
            api.data(
                    CREATE,
                    Map.of("order", order, "options", Map.of("inventoryBehaviour", "DECREMENT_OBEYING_POLICY")));
            JsonNode after =
                    api.data("{ productVariant(id: \"" + product.path("id").asText()
                            + "\") { inventoryQuantity inventoryItem { inventoryLevels(first: 1) { nodes { quantities(names:"
                            + " [\"committed\", \"on_hand\"]) { quantity } } } } } }");

            assertThat(product.path("inventoryQuantity").intValue()).isEqualTo(6);
            assertThat(after.at("/productVariant/inventoryQuantity").intValue()).isEqualTo(4);
            assertThat(after.at("/productVariant/inventoryItem/inventoryLevels/nodes/0/quantities")
                            .toString())
                    .isEqualTo("[{\"quantity\":2},{\"quantity\":6}]");
        }
    }

    @Test
    void draft_completed_becomesAnOrder() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Api api = Api.of(shop);
            JsonNode draft = api.data(
                            "mutation D($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id name"
                                    + " totalPriceSet { shopMoney { amount } } totalDiscountsSet { shopMoney { amount } } }"
                                    + " userErrors { message } } }",
                            Map.of(
                                    "input",
                                    Map.of(
                                            "lineItems",
                                            List.of(Map.of(
                                                    "title", "Work", "quantity", 2, "originalUnitPrice", "20.00")),
                                            "appliedDiscount",
                                            Map.of("value", 10, "valueType", "PERCENTAGE", "description", "thanks"))))
                    .at("/draftOrderCreate/draftOrder");
            JsonNode done = api.data("mutation { draftOrderComplete(id: \""
                            + draft.path("id").asText()
                            + "\") { draftOrder { status order { name displayFinancialStatus totalPriceSet { shopMoney {"
                            + " amount } } } } userErrors { message } } }")
                    .at("/draftOrderComplete/draftOrder");

            assertThat(draft.path("name").asText()).isEqualTo("#D1");
            assertThat(draft.at("/totalDiscountsSet/shopMoney/amount").asText()).isEqualTo("4.0");
            assertThat(done.toString())
                    .isEqualTo(
                            "{\"status\":\"COMPLETED\",\"order\":{\"name\":\"#1001\",\"displayFinancialStatus\":\"PAID\","
                                    + "\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"36.0\"}}}}");
        }
    }
}
