package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkTreeTest {
    record Flat(String name, MoneyBag currentTotalPriceSet) {}

    record Line(String title, int quantity) {}

    record OrderRow(
            String name,
            Gid id,
            @Arguments("first: 50, reverse: $newest") List<Line> lineItems) {}

    private static String document(String name, Class<?> node, Map<String, ?> values) {
        return Connection.bulkForm(AdminSchema.of(ApiVersion.newest()), name, node, values)
                .text("");
    }

    @Test
    void document_flat_selectsTheComponentsAlone() {
        assertThat(document("orders", Flat.class, Map.of())).isEqualTo("""
                query Flat {
                  orders {
                    edges {
                      node {
                        name
                        currentTotalPriceSet {
                          shopMoney {
                            amount
                            currencyCode
                          }
                        }
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void document_nested_hasIdsFirst_marks_andNoWindows() {
        assertThat(document("orders", OrderRow.class, Map.of())).isEqualTo("""
                query OrderRow {
                  orders {
                    edges {
                      node {
                        id
                        _0: __typename
                        name
                        lineItems {
                          edges {
                            node {
                              _1: __typename
                              title
                              quantity
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void values_areWrittenOut() {
        Map<String, Object> values = Map.of("query", "name:\"#1\"", "sortKey", "CREATED_AT", "newest", true);

        assertThat(document("orders", OrderRow.class, values))
                .contains("query: \"name:\\\"#1\\\"\"", "sortKey: CREATED_AT", "lineItems(reverse: true)");
    }

    record Image(@Nullable String altText) {}

    record Variant(Gid id, List<Sold> productVariantComponents) {}

    record Sold(Gid id) {}

    record ProductRow(
            List<Variant> variants, @Field("media") List<Medium> pictures) {}

    record Medium(@Nullable String alt) {}

    @Test
    void document_isValidInEveryVersion() {
        for (ApiVersion version : ApiVersion.bundled()) {
            AdminSchema schema = AdminSchema.of(version);
            for (Class<?> record : List.of(Flat.class, OrderRow.class)) {
                String text =
                        Connection.bulkForm(schema, "orders", record, Map.of()).text("_1");
                assertThat(OfficialSchema.problems(version, text)).isEmpty();
            }
            String products = Connection.bulkForm(schema, "products", ProductRow.class, Map.of())
                    .text("");
            assertThat(OfficialSchema.problems(version, products)).isEmpty();
        }
    }

    record Paged(@Arguments("first: 5") Page<Line> lineItems) {}

    record Fulfilled(List<Item> fulfillmentLineItems) {}

    record Item(Gid id) {}

    record InList(List<Fulfilled> fulfillments) {}

    record Depth3(List<Depth2> orders) {}

    record Depth2(List<Depth1> lineItems) {}

    record Depth1(@Nullable Depth0 product) {}

    record Depth0(List<Tip> variants) {}

    record Tip(Gid id) {}

    record Six(
            List<Tip> variants,
            List<Tip> collections,
            @Field("media") List<Medium> a,
            List<Tip> metafields,
            @Field("images") List<Image> b) {}

    record OtherId(@Field("name") String id, List<Line> lineItems) {}

    record Clash(@Field("name") String _0, List<Line> lineItems) {}

    @Test
    void page_isReadWithoutItsWindowAndWithoutAnEnd() {
        assertThat(document("orders", Paged.class, Map.of()))
                .contains("lineItems {")
                .contains("edges {")
                .doesNotContain("first", "pageInfo");
    }

    @Test
    void record_againstTheRules_isRefusedByName() {
        refused("orders", InList.class, "InList.fulfillments", "no connections within a list", "leave out");
        refused("customers", Depth3.class, "Depth0.variants", "2 deep at most", "query of its own");
        refused("products", Six.class, "Six.b", "at most 5 connections", "query of its own");
        refused("orders", OtherId.class, "OtherId", "selects 'id' itself", "another name");
        refused("orders", Clash.class, "Clash", "selects '_0' itself", "another name");
        refused("shop", Flat.class, "'shop' is Shop!, no connection");
        refused("orders", Flat.class, Map.of("first", 5, "colour", 1), "no argument 'colour'");
    }

    private static void refused(String name, Class<?> record, String... words) {
        assertThatThrownBy(() -> document(name, record, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private static void refused(String name, Class<?> record, Map<String, ?> values, String... words) {
        assertThatThrownBy(() -> document(name, record, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }
}
