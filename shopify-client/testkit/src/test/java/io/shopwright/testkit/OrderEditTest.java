package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts and messages as recorded at a real shop in 2026. */
class OrderEditTest {
    private static final String STATE =
            " { calculatedOrder { id subtotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }"
                    + " lineItems(first: 9) { nodes { id quantity discountedUnitPriceSet { shopMoney { amount } } } } }"
                    + " userErrors { field message } } }";

    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private static Map<String, ?> money(String amount) {
        return Map.of("shopMoney", Map.of("amount", amount, "currencyCode", "USD"));
    }

    private String order(int quantity, String price, List<?> taxes) {
        return api.data(
                        "mutation C($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id }"
                                + " userErrors { message } } }",
                        Map.of(
                                "order",
                                Map.of(
                                        "lineItems",
                                        List.of(Map.of(
                                                "title",
                                                "Board",
                                                "quantity",
                                                quantity,
                                                "priceSet",
                                                money(price),
                                                "taxLines",
                                                taxes)))))
                .at("/orderCreate/order/id")
                .asText();
    }

    private JsonNode begin(String order) {
        return step("orderEditBegin", "id: \"" + order + "\"");
    }

    private JsonNode step(String mutation, String arguments) {
        return api.data("mutation { " + mutation + "(" + arguments + ")" + STATE)
                .path(mutation);
    }

    private JsonNode commit(JsonNode begun, String more) {
        return api.data("mutation { orderEditCommit(id: \""
                        + begun.at("/calculatedOrder/id").asText() + "\"" + more
                        + ") { order { edited totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney"
                        + " { amount } } subtotalPriceSet { shopMoney { amount } } currentSubtotalPriceSet { shopMoney"
                        + " { amount } } lineItems(first: 9) { nodes { title quantity currentQuantity } }"
                        + " fulfillmentOrders(first: 2) { nodes { lineItems(first: 9) { nodes { remainingQuantity } }"
                        + " } } } successMessages userErrors { field message } } }")
                .path("orderEditCommit");
    }

    @Test
    void quantity_lessOfATaxedLine_changesWhatTheOrderCostsNow() {
        List<?> taxes = List.of(Map.of("title", "Tax", "rate", "0.13", "priceSet", money("26")));
        JsonNode begun = begin(order(2, "100", taxes));
        String id = begun.at("/calculatedOrder/id").asText();
        JsonNode less = step(
                "orderEditSetQuantity",
                "id: \"" + id + "\", lineItemId: \""
                        + begun.at("/calculatedOrder/lineItems/nodes/0/id").asText() + "\", quantity: 1");
        JsonNode done = commit(begun, ", notifyCustomer: false");

        assertThat(begun.at("/calculatedOrder/totalPriceSet/shopMoney/amount").asText())
                .isEqualTo("226.0");
        assertThat(less.at("/calculatedOrder/subtotalPriceSet/shopMoney/amount").asText())
                .isEqualTo("100.0");
        assertThat(less.at("/calculatedOrder/totalPriceSet/shopMoney/amount").asText())
                .isEqualTo("113.0");
        assertThat(done.path("order").toString())
                .isEqualTo(
                        "{\"edited\":true,\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"226.0\"}},"
                                + "\"currentTotalPriceSet\":{\"shopMoney\":{\"amount\":\"113.0\"}},"
                                + "\"subtotalPriceSet\":{\"shopMoney\":{\"amount\":\"200.0\"}},"
                                + "\"currentSubtotalPriceSet\":{\"shopMoney\":{\"amount\":\"100.0\"}},"
                                + "\"lineItems\":{\"nodes\":[{\"title\":\"Board\",\"quantity\":2,\"currentQuantity\":1}]},"
                                + "\"fulfillmentOrders\":{\"nodes\":[{\"lineItems\":{\"nodes\":[{\"remainingQuantity\":1}]}}]}}");
        assertThat(done.path("successMessages").toString()).isEqualTo("[\"Order updated\"]");
        assertThat(commit(begun, "").at("/userErrors/0/message").asText())
                .isEqualTo("The calculated order does not exist.");
    }

    @Test
    void item_added_makesTheOrderDearer() {
        JsonNode begun = begin(order(1, "10", List.of()));
        String id = begun.at("/calculatedOrder/id").asText();
        JsonNode added = step(
                "orderEditAddCustomItem",
                "id: \"" + id + "\", title: \"Wax\", quantity: 1, price: { amount: \"5\", currencyCode: USD }");
        JsonNode done = commit(begun, ", notifyCustomer: true");

        assertThat(added.at("/calculatedOrder/totalPriceSet/shopMoney/amount").asText())
                .isEqualTo("15.0");
        assertThat(done.at("/order/totalPriceSet/shopMoney/amount").asText()).isEqualTo("15.0");
        assertThat(done.at("/order/currentTotalPriceSet/shopMoney/amount").asText())
                .isEqualTo("15.0");
        assertThat(done.at("/order/lineItems/nodes/1").toString())
                .isEqualTo("{\"title\":\"Wax\",\"quantity\":1,\"currentQuantity\":1}");
        assertThat(done.path("successMessages").toString()).isEqualTo("[\"Order updated\",\"Invoice sent\"]");
    }

    @Test
    void discount_ofALine_isOffEachUnit() {
        JsonNode begun = begin(order(1, "100", List.of()));
        String line = "id: \"" + begun.at("/calculatedOrder/id").asText() + "\", lineItemId: \""
                + begun.at("/calculatedOrder/lineItems/nodes/0/id").asText()
                + "\", discount: { description: \"kind\", ";
        JsonNode off =
                step("orderEditAddLineItemDiscount", line + "fixedValue: { amount: \"20.00\", currencyCode: USD } }");
        JsonNode done = commit(begun, "");

        assertThat(off.at("/calculatedOrder/lineItems/nodes/0/discountedUnitPriceSet/shopMoney/amount")
                        .asText())
                .isEqualTo("80.0");
        assertThat(done.at("/order/currentTotalPriceSet/shopMoney/amount").asText())
                .isEqualTo("80.0");
    }

    @Test
    void variant_added_isCommitted() {
        String variant = api.data("mutation { productCreate(product: { title: \"Draft Board\" }) { product { variants("
                        + "first: 1) { nodes { id } } } } }")
                .at("/productCreate/product/variants/nodes/0/id")
                .asText();
        JsonNode begun = begin(order(1, "10", List.of()));
        String id = "id: \"" + begun.at("/calculatedOrder/id").asText() + "\", variantId: \"" + variant + "\", ";
        JsonNode none = step("orderEditAddVariant", id + "quantity: 0");
        JsonNode added = step("orderEditAddVariant", id + "quantity: 2");
        JsonNode again = step("orderEditAddVariant", id + "quantity: 2");

        assertThat(none.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"quantity\"],\"message\":\"must be greater than 0\"}");
        assertThat(added.at("/calculatedOrder/lineItems/nodes/1/quantity").intValue())
                .isEqualTo(2);
        assertThat(again.at("/userErrors/0/message").asText())
                .isEqualTo("The Draft Board was not added because it's already on the order.");
        assertThat(commit(begun, "").at("/order/lineItems/nodes/1/quantity").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "orderEditBegin, 'id: \"gid://shopify/Order/1\"', id, The order does not exist.",
        "orderEditSetQuantity, 'id: \"gid://shopify/CalculatedOrder/9\", lineItemId:"
                + " \"gid://shopify/CalculatedLineItem/9\", quantity: 1', id, The calculated order does not exist."
    })
    void edit_ofNothing_isRefused(String mutation, String arguments, String field, String message) {
        assertThat(step(mutation, arguments).at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"" + field + "\"],\"message\":\"" + message + "\"}");
    }

    @Test
    void edit_withoutChangeOrOfACancelledOrder_isRefused() {
        String order = order(1, "10", List.of());
        JsonNode begun = begin(order);
        JsonNode unknown = step(
                "orderEditSetQuantity",
                "id: \"" + begun.at("/calculatedOrder/id").asText()
                        + "\", lineItemId: \"gid://shopify/CalculatedLineItem/999\", quantity: 1");

        assertThat(commit(begun, "").at("/userErrors/0/message").asText())
                .isEqualTo("There must be at least one change to be made.");
        assertThat(unknown.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"lineItemId\"],\"message\":\"The line item does not exist on the order.\"}");
        api.data("mutation { orderCancel(orderId: \"" + order
                + "\", reason: OTHER, restock: false) { orderCancelUserErrors { message } } }");
        assertThat(begin(order).at("/userErrors/0").toString())
                .isEqualTo("{\"field\":null,\"message\":\"The order cannot be edited.\"}");
    }
}
