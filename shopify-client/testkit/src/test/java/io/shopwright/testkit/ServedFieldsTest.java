package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedFieldsTest {
    private static final Map<String, Set<String>> SERVED = SimulatedShop.coverage();

    /** What orders that were loaded do not have. */
    private static final Set<String> PARCELS = Set.of("fulfillments", "fulfillmentOrders");

    @ParameterizedTest
    @ValueSource(strings = {"2026-01", "2026-04", "2026-07", "2026-10"})
    void field_served_answersInEveryVersion(String version) {
        try (SimulatedShop shop = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            AdminSchema schema = AdminSchema.of(ApiVersion.of(version));
            Api api = Api.of(shop).version(version);
            api.data("mutation { draftOrderCreate(input: { lineItems: [{ title: \"Work\", quantity: 1,"
                    + " originalUnitPrice: \"5\" }] }) { userErrors { message } } }");
            for (String root :
                    List.of("products", "inventoryItems", "locations", "orders", "customers", "draftOrders")) {
                String type = schema.queryType().fields().get(root).type().name();
                JsonNode data = api.data("{ " + root + "(first: 2) " + selection(schema, type, 0) + " }");

                assertThat(data.path(root).path("nodes")).isNotEmpty();
            }
        }
    }

    /** All that is served of a type, down to a few levels. */
    private static String selection(AdminSchema schema, String name, int depth) {
        SchemaType type = schema.type(name).orElseThrow();
        StringBuilder text = new StringBuilder("{ __typename");
        for (SchemaField field : type.fields().values()) {
            if (!SERVED.get(name).contains(field.name())
                    || PARCELS.contains(field.name())
                    || field.arguments().values().stream().anyMatch(SchemaArgument::required)) {
                continue;
            }
            boolean leaf = schema.typeOf(field.type()).kind().isLeaf();
            if (leaf || (SERVED.containsKey(field.type().name()) && depth < 3)) {
                Map<String, SchemaArgument> arguments = field.arguments();
                text.append(' ').append(field.name());
                text.append(arguments.containsKey("first") ? "(first: 1)" : "");
                text.append(leaf ? " " : " " + selection(schema, field.type().name(), depth + 1) + " ");
            }
        }
        return text.append(" }").toString();
    }
}
