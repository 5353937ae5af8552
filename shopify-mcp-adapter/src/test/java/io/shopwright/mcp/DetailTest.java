package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.resource.Fulfillments;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Reference;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A tool has two forms of answer where the short one takes a third of the attention of the long one at most, for an order
 * and a product as shops have them, shown to a role that may see people.
 */
class DetailTest {
    private static SimulatedShop simulated;
    private static Shop shop;
    private static ShopifyTools tools;

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.builder().plan(Plan.PLUS).start();
        simulated.load(SampleShop.until(SampleTools.END));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        tools = ShopifyTools.of(shop).as(SampleTools.OPEN);
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    @Test
    void concise_orderOfFiveLines_isAThirdOfDetailed() {
        assertShort("shopify_order_get", "order_id", order());
    }

    @Test
    void concise_productOfFiveVariants_isAThirdOfDetailed() {
        assertShort("shopify_product_get", "product_id", product());
    }

    @Test
    void detail_isWhereTheAnswerHasSome() {
        assertThat(tools.definitions())
                .filteredOn(tool -> tool.inputSchemaJson().contains("response_format"))
                .extracting(ToolDefinition::name)
                .containsExactly("shopify_order_get", "shopify_product_get");
    }

    private static void assertShort(String tool, String parameter, Gid id) {
        String concise = text(tool, Map.of(parameter, id.toString()));
        String detailed = text(tool, Map.of(parameter, id.toString(), "response_format", "detailed"));

        assertThat(3 * Tokens.of(concise)).as(concise + "\n" + detailed).isLessThanOrEqualTo(Tokens.of(detailed));
        assertThat(Json.object(detailed)).containsAllEntriesOf(leaves(Json.object(concise)));
    }

    private static String text(String tool, Map<String, ?> arguments) {
        ToolResult result = tools.call(ToolCall.of(tool, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        return result.text();
    }

    /** The members that are not lists, whose rows have details themselves. */
    private static Map<String, Object> leaves(Map<String, Object> object) {
        object.values().removeIf(List.class::isInstance);
        return object;
    }

    /** Five lines, of which two were sent, to an address. */
    private static Gid order() {
        List<Map<String, ?>> lines = new ArrayList<>();
        for (Products.Summary product :
                new Products(shop).all().pageSize(5).page().nodes()) {
            Gid variant = new Products(shop)
                    .product(product.id())
                    .get()
                    .variants()
                    .get(0)
                    .id();
            lines.add(Map.of("variantId", variant, "quantity", 2));
        }
        Map<String, ?> address = Map.of(
                "firstName", "Ada",
                "lastName", "Miller",
                "address1", "1 Mill Lane",
                "city", "Leeds",
                "zip", "LS1 4AP",
                "countryCode", "GB");
        Gid order = new Orders(shop)
                .create(Map.of(
                        "email",
                        "ada.miller@example.com",
                        "lineItems",
                        lines,
                        "shippingAddress",
                        address,
                        "billingAddress",
                        address,
                        "transactions",
                        List.of(Map.of(
                                "kind", "SALE",
                                "status", "SUCCESS",
                                "gateway", "bogus",
                                "amountSet", Map.of("shopMoney", Map.of("amount", "652.00", "currencyCode", "USD")))),
                        "tags",
                        List.of("gift", "wholesale"),
                        "note",
                        "Ring twice"))
                .run()
                .data()
                .orElseThrow()
                .order()
                .id();
        send(order);
        return order;
    }

    record Work(@Arguments("first: 1") List<Task> fulfillmentOrders) {}

    record Task(Gid id, @Arguments("first: 9") List<Reference> lineItems) {}

    private static void send(Gid order) {
        Fulfillments fulfillments = new Fulfillments(shop);
        Task task = shop.object("order", Work.class)
                .with("id", order)
                .get()
                .fulfillmentOrders()
                .get(0);
        List<?> two = task.lineItems().stream()
                .limit(2)
                .map(line -> Map.of("id", line.id(), "quantity", 2))
                .toList();
        assertThat(fulfillments
                        .create(Map.of(
                                "lineItemsByFulfillmentOrder",
                                List.of(Map.of("fulfillmentOrderId", task.id(), "fulfillmentOrderLineItems", two)),
                                "trackingInfo",
                                Map.of("number", "RX123456789GB", "company", "Royal Mail")))
                        .run()
                        .data())
                .isPresent();
    }

    private static Gid product() {
        List<String> sizes = List.of("S", "M", "L", "XL", "XXL");
        return new Products(shop)
                .set(Map.of(
                        "title",
                        "Fisherman's jumper",
                        "descriptionHtml",
                        "<p>Knitted from the wool of two valleys. Warm when it is wet; wash it by hand.</p>",
                        "vendor",
                        "North Mill",
                        "productType",
                        "Clothing",
                        "tags",
                        List.of("warm", "wool"),
                        "productOptions",
                        List.of(Map.of(
                                "name",
                                "Size",
                                "values",
                                sizes.stream().map(size -> Map.of("name", size)).toList())),
                        "variants",
                        sizes.stream()
                                .map(size -> Map.of(
                                        "optionValues",
                                        List.of(Map.of("optionName", "Size", "name", size)),
                                        "price",
                                        "89.00",
                                        "compareAtPrice",
                                        "99.00",
                                        "sku",
                                        "JUMPER-" + size))
                                .toList()))
                .run()
                .data()
                .orElseThrow()
                .product()
                .id();
    }
}
