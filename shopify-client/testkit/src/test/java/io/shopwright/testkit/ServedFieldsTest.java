package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedFieldsTest {
    private static final Map<String, Class<?>> SERVED = Map.ofEntries(
            Map.entry("Shop", Shop.class),
            Map.entry("ShopPlan", Shop.ShopPlan.class),
            Map.entry("Order", Order.class),
            Map.entry("Customer", Customer.class),
            Map.entry("CustomerEmailAddress", Customer.EmailAddress.class),
            Map.entry("LineItem", LineItem.class),
            Map.entry("Refund", Refund.class),
            Map.entry("MoneyBag", Money.MoneyBag.class),
            Map.entry("MoneyV2", Money.MoneyV2.class),
            Map.entry("Count", QueryRoot.Count.class),
            Map.entry("ApiVersion", QueryRoot.PublicApiVersion.class),
            Map.entry("AppInstallation", QueryRoot.AppInstallation.class),
            Map.entry("AccessScope", QueryRoot.AccessScope.class),
            Map.entry("PageInfo", Connection.PageInfo.class),
            Map.entry("OrderConnection", Connection.class),
            Map.entry("OrderEdge", Connection.Edge.class),
            Map.entry("CustomerConnection", Connection.class),
            Map.entry("CustomerEdge", Connection.Edge.class),
            Map.entry("LineItemConnection", Connection.class),
            Map.entry("LineItemEdge", Connection.Edge.class));

    @ParameterizedTest
    @ValueSource(strings = {"2026-01", "2026-04", "2026-07", "2026-10"})
    void field_served_answersInEveryVersion(String version) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(GeneratedShop.builder(2, LocalDate.of(2026, 6, 30))
                    .customers(20)
                    .refundedOrders(1)
                    .generate());
            AdminSchema schema = AdminSchema.of(ApiVersion.of(version));
            String orders = selection(schema, "OrderConnection", 0);
            String customers = selection(schema, "CustomerConnection", 0);
            JsonNode data = Api.of(shop)
                    .version(version)
                    .data("{ orders(first: 9) " + orders + " customers(first: 9) " + customers + " shop "
                            + selection(schema, "Shop", 0) + " }");

            assertThat(orders).contains(" totalPriceSet ", " lineItems", " refunds", " customer ");
            assertThat(customers).contains(" displayName ", " amountSpent ", " orders");
            assertThat(data.at("/orders/edges")).isNotEmpty();
        }
    }

    /** All that is served of a type, down to a few levels. */
    private static String selection(AdminSchema schema, String name, int depth) {
        SchemaType type = schema.type(name).orElseThrow();
        StringBuilder text = new StringBuilder("{ __typename");
        for (SchemaField field : type.fields().values()) {
            if (!ServedFields.serves(SERVED.get(name), field.name())) {
                continue;
            }
            boolean leaf = schema.typeOf(field.type()).kind().isLeaf();
            if (leaf || (SERVED.containsKey(field.type().name()) && depth < 5)) {
                Map<String, SchemaArgument> arguments = field.arguments();
                text.append(' ').append(field.name());
                text.append(arguments.containsKey("first") ? "(first: 2)" : "");
                text.append(leaf ? " " : " " + selection(schema, field.type().name(), depth + 1) + " ");
            }
        }
        return text.append(" }").toString();
    }
}
