package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages and codes as recorded at a real shop in 2026. */
class PriceListStateTest {
    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode create(String name, String type, int value) {
        return api.data("mutation { priceListCreate(input: { name: \"" + name + "\", currency: CAD, parent: {"
                        + " adjustment: { type: " + type + ", value: " + value
                        + " } } }) { priceList { id currency parent {"
                        + " adjustment { type value } } } userErrors { field message code } } }")
                .path("priceListCreate");
    }

    private JsonNode add(String list, String variant, String amount, String currency) {
        return api.data("mutation { priceListFixedPricesAdd(priceListId: \"" + list + "\", prices: [{ variantId: \""
                        + variant + "\", price: { amount: \"" + amount + "\", currencyCode: " + currency
                        + " } }]) { prices { price { amount } originType variant { id } } userErrors { field message"
                        + " code } } }")
                .path("priceListFixedPricesAdd");
    }

    private JsonNode delete(String list, String variant) {
        return api.data("mutation { priceListFixedPricesDelete(priceListId: \"" + list + "\", variantIds: [\"" + variant
                        + "\"]) { deletedFixedPriceVariantIds userErrors { field message code } } }")
                .path("priceListFixedPricesDelete");
    }

    @Test
    void prices_addedAndDeleted_areRead() {
        ProductStateTest.create(shop, Map.of("title", "Socks"));
        String variant = api.data("{ productVariants(first: 1) { nodes { id } } }")
                .at("/productVariants/nodes/0/id")
                .asText();
        String list =
                create("Canada", "PERCENTAGE_DECREASE", 10).at("/priceList/id").asText();
        add(list, variant, "812.34", "CAD");
        JsonNode added = add(list, variant, "818.88", "CAD");
        JsonNode wrong = add(list, variant, "1", "USD");
        JsonNode unknown = add(list, "gid://shopify/ProductVariant/9", "1", "CAD");
        JsonNode read = api.data("{ priceLists(first: 2) { nodes { name fixedPricesCount prices(first: 3, originType:"
                + " FIXED) { nodes { price { amount currencyCode } compareAtPrice { amount } } } } } }");
        JsonNode deleted = delete(list, variant);
        JsonNode again = delete(list, variant);

        assertThat(added.path("prices").toString())
                .isEqualTo("[{\"price\":{\"amount\":\"818.88\"},\"originType\":\"FIXED\",\"variant\":{\"id\":\""
                        + variant + "\"}}]");
        assertThat(wrong.toString())
                .isEqualTo("{\"prices\":[],\"userErrors\":[{\"field\":[\"prices\",\"0\",\"price\",\"currencyCode\"],"
                        + "\"message\":\"The specified currency does not match the price list's currency.\","
                        + "\"code\":\"PRICE_LIST_CURRENCY_MISMATCH\"}]}");
        assertThat(unknown.at("/userErrors/0/code").asText()).isEqualTo("VARIANT_NOT_FOUND");
        assertThat(read.at("/priceLists/nodes").toString())
                .isEqualTo("[{\"name\":\"Canada\",\"fixedPricesCount\":1,\"prices\":{\"nodes\":[{\"price\":{\"amount\":"
                        + "\"818.88\",\"currencyCode\":\"CAD\"},\"compareAtPrice\":null}]}}]");
        assertThat(deleted.path("deletedFixedPriceVariantIds").toString()).isEqualTo("[\"" + variant + "\"]");
        assertThat(again.toString())
                .isEqualTo("{\"deletedFixedPriceVariantIds\":[],\"userErrors\":[{\"field\":[\"variantIds\",\"0\"],"
                        + "\"message\":\"Only fixed prices can be deleted.\",\"code\":\"PRICE_NOT_FIXED\"}]}");
    }

    @Test
    void list_bad_isRefused() {
        create("Canada", "PERCENTAGE_DECREASE", 10);

        assertThat(create("Canada", "PERCENTAGE_DECREASE", 10)
                        .at("/userErrors/0")
                        .toString())
                .isEqualTo(
                        "{\"field\":[\"input\",\"name\"],\"message\":\"Name has already been taken\",\"code\":\"TAKEN\"}");
        assertThat(create("x".repeat(256), "PERCENTAGE_DECREASE", 0)
                        .at("/userErrors/0/code")
                        .asText())
                .isEqualTo("TOO_LONG");
        assertThat(create("Off", "PERCENTAGE_DECREASE", 250)
                        .at("/userErrors/0/code")
                        .asText())
                .isEqualTo("INVALID_ADJUSTMENT_VALUE");
        assertThat(create("On", "PERCENTAGE_INCREASE", 250).path("userErrors")).isEmpty();
        assertThat(add("gid://shopify/PriceList/9", "gid://shopify/ProductVariant/9", "1", "CAD")
                        .toString())
                .isEqualTo("{\"prices\":null,\"userErrors\":[{\"field\":[\"priceListId\"],\"message\":"
                        + "\"Price list does not exist.\",\"code\":\"PRICE_LIST_NOT_FOUND\"}]}");
    }
}
