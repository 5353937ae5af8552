package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Customers;
import io.shopwright.client.resource.Discounts;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Segments;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.ShopSnapshot;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each change on a simulated shop: what the preview says, and what the shop has after the confirmation. */
class ChangeToolsTest {
    private static SimulatedShop simulated;
    private static Shop shop;
    private static ShopSnapshot before;
    private static Products.Summary product;
    private static Products.Variant variant;

    private ShopifyTools tools;

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.start();
        simulated.load(SampleShop.until(LocalDate.now().minusDays(1)));
        before = simulated.snapshot();
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        product = new Products(shop).all().page().nodes().get(0);
        variant = product(product.id()).variants().get(0);
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    @BeforeEach
    void restore() {
        simulated.restore(before);
        simulated.faults().clear();
        simulated.forgetRequests();
        tools = ShopifyTools.of(shop).withChanges();
    }

    private static Products.Product product(Gid id) {
        return new Products(shop).product(id).get();
    }

    private Map<String, Object> call(String tool, Map<String, Object> arguments) {
        ToolResult result = tools.call(ToolCall.of(tool, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        String schema = tools.only(definition -> definition.name().equals(tool))
                .definitions()
                .get(0)
                .outputSchemaJson();
        assertThat(Json.violations(schema, result.text())).isEmpty();
        return result.structured();
    }

    private static Map<String, Object> confirmed(Map<String, Object> arguments, Map<String, Object> preview) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("confirmation_token", preview.get("confirmation_token"));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> changes(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("changes");
    }

    /** The answer after a preview that changed nothing, and its confirmation. */
    private Map<String, Object> apply(String tool, Map<String, Object> arguments) {
        Map<String, Object> preview = call(tool, arguments);
        assertThat(preview).containsEntry("outcome", "previewed");
        assertThat(simulated.writes()).isEmpty();
        assertThat(changes(preview)).allMatch(change -> change.get("status").equals("planned"));
        Map<String, Object> answer = call(tool, confirmed(arguments, preview));
        assertThat(answer).doesNotContainKey("confirmation_token");
        return answer;
    }

    @Test
    void status_confirmed_changesTheStatusAndNothingElse() {
        Products.Product was = product(product.id());

        Map<String, Object> answer = apply(
                "shopify_product_status_change",
                Map.of("product_ids", List.of(product.id().toString()), "status", "archived"));

        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(changes(answer).get(0))
                .containsEntry("before", "ACTIVE")
                .containsEntry("after", "ARCHIVED")
                .containsEntry("status", "done");
        assertThat(product(product.id()))
                .isEqualTo(new Products.Product(
                        was.id(),
                        was.title(),
                        was.handle(),
                        "ARCHIVED",
                        was.vendor(),
                        was.productType(),
                        was.descriptionHtml(),
                        was.tags(),
                        was.options(),
                        was.variants()));
        assertThat(simulated.writes()).hasSize(1);
    }

    @Test
    void status_thatIsSoAlready_isNothingToChange() {
        Map<String, Object> answer = call(
                "shopify_product_status_change",
                Map.of("product_ids", List.of(product.id().key()), "status", "active"));

        assertThat(answer).containsEntry("outcome", "nothing_to_change").doesNotContainKey("confirmation_token");
        assertThat(changes(answer).get(0)).containsEntry("status", "unchanged");
    }

    @Test
    void tags_confirmed_addsAndRemovesTheNamedOnes() {
        String old = product.tags().get(0);

        Map<String, Object> answer = apply(
                "shopify_tags_change",
                Map.of(
                        "kind", "product",
                        "ids", List.of(product.id().toString()),
                        "add", List.of("sale", "new"),
                        "remove", List.of(old)));

        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(product(product.id()).tags()).containsExactlyInAnyOrder("new", "sale");
    }

    @Test
    void prices_confirmed_changesOnlyWhatIsNamed() {
        Map<String, Object> answer = apply(
                "shopify_price_change",
                Map.of("prices", List.of(Map.of("variant_id", variant.id().toString(), "price", "15.25"))));

        Products.Variant now = product(product.id()).variants().get(0);
        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(now.price()).isEqualByComparingTo(new BigDecimal("15.25"));
        assertThat(now.compareAtPrice()).isEqualTo(variant.compareAtPrice());
        assertThat(now.sku()).isEqualTo(variant.sku());
    }

    @Test
    void prices_manyTimesWhatTheyWere_areWarnedOf() {
        Map<String, Object> preview = call(
                "shopify_price_change",
                Map.of("prices", List.of(Map.of("variant_id", variant.id().toString(), "price", "1.00"))));

        assertThat(preview.get("warnings").toString()).contains("more than usual");
    }

    @Test
    void prices_ofSeveralProducts_changeProductByProduct() {
        Gid other = new Products(shop).all().page().nodes().get(1).id();
        Gid its = product(other).variants().get(0).id();

        Map<String, Object> answer = apply(
                "shopify_price_change",
                Map.of(
                        "prices",
                        List.of(
                                Map.of("variant_id", variant.id().toString(), "compare_at_price", "99.00"),
                                Map.of("variant_id", its.toString(), "price", "7.77"))));

        assertThat(changes(answer))
                .extracting(change -> change.get("field"))
                .containsExactly("compare_at_price", "price");
        assertThat(product(product.id()).variants().get(0).compareAtPrice()).isEqualByComparingTo("99.00");
        assertThat(product(other).variants().get(0).price()).isEqualByComparingTo("7.77");
    }

    @Test
    void stock_confirmed_movesByTheDelta() {
        int was = variant.inventoryQuantity();

        Map<String, Object> answer = apply(
                "shopify_inventory_adjust",
                Map.of(
                        "adjustments",
                        List.of(Map.of("variant_id", variant.id().toString(), "delta", -2)),
                        "reason",
                        "damaged"));

        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(product(product.id()).variants().get(0).inventoryQuantity()).isEqualTo(was - 2);
        assertThat(simulated.writes().get(0).document()).contains("@idempotent");
    }

    @Test
    void stock_replyLost_isSentAgainByItsKeyAndDoneOnce() {
        int was = variant.inventoryQuantity();
        Map<String, Object> arguments =
                Map.of("adjustments", List.of(Map.of("variant_id", variant.id().toString(), "delta", 5)));
        Map<String, Object> preview = call("shopify_inventory_adjust", arguments);
        simulated.faults().next().rootField("inventoryAdjustQuantities").lostReply();

        Map<String, Object> answer = call("shopify_inventory_adjust", confirmed(arguments, preview));

        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(product(product.id()).variants().get(0).inventoryQuantity()).isEqualTo(was + 5);
    }

    @Test
    void discount_confirmed_isMadeAsPreviewed() {
        Map<String, Object> answer = apply(
                "shopify_discount_create",
                Map.of("code", "SPRING10", "percentage", 10, "last_day", "2099-12-31", "usage_limit", 100));

        assertThat(answer).containsEntry("outcome", "applied");
        Gid made = new Discounts(shop).byCode("SPRING10").find().orElseThrow().id();
        Discounts.Code code = (Discounts.Code) new Discounts(shop)
                .discount(Gid.of("DiscountNode", Long.parseLong(made.key())))
                .get()
                .discount();
        assertThat(code.usageLimit()).isEqualTo(100);
        assertThat(code.endsAt()).isEqualTo("2100-01-01T00:00:00Z");
    }

    @Test
    void discount_codeThatExists_isRefused() {
        apply("shopify_discount_create", Map.of("code", "ONCE", "amount", "5.00"));

        ToolResult again = tools.call(ToolCall.of("shopify_discount_create", Map.of("code", "ONCE", "percentage", 5)));

        assertThat(again.structured()).containsEntry("code", "invalid_arguments");
        assertThat(again.text()).contains("the shop has this code already");
    }

    @Test
    void discount_bothOrNeither_isRefused() {
        for (Map<String, Object> arguments : List.<Map<String, Object>>of(
                Map.of("code", "X"), Map.of("code", "X", "amount", "5", "percentage", 5))) {
            assertThat(tools.call(ToolCall.of("shopify_discount_create", arguments))
                            .text())
                    .contains("give either percentage or amount");
        }
    }

    @Test
    void segment_confirmed_isMade() {
        Map<String, Object> answer =
                apply("shopify_segment_create", Map.of("name", "Regulars", "query", "number_of_orders > 5"));

        assertThat(answer).containsEntry("outcome", "applied");
        assertThat(new Segments(shop).all().page().nodes())
                .extracting(Segments.Segment::name)
                .contains("Regulars");
    }

    @Test
    void segment_queryThatIsNone_isRefusedInThePreview() {
        ToolResult result = tools.call(
                ToolCall.of("shopify_segment_create", Map.of("name", "Nobody", "query", "number_of_orders >>> 5")));

        assertThat(result.error()).isTrue();
        assertThat(result.structured()).containsEntry("retryable", false);
        assertThat(simulated.writes()).isEmpty();
    }

    @Test
    void tags_ofCustomers_needTheRoleAndNameNobody() {
        Gid customer = new Customers(shop).all().page().nodes().get(0).id();
        Map<String, Object> arguments =
                Map.of("kind", "customer", "ids", List.of(customer.toString()), "add", List.of("vip"));

        ToolResult refused = tools.as(Role.INVENTORY_MANAGER).call(ToolCall.of("shopify_tags_change", arguments));
        Map<String, Object> preview = call("shopify_tags_change", arguments);

        assertThat(refused.structured()).containsEntry("code", "not_allowed");
        assertThat(changes(preview).get(0)).doesNotContainKey("name");
    }

    @Test
    void unknownIds_areNamed() {
        ToolResult result = tools.call(ToolCall.of(
                "shopify_product_status_change",
                Map.of("product_ids", List.of(product.id().toString(), "999"), "status", "draft")));

        assertThat(result.text()).contains("the shop has no gid://shopify/Product/999.");
    }

    @Test
    void replyLost_isUnknownAndSaysHowToCheck() {
        Map<String, Object> arguments =
                Map.of("product_ids", List.of(product.id().toString()), "status", "draft");
        Map<String, Object> preview = call("shopify_product_status_change", arguments);
        simulated.faults().next().rootField("productUpdate").lostReply();

        Map<String, Object> answer = call("shopify_product_status_change", confirmed(arguments, preview));

        assertThat(answer).containsEntry("outcome", "outcome_unknown");
        assertThat(changes(answer).get(0)).containsEntry("status", "unknown");
        assertThat(answer.get("next").toString()).contains("Read their status");
        assertThat(simulated.writes()).hasSize(1);
    }

    @Test
    void shopRefuses_isToldWithItsReason() {
        Map<String, Object> arguments =
                Map.of("prices", List.of(Map.of("variant_id", variant.id().toString(), "price", "12.00")));
        Map<String, Object> preview = call("shopify_price_change", arguments);
        simulated.faults().next().rootField("productVariantsBulkUpdate").status(403);

        Map<String, Object> answer = call("shopify_price_change", confirmed(arguments, preview));

        assertThat(answer).containsEntry("outcome", "not_applied");
        assertThat(changes(answer).get(0)).containsEntry("status", "failed");
        assertThat(changes(answer).get(0).get("problem").toString()).contains("403");
    }
}
