package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** States, messages and codes as recorded at a real shop in 2026. */
class ReturnStateTest {
    private static final String FIELDS = " { return { id name status closedAt totalQuantity decline { reason note }"
            + " returnLineItems(first: 5) { nodes { id quantity processedQuantity } } order { returnStatus } } userErrors"
            + " { field message code } } }";

    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    /** An order of two units that were sent. */
    private JsonNode sent() {
        JsonNode order = api.data(
                        "mutation C($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id"
                                + " transactions { id } fulfillmentOrders(first: 1) { nodes { id } } } userErrors {"
                                + " message } } }",
                        Map.of(
                                "order",
                                Map.of(
                                        "financialStatus",
                                        "PAID",
                                        "lineItems",
                                        List.of(Map.of(
                                                "title",
                                                "Socks",
                                                "quantity",
                                                2,
                                                "priceSet",
                                                Map.of("shopMoney", Map.of("amount", "10", "currencyCode", "USD")))))))
                .at("/orderCreate/order");
        api.data("mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: \""
                + order.at("/fulfillmentOrders/nodes/0/id").asText() + "\" }] }) { userErrors { message } } }");
        return order;
    }

    private JsonNode returnable(JsonNode order) {
        return api.data("{ returnableFulfillments(first: 5, orderId: \""
                        + order.path("id").asText()
                        + "\") { nodes { id returnableFulfillmentLineItems(first: 5) { nodes { quantity"
                        + " fulfillmentLineItem { id } } } } } }")
                .at("/returnableFulfillments/nodes/0/returnableFulfillmentLineItems/nodes/0");
    }

    private JsonNode make(String mutation, String argument, JsonNode order, String line, int quantity, String more) {
        return api.data("mutation { " + mutation + "(" + argument + ": { orderId: \""
                        + order.path("id").asText() + "\", returnLineItems: [{ fulfillmentLineItemId: \"" + line
                        + "\", quantity: " + quantity + more + " }] })" + FIELDS)
                .path(mutation);
    }

    private JsonNode step(String mutation, String arguments) {
        return api.data("mutation { " + mutation + "(" + arguments + ")" + FIELDS)
                .path(mutation);
    }

    @Test
    void request_approvedClosedAndReopened_showsInTheOrder() {
        JsonNode order = sent();
        JsonNode line = returnable(order);
        JsonNode asked = make(
                "returnRequest",
                "input",
                order,
                line.at("/fulfillmentLineItem/id").asText(),
                1,
                ", returnReason: OTHER");
        String id = asked.at("/return/id").asText();
        JsonNode tooEarly = step("returnClose", "id: \"" + id + "\"");
        JsonNode approved = step("returnApproveRequest", "input: { id: \"" + id + "\" }");
        JsonNode twice = step("returnApproveRequest", "input: { id: \"" + id + "\" }");
        JsonNode closed = step("returnClose", "id: \"" + id + "\"");
        JsonNode reopened = step("returnReopen", "id: \"" + id + "\"");
        JsonNode processed = step(
                "returnProcess",
                "input: { returnId: \"" + id + "\", returnLineItems: [{ id: \""
                        + asked.at("/return/returnLineItems/nodes/0/id").asText() + "\", quantity: 1 }] }");
        JsonNode notCancelled = step("returnCancel", "id: \"" + id + "\"");

        assertThat(line.path("quantity").intValue()).isEqualTo(2);
        assertThat(asked.at("/return/name").asText()).isEqualTo("#1001-R1");
        assertThat(asked.at("/return/order/returnStatus").asText()).isEqualTo("RETURN_REQUESTED");
        assertThat(tooEarly.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Return status is invalid.\",\"code\":\"INVALID_STATE\"}");
        assertThat(approved.at("/return/status").asText()).isEqualTo("OPEN");
        assertThat(approved.at("/return/order/returnStatus").asText()).isEqualTo("IN_PROGRESS");
        assertThat(twice.at("/userErrors/0/message").asText())
                .isEqualTo("Return is not approvable. Only returns with status REQUESTED can be approved.");
        assertThat(closed.at("/return/order/returnStatus").asText()).isEqualTo("RETURNED");
        assertThat(closed.at("/return/closedAt").isNull()).isFalse();
        assertThat(reopened.at("/return/closedAt").isNull()).isTrue();
        assertThat(processed
                        .at("/return/returnLineItems/nodes/0/processedQuantity")
                        .intValue())
                .isOne();
        assertThat(notCancelled.at("/userErrors/0/message").asText()).isEqualTo("Return is not cancelable.");
        assertThat(returnable(order).path("quantity").intValue()).isOne();
    }

    @Test
    void request_declined_isNoReturn() {
        JsonNode order = sent();
        String line = returnable(order).at("/fulfillmentLineItem/id").asText();
        String id = make("returnRequest", "input", order, line, 2, ", returnReason: COLOR")
                .at("/return/id")
                .asText();
        String decline = "input: { id: \"" + id + "\", declineReason: FINAL_SALE, declineNote: \"sale\" }";
        JsonNode declined = step("returnDeclineRequest", decline);

        assertThat(declined.path("return").toString())
                .contains("\"status\":\"DECLINED\"", "\"decline\":{\"reason\":\"FINAL_SALE\",\"note\":\"sale\"}")
                .contains("\"returnStatus\":\"NO_RETURN\"");
        assertThat(step("returnDeclineRequest", decline)
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("The return is already declined.");
        assertThat(returnable(order).path("quantity").intValue()).isEqualTo(2);
    }

    @Test
    void return_bad_isRefused() {
        JsonNode order = sent();
        String line = returnable(order).at("/fulfillmentLineItem/id").asText();

        assertThat(make("returnCreate", "returnInput", order, line, 3, ", returnReason: COLOR")
                        .at("/userErrors/0")
                        .toString())
                .isEqualTo(
                        "{\"field\":[\"returnInput\",\"returnLineItems\",\"0\",\"quantity\"],\"message\":\"Return line"
                                + " item has an invalid quantity.\",\"code\":\"INVALID\"}");
        assertThat(make("returnCreate", "returnInput", order, line, 1, ", returnReason: OTHER")
                        .at("/userErrors/0/code")
                        .asText())
                .isEqualTo("BLANK");
        assertThat(make(
                                "returnCreate",
                                "returnInput",
                                order,
                                "gid://shopify/FulfillmentLineItem/999999999999999",
                                1,
                                ", returnReason: COLOR")
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("Fulfillment Line Item was not found.");
        assertThat(step("returnClose", "id: \"gid://shopify/Return/999\"")
                        .at("/userErrors/0")
                        .toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Return not found.\",\"code\":\"NOT_FOUND\"}");
        assertThat(api.data("{ return(id: \"gid://shopify/Return/999\") { id } }")
                        .path("return")
                        .isNull())
                .isTrue();
    }

    @Test
    void lines_removed_closeTheReturn() {
        JsonNode order = sent();
        String line = returnable(order).at("/fulfillmentLineItem/id").asText();
        JsonNode made = make("returnCreate", "returnInput", order, line, 1, ", returnReason: COLOR")
                .path("return");
        JsonNode removed = step(
                "removeFromReturn",
                "returnId: \"" + made.path("id").asText() + "\", returnLineItems: [{ returnLineItemId: \""
                        + made.at("/returnLineItems/nodes/0/id").asText() + "\", quantity: 1 }]");

        assertThat(removed.at("/return/status").asText()).isEqualTo("CLOSED");
        assertThat(removed.at("/return/totalQuantity").intValue()).isZero();
        assertThat(removed.at("/return/order/returnStatus").asText()).isEqualTo("RETURNED");
    }

    @Test
    void refund_ofAReturn_knowsIt() {
        JsonNode order = sent();
        String line = returnable(order).at("/fulfillmentLineItem/id").asText();
        JsonNode made = make("returnCreate", "returnInput", order, line, 1, ", returnReason: COLOR")
                .path("return");
        JsonNode refund = api.data("mutation { returnRefund(returnRefundInput: { returnId: \""
                        + made.path("id").asText() + "\", returnRefundLineItems: [{ returnLineItemId: \""
                        + made.at("/returnLineItems/nodes/0/id").asText()
                        + "\", quantity: 1 }], orderTransactions: [{ parentId: \""
                        + order.at("/transactions/0/id").asText()
                        + "\", transactionAmount: { amount: \"10\", currencyCode: USD } }] }) { refund { id return {"
                        + " id } totalRefundedSet { shopMoney { amount } } order { displayFinancialStatus } }"
                        + " userErrors { message } } }")
                .at("/returnRefund/refund");
        JsonNode read = api.data("{ return(id: \"" + made.path("id").asText()
                + "\") { refunds(first: 2) { nodes { id } } returnLineItems(first: 1) { nodes { ... on ReturnLineItem {"
                + " refundableQuantity refundedQuantity } } } } }");

        assertThat(refund.at("/return/id").asText()).isEqualTo(made.path("id").asText());
        assertThat(refund.at("/order/displayFinancialStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(read.at("/return/refunds/nodes/0/id").asText())
                .isEqualTo(refund.path("id").asText());
        assertThat(read.at("/return/returnLineItems/nodes/0").toString())
                .isEqualTo("{\"refundableQuantity\":0,\"refundedQuantity\":1}");
    }
}
