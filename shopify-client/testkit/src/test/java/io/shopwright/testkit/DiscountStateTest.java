package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and codes as recorded at real shops in 2026. */
class DiscountStateTest {
    private static final String BASIC = """
        mutation B($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) {
          codeDiscountNode { id codeDiscount { __typename ... on DiscountCodeBasic { title status summary
            discountClasses asyncUsageCount endsAt codes(first: 5) { nodes { code asyncUsageCount } }
            customerGets { value { __typename ... on DiscountPercentage { percentage } } items { __typename } }
            minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }
            context { __typename } } } }
          userErrors { field message code } } }\
        """;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder().clock(clock).start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private static Map<String, Object> basic(String code) {
        return new HashMap<>(Map.of(
                "title",
                "Ten off",
                "code",
                code,
                "startsAt",
                "2026-11-01T00:00:00Z",
                "customerGets",
                Map.of("value", Map.of("percentage", 0.1), "items", Map.of("all", true)),
                "minimumRequirement",
                Map.of("subtotal", Map.of("greaterThanOrEqualToSubtotal", "1"))));
    }

    private JsonNode create(Map<String, ?> input) {
        return api.data(BASIC, Map.of("d", input)).path("discountCodeBasicCreate");
    }

    @Test
    void codeDiscount_createdTurnedAndDeleted_isRead() {
        JsonNode made = create(basic("TEN"));
        String id = made.at("/codeDiscountNode/id").asText();
        JsonNode discount = made.at("/codeDiscountNode/codeDiscount");
        clock.advance(Duration.ofHours(1));
        JsonNode off = api.data("mutation { discountCodeDeactivate(id: \"" + id
                + "\") { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status endsAt } } } } }");
        JsonNode read = api.data("{ discountNode(id: \"" + id + "\") { id discount { __typename ... on"
                + " DiscountCodeBasic { status } } } codeDiscountNodeByCode(code: \"ten\") { id }"
                + " active: discountNodesCount(query: \"status:active\") { count } }");
        JsonNode on = api.data("mutation { discountCodeActivate(id: \"" + id
                + "\") { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status endsAt } } } } }");
        JsonNode gone = api.data("mutation { discountCodeDelete(id: \"" + id + "\") { deletedCodeDiscountId } }");

        assertThat(discount.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(discount.path("summary").asText()).isEqualTo("10% off entire order • Minimum purchase of $1.00");
        assertThat(discount.path("discountClasses").toString()).isEqualTo("[\"ORDER\"]");
        assertThat(discount.at("/customerGets/value").toString())
                .isEqualTo("{\"__typename\":\"DiscountPercentage\",\"percentage\":0.1}");
        assertThat(discount.at("/minimumRequirement/greaterThanOrEqualToSubtotal/amount")
                        .asText())
                .isEqualTo("1.0");
        assertThat(off.at("/discountCodeDeactivate/codeDiscountNode/codeDiscount")
                        .toString())
                .isEqualTo("{\"status\":\"EXPIRED\",\"endsAt\":\"2026-11-22T09:00:00Z\"}");
        assertThat(read.toString())
                .isEqualTo("{\"discountNode\":{\"id\":\"" + id
                        + "\",\"discount\":{\"__typename\":\"DiscountCodeBasic\",\"status\":\"EXPIRED\"}},"
                        + "\"codeDiscountNodeByCode\":{\"id\":\"" + id + "\"},\"active\":{\"count\":0}}");
        assertThat(on.at("/discountCodeActivate/codeDiscountNode/codeDiscount").toString())
                .isEqualTo("{\"status\":\"ACTIVE\",\"endsAt\":null}");
        assertThat(gone.at("/discountCodeDelete/deletedCodeDiscountId").asText())
                .isEqualTo(id);
        assertThat(api.data("{ codeDiscountNodeByCode(code: \"TEN\") { id } }")
                        .path("codeDiscountNodeByCode")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "code, '', Code is too short (minimum is 1 character), TOO_SHORT",
        "title, '', Title can't be blank, BLANK",
        "endsAt, 2026-10-01T00:00:00Z, Ends at needs to be after starts_at, INVALID",
        "code, TAKEN, Code must be unique. Please try a different code., TAKEN"
    })
    void codeDiscount_bad_isRefused(String member, String value, String message, String code) {
        create(basic("taken"));
        Map<String, Object> input = basic("NEW");
        input.put(member, value);
        JsonNode refused = create(input);

        assertThat(refused.path("codeDiscountNode").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"basicCodeDiscount\",\"" + member + "\"],\"message\":\"" + message
                        + "\",\"code\":\"" + code + "\"}");
    }

    @Test
    void value_outsideItsRange_isRefused() {
        Map<String, Object> input = basic("NEW");
        input.put("customerGets", Map.of("value", Map.of("percentage", 1.5), "items", Map.of("all", true)));

        assertThat(create(input).at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"basicCodeDiscount\",\"customerGets\",\"value\",\"percentage\"],"
                        + "\"message\":\"Value must be between 0.0 and 1.0\",\"code\":\"VALUE_OUTSIDE_RANGE\"}");
    }

    @Test
    void item_unknown_isRefused() {
        Map<String, Object> input = basic("NEW");
        input.put(
                "customerGets",
                Map.of(
                        "value",
                        Map.of("percentage", 0.5),
                        "items",
                        Map.of("products", Map.of("productsToAdd", List.of("gid://shopify/Product/999999999999")))));

        assertThat(create(input).at("/userErrors/0/message").asText())
                .isEqualTo("Product with id: 999999999999 is invalid");
    }

    @Test
    void automaticAndCode_areToldApart() {
        String automatic = api.data(
                        "mutation A($d: DiscountAutomaticBasicInput!) {"
                                + " discountAutomaticBasicCreate(automaticBasicDiscount: $d) { automaticDiscountNode { id"
                                + " automaticDiscount { __typename ... on DiscountAutomaticBasic { summary } } }"
                                + " userErrors { message } } }",
                        Map.of(
                                "d",
                                Map.of(
                                        "title",
                                        "Fifteen",
                                        "startsAt",
                                        "2026-12-01T00:00:00Z",
                                        "customerGets",
                                        Map.of("value", Map.of("percentage", 0.15), "items", Map.of("all", true)),
                                        "minimumRequirement",
                                        Map.of("quantity", Map.of("greaterThanOrEqualToQuantity", "2")))))
                .at("/discountAutomaticBasicCreate/automaticDiscountNode/id")
                .asText();
        create(basic("TEN"));
        JsonNode wrong = api.data(
                "mutation { discountCodeActivate(id: \"" + automatic + "\") { userErrors { field message code } } }");
        JsonNode first = api.data("{ discountNodes(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }")
                .path("discountNodes");
        JsonNode second = api.data("{ discountNodes(first: 1, after: \""
                        + first.at("/pageInfo/endCursor").asText()
                        + "\") { nodes { discount { ... on DiscountCodeBasic { title } } } pageInfo {"
                        + " hasNextPage } } }")
                .path("discountNodes");

        assertThat(automatic).startsWith("gid://shopify/DiscountAutomaticNode/");
        assertThat(wrong.at("/discountCodeActivate/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Code discount does not exist.\",\"code\":\"INVALID\"}");
        assertThat(first.at("/nodes/0/id").asText()).isEqualTo(automatic);
        assertThat(first.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(second.toString())
                .isEqualTo("{\"nodes\":[{\"discount\":{\"title\":\"Ten off\"}}],\"pageInfo\":{\"hasNextPage\":false}}");
        assertThat(api.query("mutation { discountCodeActivate(id: \"gid://shopify/Order/1\") { userErrors { code } } }")
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("Invalid id: gid://shopify/Order/1");
    }

    @Test
    void bxgy_givesOnQuantityAlone() {
        String product = api.data("mutation { productCreate(product: { title: \"Socks\" }) { product { id } } }")
                .at("/productCreate/product/id")
                .asText();
        String create = "mutation X($d: DiscountCodeBxgyInput!) { discountCodeBxgyCreate(bxgyCodeDiscount: $d) {"
                + " codeDiscountNode { codeDiscount { ... on DiscountCodeBxgy { summary customerBuys { value { ... on"
                + " DiscountQuantity { quantity } } } } } } userErrors { message } } }";
        Map<String, ?> items = Map.of("products", Map.of("productsToAdd", List.of(product)));
        Map<String, Object> input = new HashMap<>(Map.of(
                "title",
                "Two for one",
                "code",
                "TWO",
                "startsAt",
                "2026-11-01T00:00:00Z",
                "customerBuys",
                Map.of("items", items, "value", Map.of("quantity", "2")),
                "customerGets",
                Map.of(
                        "items",
                        items,
                        "value",
                        Map.of("discountOnQuantity", Map.of("quantity", "1", "effect", Map.of("percentage", 0.5))))));
        JsonNode made = api.data(create, Map.of("d", input));
        input.put("customerGets", Map.of("items", items, "value", Map.of("percentage", 0.5)));
        input.put("code", "OTHER");
        JsonNode refused = api.data(create, Map.of("d", input));

        assertThat(made.at("/discountCodeBxgyCreate/codeDiscountNode/codeDiscount")
                        .toString())
                .isEqualTo("{\"summary\":\"Buy 2 items, get 1 item at 50% off\","
                        + "\"customerBuys\":{\"value\":{\"quantity\":\"2\"}}}");
        assertThat(refused.at("/discountCodeBxgyCreate/userErrors/0/message").asText())
                .isEqualTo("Only discountOnQuantity permitted with bxgy discounts.");
    }

    @Test
    void freeShipping_namesItsCountries() {
        JsonNode made = api.data(
                "mutation F($d: DiscountAutomaticFreeShippingInput!) {"
                        + " discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $d) { automaticDiscountNode"
                        + " { automaticDiscount { ... on DiscountAutomaticFreeShipping { summary discountClasses"
                        + " maximumShippingPrice { amount } destinationSelection { ... on DiscountCountries { countries }"
                        + " } } } } userErrors { message } } }",
                Map.of(
                        "d",
                        Map.of(
                                "title",
                                "Sent free",
                                "startsAt",
                                "2026-11-01T00:00:00Z",
                                "minimumRequirement",
                                Map.of("subtotal", Map.of("greaterThanOrEqualToSubtotal", "18.00")),
                                "maximumShippingPrice",
                                "22.00",
                                "destination",
                                Map.of("countries", Map.of("add", List.of("US"))))));

        assertThat(made.at("/discountAutomaticFreeShippingCreate/automaticDiscountNode/automaticDiscount")
                        .toString())
                .isEqualTo("{\"summary\":\"Free shipping on all products • Minimum purchase of $18.00 • For United"
                        + " States • Applies to shipping rates under $22.00\",\"discountClasses\":[\"SHIPPING\"],"
                        + "\"maximumShippingPrice\":{\"amount\":\"22.0\"},"
                        + "\"destinationSelection\":{\"countries\":[\"US\"]}}");
    }

    @Test
    void codes_addedTogether_areCountedAsTheyAreUsed() {
        String id = create(basic("TEN")).at("/codeDiscountNode/id").asText();
        String creation = api.data("mutation { discountRedeemCodeBulkAdd(discountId: \"" + id
                        + "\", codes: [{ code: \"A1\" }, { code: \"ten\" }, { code: \"A2\" }]) { bulkCreation { id done"
                        + " codesCount } userErrors { message } } }")
                .at("/discountRedeemCodeBulkAdd/bulkCreation/id")
                .asText();
        clock.advance(Duration.ofSeconds(1));
        JsonNode done = api.data("{ discountRedeemCodeBulkCreation(id: \"" + creation
                + "\") { done importedCount failedCount codes(first: 5) { nodes { code errors { message } } } } }");
        api.data("mutation { orderCreate(order: { lineItems: [{ title: \"Socks\", quantity: 1, priceSet: { shopMoney:"
                + " { amount: \"20\", currencyCode: USD } } }], discountCode: { itemPercentageDiscountCode: { code:"
                + " \"A2\", percentage: 10 } } }) { order { id } userErrors { message } } }");
        JsonNode read = api.data("{ codeDiscountNodeByCode(code: \"a2\") { codeDiscount { ... on DiscountCodeBasic {"
                + " asyncUsageCount codesCount { count } codes(first: 5) { nodes { code asyncUsageCount } } } } } }");

        assertThat(done.path("discountRedeemCodeBulkCreation").toString())
                .isEqualTo("{\"done\":true,\"importedCount\":2,\"failedCount\":1,\"codes\":{\"nodes\":["
                        + "{\"code\":\"A1\",\"errors\":[]},{\"code\":\"ten\",\"errors\":[{\"message\":\"Code must be"
                        + " unique. Please try a different code.\"}]},{\"code\":\"A2\",\"errors\":[]}]}}");
        assertThat(read.at("/codeDiscountNodeByCode/codeDiscount").toString())
                .isEqualTo("{\"asyncUsageCount\":1,\"codesCount\":{\"count\":3},\"codes\":{\"nodes\":["
                        + "{\"code\":\"TEN\",\"asyncUsageCount\":0},{\"code\":\"A1\",\"asyncUsageCount\":0},"
                        + "{\"code\":\"A2\",\"asyncUsageCount\":1}]}}");
    }

    private JsonNode draft(String code, int units) {
        return api.data("mutation { draftOrderCreate(input: { discountCodes: [\"" + code + "\"], lineItems: [{ title:"
                        + " \"Work\", quantity: " + units + ", originalUnitPrice: \"20.00\" }] }) { draftOrder { id"
                        + " discountCodes totalPriceSet { shopMoney { amount } } totalDiscountsSet { shopMoney { amount } } }"
                        + " userErrors { message } } }")
                .at("/draftOrderCreate/draftOrder");
    }

    @Test
    void draftOrder_withACode_costsLess_andTheOrderCountsTheUse() {
        create("code: \"TENOFF\", minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: \"2\" } },"
                + " customerGets: { value: { percentage: 0.1 }, items: { all: true } }");
        create("code: \"FIVE\", customerGets: { value: { discountAmount: { amount: \"5\", appliesOnEachItem: false } },"
                + " items: { all: true } }");
        JsonNode tenth = draft("TENOFF", 3);
        JsonNode tooFew = draft("TENOFF", 1);
        JsonNode five = draft("five", 2);
        JsonNode unknown = draft("NOSUCH", 1);
        JsonNode done = api.data("mutation { draftOrderComplete(id: \""
                        + tenth.path("id").asText()
                        + "\") { draftOrder { order { discountCodes totalPriceSet { shopMoney {"
                        + " amount } } } } } }")
                .at("/draftOrderComplete/draftOrder/order");
        JsonNode used =
                api.data("{ codeDiscountNodeByCode(code: \"TENOFF\") { codeDiscount { ... on DiscountCodeBasic {"
                        + " asyncUsageCount } } } }");

        assertThat(tenth.at("/totalPriceSet/shopMoney/amount").asText()).isEqualTo("54.0");
        assertThat(tenth.at("/totalDiscountsSet/shopMoney/amount").asText()).isEqualTo("6.0");
        assertThat(tenth.path("discountCodes").toString()).isEqualTo("[\"TENOFF\"]");
        assertThat(tooFew.path("discountCodes")).isEmpty();
        assertThat(tooFew.at("/totalPriceSet/shopMoney/amount").asText()).isEqualTo("20.0");
        assertThat(five.at("/totalPriceSet/shopMoney/amount").asText()).isEqualTo("35.0");
        assertThat(unknown.path("discountCodes")).isEmpty();
        assertThat(done.toString())
                .isEqualTo("{\"discountCodes\":[\"TENOFF\"],\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"54.0\"}}}");
        assertThat(used.at("/codeDiscountNodeByCode/codeDiscount/asyncUsageCount")
                        .intValue())
                .isEqualTo(1);
    }

    private void create(String input) {
        JsonNode made = api.data("mutation { discountCodeBasicCreate(basicCodeDiscount: { title: \"Less\", startsAt:"
                        + " \"2026-01-01T00:00:00Z\", context: { all: ALL }, " + input
                        + " }) { userErrors { field message } } }")
                .path("discountCodeBasicCreate");
        assertThat(made.path("userErrors")).isEmpty();
    }
}
