package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Query;
import io.shopwright.client.resource.Customers;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Reference;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists walked to their end while the shop sells: what is there from the first page to the last comes once. */
class ChangingShopTest {
    private SimulatedShop simulated;
    private Shop shop;
    private ShopifyTools tools;

    @BeforeEach
    void open() {
        simulated =
                SimulatedShop.builder().name("open all night").plan(Plan.PLUS).start();
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        tools = ShopifyTools.of(shop);
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    /** @param between happens before every page but the first, with what was given so far */
    private List<Object> walk(
            String tool, String list, String id, Map<String, ?> arguments, Consumer<List<Object>> between) {
        Map<String, Object> asked = new LinkedHashMap<>(arguments);
        List<Object> given = new ArrayList<>();
        while (true) {
            Map<String, Object> page = SampleTools.answer(tools, tool, asked);
            SampleTools.rows(page, list).forEach(row -> given.add(row.get(id)));
            if (page.get("next_cursor") == null) {
                return given;
            }
            asked.put("cursor", page.get("next_cursor"));
            between.accept(given);
        }
    }

    /** With 100 rows, pages of orders are cut for size. */
    @ParameterizedTest
    @CsvSource({
        "shopify_order_search, orders, order_id, 100",
        "shopify_customer_search, customers, customer_id, 9",
        "shopify_product_search, products, product_id, 3",
        "shopify_inventory_status, variants, variant_id, 3"
    })
    void walk_whileOrdersArriveAndRowsAreEdited_givesEachOnce(String tool, String list, String id, int limit) {
        List<Object> before = walk(tool, list, id, Map.of("limit", limit), given -> {});

        List<Object> walked = walk(tool, list, id, Map.of("limit", limit), given -> {
            sell();
            edit(before, Math.min(given.size(), before.size()) - 1);
            edit(before, before.size() - 1);
        });

        assertThat(walked).doesNotHaveDuplicates();
        assertThat(walked.stream().filter(new HashSet<>(before)::contains)).isEqualTo(before);
    }

    /** An order of a new customer, and a new product. */
    private void sell() {
        Object line = Map.of(
                "title",
                "Gift wrap",
                "quantity",
                1,
                "priceSet",
                Map.of("shopMoney", Map.of("amount", "5.00", "currencyCode", "USD")));
        Object customer = new Customers(shop)
                .create(Map.of("firstName", "New", "lastName", "Buyer"))
                .run()
                .data()
                .orElseThrow()
                .customer()
                .id();
        new Orders(shop)
                .create(Map.of("lineItems", List.of(line), "customerId", customer))
                .run();
        new Products(shop).create(Map.of("title", "A new one")).run();
    }

    /** Gives a row another name, tag or title, one that would be elsewhere in the alphabet. */
    private void edit(List<Object> ids, int row) {
        Gid id = Gid.parse(ids.get(row).toString());
        switch (id.type()) {
            case "Order" ->
                new Orders(shop)
                        .update(Map.of("id", id, "tags", List.of("seen")))
                        .run();
            case "Customer" ->
                new Customers(shop).update(Map.of("id", id, "firstName", "Zoe")).run();
            case "Product" ->
                new Products(shop).update(Map.of("id", id, "title", "Zip")).run();
            default -> {
                Gid product = shop.object("productVariant", Variant.class)
                        .with("id", id)
                        .get()
                        .product()
                        .id();
                new Products(shop)
                        .updateVariants(product, List.of(Map.of("id", id, "price", "77.00")))
                        .run();
            }
        }
    }

    record Variant(Reference product) {}

    @Test
    void walk_whileGivenRowsLeaveTheList_skipsNone() {
        Map<String, ?> active = Map.of("status", "active", "limit", 3);
        List<Object> before = walk("shopify_product_search", "products", "product_id", active, given -> {});

        List<Object> walked = walk(
                "shopify_product_search",
                "products",
                "product_id",
                active,
                given -> new Products(shop)
                        .update(Map.of("id", given.get(given.size() - 1), "status", "ARCHIVED"))
                        .run());

        assertThat(walked).isEqualTo(before);
    }

    @Test
    void rows_whereverTheyAreCutWhileOrdersArrive_comeOnce() {
        Query<OrderNodes.Listed> orders = shop.object("orders", OrderNodes.Listed.class)
                .with("sortKey", "PROCESSED_AT")
                .with("reverse", true)
                .with("customers", false);
        Random random = new Random(3);
        List<Gid> walked = new ArrayList<>();
        Cursor cursor = new Cursor(0, "0", "");
        while (cursor != null) {
            Rows<Gid> rows = Rows.read(orders, cursor, 50, OrderNodes.Found::id);
            // As many as fit; the rest must be on the next page.
            int kept = 1 + random.nextInt(rows.page().size());
            walked.addAll(rows.page().subList(0, kept));
            cursor = rows.next(kept).map(Cursor::parse).orElse(null);
            sell();
        }
        assertThat(walked).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void cursor_ofAnotherToolOrShop_isRefused() {
        Object cursor =
                SampleTools.answer(tools, "shopify_customer_search", Map.of()).get("next_cursor");
        try (SampleTools other = SampleTools.open()) {
            assertThat(other.refusal("shopify_customer_search", Map.of("cursor", cursor)))
                    .contains("cursor continues a result of another tool or of other arguments");
        }
        assertThat(tools.call(ToolCall.of("shopify_order_search", Map.of("cursor", cursor)))
                        .structured())
                .containsEntry("code", "invalid_arguments");
    }
}
