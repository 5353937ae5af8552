package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import io.shopwright.client.resource.Fulfillments;
import io.shopwright.client.resource.Products;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs that take the client's doors can be tested with the simulated shop. */
class ServedDoorsTest {
    private static final List<String> DOORS = List.of(
            "Apps",
            "BulkOperations",
            "Customers",
            "Discounts",
            "DraftOrders",
            "Fulfillments",
            "Inventory",
            "Marketing",
            "Metafields",
            "OrderEdits",
            "Orders",
            "PriceLists",
            "ProductCollections",
            "Products",
            "Segments",
            "ShopFiles",
            "StoredValue",
            "Tags",
            "WebhookSubscriptions");

    /** What the documentation says not to be simulated. */
    private static final Map<String, Set<String>> MISSING = Map.of(
            "Apps.events", Set.of("QueryRoot.events"),
            "Apps.targets", Set.of("QueryRoot.analyticsTargets"),
            "DraftOrders.calculate", Set.of("Mutation.draftOrderCalculate"),
            "DraftOrders.sendInvoice", Set.of("Mutation.draftOrderInvoiceSend"),
            "Orders.capture", Set.of("Mutation.orderCapture"),
            "Products.deleteOptions", Set.of("Mutation.productOptionsDelete"),
            "ShopFiles.create", Set.of("Mutation.fileCreate"),
            "ShopFiles.delete", Set.of("Mutation.fileDelete"),
            "ShopFiles.search", Set.of("QueryRoot.files"),
            "ShopFiles.update", Set.of("Mutation.fileUpdate"));

    private static final Set<Class<?>> OPERATIONS = Set.of(Connection.class, Mutation.class, Query.class);

    private final Map<String, Set<String>> served = SimulatedShop.coverage();
    private final AdminSchema schema = AdminSchema.of(ApiVersion.of("2026-10"));

    @Test
    void everyOperation_isServedButForWhatIsDocumented() throws ReflectiveOperationException {
        Map<String, Set<String>> missing = new TreeMap<>();
        try (Shop shop = Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none"))) {
            for (String name : DOORS) {
                Class<?> door = Class.forName(Products.class.getPackageName() + "." + name);
                Object opened = door.getConstructor(Shop.class).newInstance(shop);
                for (Method method : door.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers()) && OPERATIONS.contains(method.getReturnType())) {
                        Set<String> fields = missing(document(method.invoke(opened, values(method))));
                        missing.merge(name + "." + method.getName(), fields, (some, others) -> {
                            some.addAll(others);
                            return some;
                        });
                    }
                }
            }
        }
        assertThat(missing).hasSizeGreaterThan(100);
        missing.values().removeIf(Set::isEmpty);

        assertThat(missing).isEqualTo(MISSING);
    }

    private static Object[] values(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> {
                    if (type == Gid.class) {
                        return Gid.of("Thing", 1);
                    }
                    if (type == List.class) {
                        return List.of();
                    }
                    if (type.isEnum()) {
                        return type.getEnumConstants()[0];
                    }
                    return type == int.class ? 1 : "text";
                })
                .toArray();
    }

    private static String document(Object operation) {
        if (operation instanceof Query<?> query) {
            return query.document();
        }
        if (operation instanceof Mutation<?> mutation) {
            return mutation.document();
        }
        return ((Connection<?>) operation).document();
    }

    private Set<String> missing(String document) {
        Set<String> missing = new TreeSet<>();
        for (OperationDefinition operation : Parser.parse(document).getDefinitionsOfType(OperationDefinition.class)) {
            boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
            collect(query ? schema.queryType() : schema.mutationType(), operation.getSelectionSet(), missing);
        }
        return missing;
    }

    /** Fields of interfaces are not told of by the coverage. */
    private void collect(SchemaType type, SelectionSet selections, Set<String> missing) {
        boolean concrete = served.containsKey(type.name()) || type.kind() == SchemaType.Kind.OBJECT;
        boolean paging = type.name().endsWith("Connection") || type.name().endsWith("Edge");
        for (var each : selections.getSelections()) {
            if (each instanceof InlineFragment fragment) {
                SchemaType inner =
                        schema.type(fragment.getTypeCondition().getName()).orElseThrow();
                collect(inner, fragment.getSelectionSet(), missing);
            } else if (each instanceof Field field && !field.getName().startsWith("__")) {
                boolean known = served.getOrDefault(type.name(), Set.of()).contains(field.getName());
                if (concrete && !paging && !known && !type.name().equals("PageInfo")) {
                    missing.add(type.name() + "." + field.getName());
                } else if (field.getSelectionSet() != null) {
                    collect(schema.typeOf(type.fields().get(field.getName()).type()), field.getSelectionSet(), missing);
                }
            }
        }
    }

    @Test
    void fulfillments_fromTheTaskToTheParcel() {
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
            Fulfillments fulfillments = new Fulfillments(shop);
            String order = Api.of(simulated)
                    .data("mutation { orderCreate(order: { lineItems: [{ title: \"Socks\", quantity: 3, priceSet:"
                            + " { shopMoney: { amount: \"5\", currencyCode: USD } } }] }) { order { id } } }")
                    .at("/orderCreate/order/id")
                    .asText();

            Gid task = fulfillments.tasks("status:open").page().nodes().get(0).id();
            Fulfillments.Task work = fulfillments.task(task).get();
            Map<String, ?> two = Map.of("id", work.lineItems().get(0).id(), "quantity", 2);
            assertThat(fulfillments
                            .create(Map.of(
                                    "lineItemsByFulfillmentOrder",
                                    List.of(Map.of(
                                            "fulfillmentOrderId", task, "fulfillmentOrderLineItems", List.of(two)))))
                            .run()
                            .data())
                    .isPresent();

            assertThat(work.orderId()).hasToString(order);
            assertThat(fulfillments.task(task).get().lineItems().get(0).remainingQuantity())
                    .isEqualTo(1);
            assertThat(fulfillments.ofOrder(work.orderId()).get().fulfillments())
                    .singleElement()
                    .satisfies(parcel -> assertThat(parcel.deliveredAt()).isNull());
            assertThat(fulfillments.tasks("status:closed").page().nodes()).isEmpty();
            shop.close();
        }
    }
}
