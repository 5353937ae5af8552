package io.shopwright.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.NullableFields;
import io.shopwright.client.query.OfficialSchema;
import io.shopwright.client.query.Query;
import io.shopwright.client.schema.ApiVersion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of every door gives a document that the official schema of every version accepts. */
class DoorsTest {
    private static final List<Class<?>> DOORS = List.of(
            Apps.class,
            BulkOperations.class,
            Customers.class,
            Discounts.class,
            DraftOrders.class,
            Fulfillments.class,
            Inventory.class,
            Marketing.class,
            Metafields.class,
            OrderEdits.class,
            Orders.class,
            PriceLists.class,
            ProductCollections.class,
            Products.class,
            Segments.class,
            ShopFiles.class,
            StoredValue.class,
            Tags.class,
            WebhookSubscriptions.class);

    /** What the documentation says to have come with a version. */
    private static final Map<String, String> SINCE = Map.of("Apps.targets", "2026-10");

    private static final Set<Class<?>> OPERATIONS = Set.of(Connection.class, Mutation.class, Query.class);

    /** Dearer than this the shop refuses a call. */
    private static final int MOST_POINTS = 1000;

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyOperation_isAValidDocument(ApiVersion version) throws Exception {
        Map<String, Object> refused = new TreeMap<>();
        Set<String> operations = new TreeSet<>();
        URI nowhere = URI.create("http://127.0.0.1:9/");
        try (Shop shop = Shop.open(ShopConfig.at(nowhere, "none").apiVersion(version))) {
            for (Class<?> door : DOORS) {
                Object opened = door.getConstructor(Shop.class).newInstance(shop);
                for (Method method : operations(door)) {
                    String name = door.getSimpleName() + "." + method.getName();
                    if (SINCE.getOrDefault(name, "").compareTo(version.name()) > 0) {
                        continue;
                    }
                    try {
                        String document = document(method.invoke(opened, values(method)));
                        operations.add(document.replaceAll("\\s+", " "));
                        List<String> problems = OfficialSchema.problems(version, document);
                        if (!problems.isEmpty()) {
                            refused.put(name, problems);
                        }
                    } catch (IllegalArgumentException | InvocationTargetException e) {
                        refused.put(name, e.getCause() == null ? e : e.getCause());
                    }
                }
            }
        }

        assertThat(refused).isEmpty();
        assertThat(operations).hasSizeGreaterThan(120);
    }

    /** All but the methods that call the shop themselves. */
    private static Method[] operations(Class<?> door) {
        return Stream.of(door.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> OPERATIONS.contains(method.getReturnType()))
                .toArray(Method[]::new);
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

    /** At the full page size, so that nobody who takes a door is refused for its price. */
    @ParameterizedTest
    @MethodSource("bundled")
    void everyPage_isAffordable(ApiVersion version) throws Exception {
        Map<String, Integer> dear = new TreeMap<>();
        URI nowhere = URI.create("http://127.0.0.1:9/");
        try (Shop shop = Shop.open(ShopConfig.at(nowhere, "none").apiVersion(version))) {
            for (Class<?> door : DOORS) {
                Object opened = door.getConstructor(Shop.class).newInstance(shop);
                for (Method method : operations(door)) {
                    String name = door.getSimpleName() + "." + method.getName();
                    if (method.getReturnType() == Connection.class
                            && SINCE.getOrDefault(name, "").compareTo(version.name()) <= 0
                            && !method.getName().equals("definitions")) {
                        int cost = ((Connection<?>) method.invoke(opened, values(method)))
                                .explain()
                                .predictedCost();
                        if (cost > MOST_POINTS) {
                            dear.put(name, cost);
                        }
                    }
                }
            }
        }

        assertThat(dear).isEmpty();
    }

    /** A null that a record does not allow would make the whole answer unreadable. */
    @ParameterizedTest
    @MethodSource("bundled")
    void everyNullableField_hasANullableComponent(ApiVersion version) throws Exception {
        Set<String> strict = new TreeSet<>();
        URI nowhere = URI.create("http://127.0.0.1:9/");
        try (Shop shop = Shop.open(ShopConfig.at(nowhere, "none").apiVersion(version))) {
            for (Class<?> door : DOORS) {
                Object opened = door.getConstructor(Shop.class).newInstance(shop);
                for (Method method : operations(door)) {
                    if (SINCE.getOrDefault(door.getSimpleName() + "." + method.getName(), "")
                                    .compareTo(version.name())
                            <= 0) {
                        strict.addAll(NullableFields.heldByStrictComponents(method.invoke(opened, values(method))));
                    }
                }
            }
        }

        assertThat(strict).isEmpty();
    }
}
