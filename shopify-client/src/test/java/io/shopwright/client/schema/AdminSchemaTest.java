package io.shopwright.client.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.schema.SchemaType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdminSchemaTest {
    private final AdminSchema schema = AdminSchema.of(ApiVersion.of("2026-10"));

    /** Counts of 2026-10: the release's own introspection result, less its eight types about introspection. */
    @Test
    void typeNames_of202610_haveTheOfficialCounts() {
        Map<Kind, Long> kinds = schema.typeNames().stream()
                .map(name -> schema.type(name).orElseThrow().kind())
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));

        assertThat(kinds)
                .containsEntry(Kind.OBJECT, 2031L - 6)
                .containsEntry(Kind.ENUM, 672L - 2)
                .containsEntry(Kind.INPUT_OBJECT, 714L)
                .containsEntry(Kind.UNION, 55L)
                .containsEntry(Kind.INTERFACE, 55L);
        assertThat(schema.queryType().fields()).hasSize(288);
        assertThat(schema.mutationType().fields()).hasSize(524);
    }

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyReference_isToAKnownType(ApiVersion version) {
        AdminSchema each = AdminSchema.of(version);
        for (String name : each.typeNames()) {
            SchemaType type = each.type(name).orElseThrow();
            assertThat(type.name()).isEqualTo(name);
            type.fields().values().forEach(field -> {
                assertThat(each.typeOf(field.type())).isNotNull();
                field.arguments()
                        .values()
                        .forEach(a -> assertThat(each.typeOf(a.type())).isNotNull());
            });
            type.inputFields()
                    .values()
                    .forEach(f -> assertThat(each.typeOf(f.type())).isNotNull());
            assertThat(each.typeNames()).containsAll(type.members()).containsAll(type.interfaces());
        }
    }

    @Test
    void field_keepsArgumentsDefaultsAndDeprecation() {
        SchemaField orders = schema.queryType().field("orders").orElseThrow();

        assertThat(orders.type().text()).isEqualTo("OrderConnection!");
        assertThat(orders.arguments().get("sortKey").defaultText()).isEqualTo("PROCESSED_AT");
        assertThat(orders.arguments().get("first").type().text()).isEqualTo("Int");
        assertThat(schema.type("Order")
                        .orElseThrow()
                        .field("channelInformation")
                        .flatMap(SchemaField::deprecation))
                .isPresent();
    }

    @Test
    void possibleTypes_ofInterfaceAndUnion_areObjects() {
        assertThat(schema.possibleTypes(schema.type("Node").orElseThrow()))
                .hasSize(212)
                .contains("Order", "Product");
        assertThat(schema.possibleTypes(schema.type("DiscountCode").orElseThrow()))
                .isEqualTo(Set.copyOf(schema.type("DiscountCode").orElseThrow().members()));
    }

    @Test
    void nodeType_ofConnectionWithoutNodes_comesFromItsEdges() {
        SchemaType connection = schema.type("CustomerSegmentMemberConnection").orElseThrow();

        assertThat(connection.fields()).doesNotContainKey("nodes");
        assertThat(schema.nodeType(connection).orElseThrow().name()).isEqualTo("CustomerSegmentMember");
    }

    @Test
    void suggest_namesTheNearest() {
        assertThat(AdminSchema.suggest(
                        "totalPriceSets",
                        schema.type("Order").orElseThrow().fields().keySet()))
                .startsWith("; did you mean 'totalPriceSet'");
        assertThat(AdminSchema.suggest("zzzzzzzzzzzz", List.of("orders"))).isEmpty();
    }

    @Test
    void of_versionNotCarried_namesThoseThatAre() {
        assertThatThrownBy(() -> AdminSchema.of(ApiVersion.of("2031-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No schema of API version 2031-01 here; use one of [2026-01, 2026-04, 2026-07, 2026-10]"
                        + " or a newer release of this library");
        assertThatThrownBy(() -> ApiVersion.of("2026-11"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "An API version is a year and a quarter's first month, such as 2026-10, or 'unstable', not '2026-11'");
    }
}
