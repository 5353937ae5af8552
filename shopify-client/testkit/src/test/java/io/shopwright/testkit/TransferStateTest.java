package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages, codes and quantities as recorded at a real shop in 2026. */
class TransferStateTest {
    private static final String FIELDS = " { inventoryTransfer { id name status totalQuantity lineItems(first: 5) {"
            + " nodes { id totalQuantity shippableQuantity shippedQuantity processableQuantity } } }"
            + " userErrors { field message code } } }";
    private static final String CREATE = "mutation T($input: InventoryTransferCreateInput!) {"
            + " inventoryTransferCreate(input: $input) @idempotent" + FIELDS;
    private static final String AT_BOTH = "{ inventoryItem(id: \"%s\") { inventoryLevels(first: 2) { nodes {"
            + " quantities(names: [\"available\", \"reserved\", \"on_hand\", \"incoming\"]) { quantity } } } } }";

    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);
    private String item;
    private String origin;
    private String destination;

    @BeforeEach
    void stock() {
        ProductStateTest.create(shop, Map.of("title", "Socks"));
        item = api.data("{ inventoryItems(first: 1) { nodes { id } } }")
                .at("/inventoryItems/nodes/0/id")
                .asText();
        origin = api.data("{ locations(first: 1) { nodes { id } } }")
                .at("/locations/nodes/0/id")
                .asText();
        destination = api.data("mutation { locationAdd(input: { name: \"Depot\", address: { countryCode: CA } }) {"
                        + " location { id } } }")
                .at("/locationAdd/location/id")
                .asText();
        api.data("mutation { inventoryItemUpdate(id: \"" + item
                + "\", input: { tracked: true }) { userErrors { message } } }");
        api.data(Keys.fresh("mutation { inventorySetQuantities(input: { name: \"available\", reason: \"correction\","
                + " quantities: [{ inventoryItemId: \"" + item + "\", locationId: \"" + origin
                + "\", quantity: 5, changeFromQuantity: null }] }) @idempotent { userErrors { message } } }"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String input(String from, String to, String lines) {
        return "{ originLocationId: \"" + from + "\", destinationLocationId: \"" + to + "\", lineItems: [" + lines
                + "] }";
    }

    private String units(int quantity) {
        return "{ inventoryItemId: \"" + item + "\", quantity: " + quantity + " }";
    }

    private JsonNode mutate(String field, String arguments) {
        return api.data(Keys.fresh("mutation { " + field + "(" + arguments + ") @idempotent" + FIELDS))
                .path(field);
    }

    private JsonNode create(int quantity) {
        return mutate("inventoryTransferCreate", "input: " + input(origin, destination, units(quantity)))
                .path("inventoryTransfer");
    }

    /** Available, reserved, on hand and incoming, at the origin first. */
    private String quantities() {
        StringBuilder all = new StringBuilder();
        api.data(String.format(AT_BOTH, item))
                .findValues("quantities")
                .forEach(level -> all.append(level.findValuesAsText("quantity")));
        return all.toString();
    }

    private static String first(JsonNode payload, String member) {
        return payload.at("/inventoryTransfer/lineItems/nodes/0/" + member).asText();
    }

    @Test
    void draft_leavesStockAlone_readyReservesIt_cancelledGivesItBack() {
        JsonNode draft = create(3);
        String id = "id: \"" + draft.path("id").asText() + "\"";
        String before = quantities();
        JsonNode ready = mutate("inventoryTransferMarkAsReadyToShip", id);
        String reserved = quantities();
        JsonNode off = mutate("inventoryTransferCancel", id);
        JsonNode deleted = api.data(
                        "mutation { inventoryTransferDelete(" + id + ") { deletedId userErrors { field message } } }")
                .path("inventoryTransferDelete");

        assertThat(draft.path("name").asText()).isEqualTo("#T0001");
        assertThat(draft.at("/lineItems/nodes/0/shippableQuantity").intValue()).isZero();
        assertThat(draft.at("/lineItems/nodes/0/processableQuantity").intValue())
                .isEqualTo(3);
        assertThat(before).isEqualTo("[5, 0, 5, 0]");
        assertThat(ready.at("/inventoryTransfer/status").asText()).isEqualTo("READY_TO_SHIP");
        assertThat(first(ready, "shippableQuantity")).isEqualTo("3");
        assertThat(reserved).isEqualTo("[2, 3, 5, 0]");
        assertThat(off.at("/inventoryTransfer/status").asText()).isEqualTo("CANCELED");
        assertThat(quantities()).isEqualTo("[5, 0, 5, 0]");
        assertThat(deleted.toString())
                .isEqualTo("{\"deletedId\":null,\"userErrors\":[{\"field\":[\"id\"],\"message\":"
                        + "\"Can't delete the transfer if it's not in the draft status.\"}]}");
    }

    @Test
    void items_setOnAReadyTransfer_changeWhatIsReserved() {
        JsonNode made =
                mutate("inventoryTransferCreateAsReadyToShip", "input: " + input(origin, destination, units(2)));
        String id = made.at("/inventoryTransfer/id").asText();
        String set =
                "mutation { inventoryTransferSetItems(input: { id: \"" + id + "\", lineItems: [%s] }) @idempotent {"
                        + " updatedLineItems { newQuantity deltaQuantity } userErrors { code } } }";
        JsonNode more = api.data(Keys.fresh(String.format(set, units(3))));
        JsonNode none = api.data(Keys.fresh(String.format(set, units(0))));
        JsonNode removed = api.data("mutation { inventoryTransferRemoveItems(input: { id: \"" + id
                + "\", transferLineItemIds: [\"" + first(made, "id") + "\"] }) { userErrors { code } } }");

        assertThat(more.at("/inventoryTransferSetItems/updatedLineItems").toString())
                .isEqualTo("[{\"newQuantity\":3,\"deltaQuantity\":1}]");
        assertThat(none.at("/inventoryTransferSetItems/userErrors/0/code").asText())
                .isEqualTo("INVALID_QUANTITY");
        assertThat(removed.at("/inventoryTransferRemoveItems/userErrors/0/code").asText())
                .isEqualTo("CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER");
        assertThat(quantities()).isEqualTo("[2, 3, 5, 0]");
    }

    @Test
    void shipment_inTransit_isIncomingUntilItIsReceived() {
        String id = mutate("inventoryTransferCreateAsReadyToShip", "input: " + input(origin, destination, units(2)))
                .at("/inventoryTransfer/id")
                .asText();
        JsonNode sent = api.data(Keys.fresh("mutation { inventoryShipmentCreateInTransit(input: { movementId: \"" + id
                        + "\", lineItems: [" + units(2) + "] }) @idempotent { inventoryShipment { id name status"
                        + " lineItemTotalQuantity } userErrors { message } } }"))
                .at("/inventoryShipmentCreateInTransit/inventoryShipment");
        String underway = quantities();
        JsonNode transfer = read(id);
        JsonNode cancelled = mutate("inventoryTransferCancel", "id: \"" + id + "\"");
        JsonNode arrived = api.data(Keys.fresh("mutation { inventoryShipmentReceive(id: \""
                + sent.path("id").asText() + "\", bulkReceiveAction: ACCEPTED) @idempotent {"
                + " inventoryShipment { status totalAcceptedQuantity } userErrors { message } } }"));

        assertThat(sent.path("name").asText()).isEqualTo("#T0001-1");
        assertThat(sent.path("status").asText()).isEqualTo("IN_TRANSIT");
        assertThat(underway).isEqualTo("[3, 0, 3, 0][0, 0, 0, 2]");
        assertThat(transfer.toString())
                .isEqualTo("{\"status\":\"IN_PROGRESS\",\"receivedQuantity\":0,\"lineItems\":{\"nodes\":["
                        + "{\"shippableQuantity\":0,\"shippedQuantity\":2,\"processableQuantity\":0}]}}");
        assertThat(cancelled.path("userErrors").findValuesAsText("code"))
                .containsExactly("INVALID_TRANSFER_STATUS", "SHIPMENT_EXISTS");
        assertThat(arrived.at("/inventoryShipmentReceive/inventoryShipment/status")
                        .asText())
                .isEqualTo("RECEIVED");
        assertThat(quantities()).isEqualTo("[3, 0, 3, 0][2, 0, 2, 0]");
        assertThat(read(id).path("status").asText()).isEqualTo("TRANSFERRED");
    }

    private JsonNode read(String id) {
        return api.data("{ inventoryTransfer(id: \"" + id + "\") { status receivedQuantity lineItems(first: 1) {"
                        + " nodes { shippableQuantity shippedQuantity processableQuantity } } } }")
                .path("inventoryTransfer");
    }

    @Test
    void draft_edited_duplicatedAndDeleted() {
        String id = create(2).path("id").asText();
        JsonNode edited =
                mutate("inventoryTransferEdit", "id: \"" + id + "\", input: { note: \"soon\", tags: [\"b\", \"a\"] }");
        JsonNode copy = mutate("inventoryTransferDuplicate", "id: \"" + id + "\"");
        api.data("mutation { inventoryTransferDelete(id: \"" + id + "\") { deletedId } }");
        JsonNode left = api.data("{ inventoryTransfers(first: 5, query: \"status:DRAFT\") { nodes { name"
                + " totalQuantity tags origin { name } destination { name location { name } } } } }");

        assertThat(edited.path("userErrors")).isEmpty();
        assertThat(copy.at("/inventoryTransfer/name").asText()).isEqualTo("#T0002");
        assertThat(left.at("/inventoryTransfers/nodes").toString())
                .isEqualTo(
                        "[{\"name\":\"#T0002\",\"totalQuantity\":2,\"tags\":[],\"origin\":{\"name\":"
                                + "\"Shop location\"},\"destination\":{\"name\":\"Depot\",\"location\":{\"name\":\"Depot\"}}}]");
    }

    @ParameterizedTest
    @CsvSource({
        "O, O, I, 1, destinationLocationId, TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION,"
                + " The origin location cannot be the same as the destination location.",
        "gid://shopify/Location/999, D, I, 1, originLocationId, LOCATION_NOT_FOUND,"
                + " The location selected can't be found.",
        "O, D, gid://shopify/InventoryItem/999, 1, lineItems 0 inventoryItemId, ITEM_NOT_FOUND,"
                + " The inventory item could not be found.",
        "O, D, I, -1, lineItems 0 quantity, INVALID_QUANTITY, The quantity can't be negative."
    })
    void transfer_bad_isRefused(
            String from, String to, String what, int quantity, String field, String code, String message) {
        Map<String, ?> line = Map.of("inventoryItemId", what.equals("I") ? item : what, "quantity", quantity);
        Map<String, ?> input = Map.of(
                "originLocationId",
                from.equals("O") ? origin : from,
                "destinationLocationId",
                to.equals("O") ? origin : destination,
                "lineItems",
                new Object[] {line});
        JsonNode payload = api.data(Keys.fresh(CREATE), Map.of("input", input)).path("inventoryTransferCreate");

        assertThat(payload.path("inventoryTransfer").isNull()).isTrue();
        assertThat(payload.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"input\",\"" + field.replace(" ", "\",\"") + "\"],\"message\":\"" + message
                        + "\",\"code\":\"" + code + "\"}");
    }

    @Test
    void transfer_withoutAKey_isRefusedAsAWhole() {
        JsonNode answer = api.query(
                "mutation { inventoryTransferCreate(input: " + input(origin, destination, units(1)) + ")" + FIELDS);

        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("The @idempotent directive is required for this mutation but was not provided.");
    }
}
