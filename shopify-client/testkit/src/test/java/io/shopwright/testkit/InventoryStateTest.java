package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InventoryStateTest {
    private static final String ADJUST =
            "mutation A($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities("
                    + "input: $input) @idempotent { inventoryAdjustmentGroup { changes { name delta"
                    + " quantityAfterChange } } userErrors { field code } } }";
    private static final String SET = "mutation S($input: InventorySetQuantitiesInput!) { inventorySetQuantities("
            + "input: $input) @idempotent { inventoryAdjustmentGroup { changes { name delta } } userErrors {"
            + " field message code } } }";

    /** The ids of an item, of its location, and of its level. */
    private record Stocked(Api api, String item, String location) {
        static Stocked in(SimulatedShop shop) {
            ProductStateTest.create(shop, Map.of("title", "Socks"));
            Api api = Api.of(shop);
            String item = api.data("{ inventoryItems(first: 1) { nodes { id } } }")
                    .at("/inventoryItems/nodes/0/id")
                    .asText();
            String location = api.data("{ locations(first: 1) { nodes { id } } }")
                    .at("/locations/nodes/0/id")
                    .asText();
            return new Stocked(api, item, location);
        }

        JsonNode adjust(String name, int delta, Integer from) {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("inventoryItemId", item);
            change.put("locationId", location);
            change.put("delta", delta);
            change.put("changeFromQuantity", from);
            if (!name.equals("available")) {
                change.put("ledgerDocumentUri", "ledger://one");
            }
            Map<String, ?> input = Map.of("name", name, "reason", "correction", "changes", List.of(change));
            return api.data(Keys.fresh(ADJUST), Map.of("input", input)).path("inventoryAdjustQuantities");
        }

        JsonNode set(int quantity, Integer from) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("inventoryItemId", item);
            one.put("locationId", location);
            one.put("quantity", quantity);
            one.put("changeFromQuantity", from);
            Map<String, ?> input = Map.of("name", "available", "reason", "correction", "quantities", List.of(one));
            return api.data(Keys.fresh(SET), Map.of("input", input)).path("inventorySetQuantities");
        }

        List<Integer> quantities(String names) {
            JsonNode found = api.data(
                    "{ inventoryItem(id: \"" + item + "\") { inventoryLevels(first: 1) { nodes { quantities(names: "
                            + names + ") { quantity } } } } }");
            List<Integer> quantities = new ArrayList<>();
            found.findValues("quantity").forEach(each -> quantities.add(each.intValue()));
            return quantities;
        }
    }

    @Test
    void available_adjusted_mirrorsOnHand() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            JsonNode made = stocked.adjust("available", 5, 0);

            assertThat(made.at("/inventoryAdjustmentGroup/changes").toString())
                    .isEqualTo("[{\"name\":\"available\",\"delta\":5,\"quantityAfterChange\":null},"
                            + "{\"name\":\"on_hand\",\"delta\":5,\"quantityAfterChange\":null}]");
            assertThat(stocked.quantities("[\"on_hand\", \"available\", \"committed\"]"))
                    .containsExactly(5, 5, 0);
        }
    }

    @Test
    void quantity_setFromAStaleOne_isRefused() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            stocked.set(7, null);
            JsonNode stale = stocked.set(9, 5);

            assertThat(stale.at("/userErrors/0/code").asText()).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
            assertThat(stale.at("/userErrors/0/field").toString())
                    .isEqualTo("[\"input\",\"quantities\",\"0\",\"changeFromQuantity\"]");
            assertThat(stocked.quantities("[\"available\"]")).containsExactly(7);
        }
    }

    @Test
    void quantity_setWithoutTheOldOne_isATopLevelErrorSince202604() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            Map<String, ?> one =
                    Map.of("inventoryItemId", stocked.item(), "locationId", stocked.location(), "quantity", 1);
            Map<String, ?> input = Map.of("name", "available", "reason", "correction", "quantities", List.of(one));
            JsonNode answer = stocked.api().query(Keys.fresh(SET), Map.of("input", input));

            assertThat(answer.at("/errors/0/message").asText())
                    .isEqualTo("InventoryQuantityInput must include the following argument: changeFromQuantity.");
            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("INVALID_FIELD_ARGUMENTS");
        }
    }

    @Test
    void quantity_otherThanAvailable_needsALedgerDocument() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            stocked.adjust("available", 5, null);
            stocked.adjust("incoming", 3, null);
            stocked.adjust("damaged", 2, null);

            assertThat(stocked.quantities("[\"available\", \"damaged\", \"incoming\", \"on_hand\"]"))
                    .containsExactly(5, 2, 3, 7);
        }
    }

    @Test
    void quantities_moved_leaveOnHandAsItIs() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            stocked.adjust("available", 5, null);
            Map<String, ?> from = end(stocked, "available", null);
            Map<String, ?> to = end(stocked, "damaged", "ledger://one");
            Map<String, ?> change = Map.of("inventoryItemId", stocked.item(), "quantity", 2, "from", from, "to", to);
            JsonNode moved = stocked.api()
                    .data(
                            Keys.fresh(
                                    "mutation M($input: InventoryMoveQuantitiesInput!) { inventoryMoveQuantities(input: $input)"
                                            + " @idempotent { inventoryAdjustmentGroup { changes { name delta"
                                            + " ledgerDocumentUri } } userErrors { message } } }"),
                            Map.of(
                                    "input",
                                    Map.of(
                                            "reason",
                                            "correction",
                                            "referenceDocumentUri",
                                            "ref://one",
                                            "changes",
                                            List.of(change))));

            assertThat(moved.at("/inventoryMoveQuantities/inventoryAdjustmentGroup/changes")
                            .toString())
                    .isEqualTo("[{\"name\":\"available\",\"delta\":-2,\"ledgerDocumentUri\":null},"
                            + "{\"name\":\"damaged\",\"delta\":2,\"ledgerDocumentUri\":\"ledger://one\"}]");
            assertThat(stocked.quantities("[\"available\", \"damaged\", \"on_hand\"]"))
                    .containsExactly(3, 2, 5);
        }
    }

    private static Map<String, ?> end(Stocked stocked, String name, String ledger) {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("locationId", stocked.location());
        end.put("name", name);
        end.put("ledgerDocumentUri", ledger);
        return end;
    }

    @Test
    void location_withStock_asksWhereItGoes() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            Stocked stocked = Stocked.in(shop);
            stocked.adjust("available", 5, null);
            String other = stocked.api()
                    .data("mutation { locationAdd(input: { name: \"Depot\", address: { countryCode: CA } }) {"
                            + " location { id } userErrors { message } } }")
                    .at("/locationAdd/location/id")
                    .asText();
            String deactivate = "mutation D($to: ID) { locationDeactivate(locationId: \"" + stocked.location()
                    + "\", destinationLocationId: $to) @idempotent { location { isActive }"
                    + " locationDeactivateUserErrors { code } } }";
            JsonNode refused = stocked.api().data(Keys.fresh(deactivate));
            JsonNode done = stocked.api().data(Keys.fresh(deactivate), Map.of("to", other));

            assertThat(refused.at("/locationDeactivate/locationDeactivateUserErrors/0/code")
                            .asText())
                    .isEqualTo("HAS_ACTIVE_INVENTORY_ERROR");
            assertThat(done.at("/locationDeactivate/location/isActive").booleanValue())
                    .isFalse();
            assertThat(stocked.quantities("[\"available\"]")).containsExactly(5);
        }
    }
}
