package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Products of the sample shop: 12, of one variant each, such as Wool Socks, SOCK-01 at 14.00. */
class ProductToolsTest {
    private static final String SEARCH = "shopify_product_search";
    private static final String GET = "shopify_product_get";
    private static final String STOCK = "shopify_inventory_status";

    private static SampleTools sample;

    @BeforeAll
    static void open() {
        sample = SampleTools.open();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private static List<Object> titles(Map<String, ?> arguments) {
        return SampleTools.rows(sample.answer(SEARCH, arguments), "products").stream()
                .map(row -> row.get("title"))
                .toList();
    }

    @Test
    void search_pages_giveEveryProductOnce() {
        List<Map<String, Object>> all = sample.walk(SEARCH, Map.of(), "products", 5);

        assertThat(all)
                .hasSize(12)
                .extracting(row -> row.get("title").toString())
                .doesNotHaveDuplicates();
        assertThat(sample.answer(SEARCH, Map.of())).containsEntry("found", 12).containsEntry("currency", "USD");
    }

    @Test
    void search_filters_combine() {
        assertThat(titles(Map.of("sku", "SOCK-01"))).containsExactly("Wool Socks");
        assertThat(titles(Map.of("query", "socks wool"))).containsExactly("Wool Socks");
        assertThat(titles(Map.of("query", "sock"))).containsExactly("Wool Socks");
        assertThat(titles(Map.of("tag", "outdoor"))).containsExactlyInAnyOrder("Day Pack", "Rain Jacket");
        assertThat(titles(Map.of("tag", "outdoor", "product_type", "Bags"))).containsExactly("Day Pack");
        assertThat(titles(Map.of("status", "draft"))).isEmpty();
        assertThat(titles(Map.of("vendor", "North Mill", "limit", 100))).hasSize(12);
    }

    @Test
    void search_row_tellsPriceAndStock() {
        Map<String, Object> socks = SampleTools.rows(sample.answer(SEARCH, Map.of("sku", "SOCK-01")), "products")
                .get(0);

        assertThat(socks)
                .containsEntry("status", "active")
                .containsEntry("lowest_price", "14")
                .containsEntry("highest_price", "14")
                .containsEntry("variants", 1)
                .containsEntry("tags", List.of("warm"));
    }

    @Test
    void get_byHandleAndId_isTheSame() {
        Map<String, Object> byHandle = sample.answer(GET, Map.of("product_id", "wool-socks"));

        assertThat(byHandle).containsEntry("title", "Wool Socks");
        assertThat(sample.answer(GET, Map.of("product_id", byHandle.get("product_id"))))
                .isEqualTo(byHandle);
        assertThat(SampleTools.rows(byHandle, "variants"))
                .singleElement()
                .satisfies(variant ->
                        assertThat(variant).containsEntry("sku", "SOCK-01").containsEntry("price", "14.00"));
    }

    @Test
    void get_detailed_addsDatesAndIds() {
        Map<String, Object> product =
                sample.answer(GET, Map.of("product_id", "wool-socks", "response_format", "detailed"));

        assertThat(product).containsKey("created_at").containsEntry("handle", "wool-socks");
        assertThat(SampleTools.rows(product, "variants")
                        .get(0)
                        .get("inventory_item_id")
                        .toString())
                .startsWith("gid://shopify/InventoryItem/");
    }

    @Test
    void get_noSuchProduct_saysHowToFindIt() {
        assertThat(sample.refusal(GET, Map.of("product_id", "no-such-thing")))
                .contains("the shop has no product 'no-such-thing'; look for it with shopify_product_search");
        assertThat(sample.refusal(GET, Map.of("product_id", "gid://shopify/Product/999999999")))
                .contains("the shop has no product");
    }

    @Test
    void stock_ofOneSku_isThatOfTheProduct() {
        Map<String, Object> product = SampleTools.rows(sample.answer(SEARCH, Map.of("sku", "SOCK-01")), "products")
                .get(0);

        Map<String, Object> bySku = SampleTools.rows(sample.answer(STOCK, Map.of("sku", "SOCK-01")), "variants")
                .get(0);

        assertThat(bySku)
                .containsEntry("product_id", product.get("product_id"))
                .containsEntry("available", product.get("stock"))
                .containsEntry("tracked", true);
        assertThat(SampleTools.rows(bySku, "levels").stream()
                        .mapToInt(level -> (Integer) level.get("available"))
                        .sum())
                .isEqualTo(product.get("stock"));
        assertThat(SampleTools.rows(sample.answer(STOCK, Map.of("product_id", product.get("product_id"))), "variants"))
                .containsExactly(bySku);
        assertThat(SampleTools.rows(sample.answer(STOCK, Map.of("variant_id", bySku.get("variant_id"))), "variants"))
                .containsExactly(bySku);
    }

    @Test
    void stock_below_isWhatRunsLow() {
        List<Map<String, Object>> all = sample.walk(STOCK, Map.of(), "variants", 5);
        List<Map<String, Object>> low = sample.walk(STOCK, Map.of("below", 40), "variants", 3);

        assertThat(all).hasSize(12);
        assertThat(low)
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(row -> (Integer) row.get("available") < 40)
                        .toList());
    }

    @Test
    void stock_emptyShop_isNothing() {
        try (SampleTools empty = SampleTools.empty()) {
            assertThat(empty.answer(STOCK, Map.of())).containsEntry("found", 0).containsEntry("returned", 0);
            assertThat(empty.answer(SEARCH, Map.of())).containsEntry("found", 0).containsEntry("returned", 0);
        }
    }

    @Test
    void stock_tokenForProductsAlone_namesTheScope() {
        ShopifyTools tools = sample.tools(SampleTools.PRODUCTS_ONLY);

        assertThat(tools.call(ToolCall.of(STOCK, Map.of())).text()).contains("read_inventory");
        assertThat(SampleTools.answer(tools, GET, Map.of("product_id", "wool-socks", "response_format", "detailed"))
                        .toString())
                .doesNotContain("inventory_item_id");
    }
}
