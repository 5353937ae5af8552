package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** States and messages as recorded at a real shop in 2026. */
class FulfillmentOrderTest {
    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);
    private String order = "";
    private String task = "";

    @AfterEach
    void close() {
        shop.close();
    }

    @BeforeEach
    void sell() {
        JsonNode made = api.data(
                        "mutation { orderCreate(order: { lineItems: [{ title: \"Socks\", quantity: 2, priceSet: {"
                                + " shopMoney: { amount: \"10\", currencyCode: USD } } }] }) { order { id"
                                + " fulfillmentOrders(first: 1) { nodes { id } } } } }")
                .at("/orderCreate/order");
        order = made.path("id").asText();
        task = made.at("/fulfillmentOrders/nodes/0/id").asText();
    }

    private JsonNode step(String mutation, String arguments, String fields) {
        return api.data("mutation { " + mutation + "(id: \"" + task + "\"" + arguments + ") { " + fields
                        + " userErrors { field message } } }")
                .path(mutation);
    }

    @Test
    void task_held_cannotBeSentUntilReleased() {
        String hold = ", fulfillmentHold: { reason: OTHER, reasonNotes: \"wait\", handle: \"h1\" }";
        JsonNode held = step(
                "fulfillmentOrderHold",
                hold,
                "fulfillmentHold { id handle reason displayReason heldByRequestingApp } fulfillmentOrder { status"
                        + " fulfillmentHolds { handle } }");
        JsonNode again = step("fulfillmentOrderHold", hold, "fulfillmentOrder { status }");
        JsonNode refused = send();
        JsonNode released =
                step("fulfillmentOrderReleaseHold", "", "fulfillmentOrder { status fulfillmentHolds { id } }");

        assertThat(held.at("/fulfillmentOrder/status").asText()).isEqualTo("ON_HOLD");
        assertThat(held.at("/fulfillmentHold/displayReason").asText()).isEqualTo("Other");
        assertThat(again.at("/userErrors/0/message").asText())
                .isEqualTo(
                        "The handle provided for the fulfillment hold is already in use by this app for another hold on"
                                + " this fulfillment order.");
        assertThat(refused.path("userErrors")).hasSize(1);
        assertThat(released.path("fulfillmentOrder").toString())
                .isEqualTo("{\"status\":\"OPEN\",\"fulfillmentHolds\":[]}");
        assertThat(send().path("userErrors")).isEmpty();
    }

    private JsonNode send() {
        return api.data("mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{"
                        + " fulfillmentOrderId: \""
                        + task + "\" }] }) { fulfillment { id } userErrors { message } } }")
                .path("fulfillmentCreate");
    }

    @Test
    void task_moved_isSentFromElsewhere() {
        String location = api.data("mutation { locationAdd(input: { name: \"Barn\", address: { countryCode: US } }) {"
                        + " location { id } } }")
                .at("/locationAdd/location/id")
                .asText();
        String fields = "movedFulfillmentOrder { assignedLocation { name } }";
        JsonNode moved = step("fulfillmentOrderMove", ", newLocationId: \"" + location + "\"", fields);
        JsonNode unknown = step("fulfillmentOrderMove", ", newLocationId: \"gid://shopify/Location/9\"", fields);
        send();
        JsonNode late = step("fulfillmentOrderMove", ", newLocationId: \"" + location + "\"", fields);

        assertThat(moved.at("/movedFulfillmentOrder/assignedLocation/name").asText())
                .isEqualTo("Barn");
        assertThat(unknown.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Location not found.\"}");
        assertThat(late.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":null,\"message\":\"Cannot change location.\"}");
    }

    @Test
    void task_inProgress_isOpenedAgain() {
        JsonNode open = step("fulfillmentOrderOpen", "", "fulfillmentOrder { status }");
        JsonNode reported = step("fulfillmentOrderReportProgress", "", "fulfillmentOrder { status }");
        JsonNode reopened = step("fulfillmentOrderOpen", "", "fulfillmentOrder { status }");

        assertThat(open.at("/userErrors/0/message").asText())
                .isEqualTo("Expected fulfillment order status to be valid but it was open.");
        assertThat(reported.at("/fulfillmentOrder/status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(reopened.at("/fulfillmentOrder/status").asText()).isEqualTo("OPEN");
    }

    @Test
    void tracking_updated_isRead() {
        String parcel = send().at("/fulfillment/id").asText();
        JsonNode tracked = api.data("mutation { fulfillmentTrackingInfoUpdate(fulfillmentId: \"" + parcel
                + "\", trackingInfoInput: { number: \"T2\", company: \"Post\" }) { fulfillment { trackingInfo { number"
                + " company } } userErrors { message } } }");
        JsonNode none =
                api.data("mutation { fulfillmentTrackingInfoUpdate(fulfillmentId: \"gid://shopify/Fulfillment/9\","
                        + " trackingInfoInput: { number: \"T2\" }) { userErrors { field message } } }");

        assertThat(tracked.at("/fulfillmentTrackingInfoUpdate/fulfillment/trackingInfo")
                        .toString())
                .isEqualTo("[{\"number\":\"T2\",\"company\":\"Post\"}]");
        assertThat(none.at("/fulfillmentTrackingInfoUpdate/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"fulfillmentId\"],\"message\":\"Fulfillment does not exist.\"}");
    }

    @Test
    void order_deleted_isGone() {
        String delete =
                "mutation { orderDelete(orderId: \"" + order + "\") { deletedId userErrors { field message code } } }";
        JsonNode gone = api.data(delete).path("orderDelete");
        JsonNode again = api.data(delete).path("orderDelete");

        assertThat(gone.path("deletedId").asText()).isEqualTo(order);
        assertThat(api.data("{ order(id: \"" + order + "\") { id } }")
                        .path("order")
                        .isNull())
                .isTrue();
        assertThat(again.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"orderId\"],\"message\":\"Order does not exist\",\"code\":\"NOT_FOUND\"}");
    }
}
