package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.query.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Member names, types and nulls are those of the sample payloads in Shopify's reference of webhooks, version 2026-07. */
class PayloadsTest {
    private static final String MONEY =
            "{\"shop_money\":{\"amount\":\"%1$s\",\"currency_code\":\"USD\"},\"presentment_money\":{\"amount\":\"%1$s\",\"currency_code\":\"USD\"}}";

    private static final String LINE = """
            {"id":487817672276298554,"admin_graphql_api_id":"gid://shopify/LineItem/487817672276298554",
            "attributed_staffs":[{"id":"gid://shopify/StaffMember/902541635","quantity":1}],"current_quantity":1,
            "fulfillable_quantity":1,"fulfillment_service":"manual","fulfillment_status":null,"gift_card":false,
            "grams":100,"name":"Socks","price":"89.99","price_set":%1$s,"product_exists":true,
            "product_id":788032119674292922,"properties":[],"quantity":1,"requires_shipping":true,
            "sales_line_item_group_id":null,"sku":"SKU-1","taxable":true,"title":"Socks","total_discount":"0.00",
            "total_discount_set":%1$s,"variant_id":null,"variant_inventory_management":null,"variant_title":null,
            "vendor":null,"tax_lines":[{"title":"VAT","rate":0.19,"price":"14.37"}],"duties":[],
            "discount_allocations":[]}\
            """.formatted(MONEY.formatted("89.99"));

    private static final String ORDER = """
            {"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","app_id":null,
            "buyer_accepts_marketing":true,"cancel_reason":"customer","cancelled_at":"2021-12-31T19:00:00-05:00",
            "closed_at":null,"confirmation_number":null,"confirmed":false,"contact_email":"ann@example.com",
            "created_at":"2021-12-31T19:00:00-05:00","currency":"USD","current_total_price":"414.95",
            "current_total_price_set":%1$s,"customer_locale":"en","discount_codes":[],"email":"ann@example.com",
            "financial_status":"voided","fulfillment_status":null,"name":"#9999","note":null,"note_attributes":[],
            "number":234,"order_number":1234,"payment_gateway_names":["visa","bogus"],"phone":null,"po_number":null,
            "presentment_currency":"USD","processed_at":"2021-12-31T19:00:00-05:00","source_name":"web",
            "subtotal_price":"404.95","tags":"tag1, tag2","tax_exempt":false,"tax_lines":[],"taxes_included":false,
            "test":true,"token":"123456abcd","total_discounts":"20.00","total_outstanding":"414.95",
            "total_price":"404.95","total_price_set":%1$s,"total_shipping_price_set":%1$s,"total_tax":"0.00",
            "updated_at":"2021-12-31T19:00:00-05:00","user_id":null,"billing_address":null,
            "customer":{"id":115310627314723954,"created_at":null,"updated_at":null,"first_name":"Ann",
            "last_name":"Smith","state":"disabled","note":null,"verified_email":true,"tax_exempt":false,
            "email":"ann@example.com","phone":null,"currency":"USD","tax_exemptions":[],
            "admin_graphql_api_id":"gid://shopify/Customer/115310627314723954"},
            "fulfillments":[],"line_items":[%2$s],"refunds":[],
            "shipping_address":{"first_name":"Ann","address1":"1 Mill Lane","phone":null,"city":"Kyle","zip":"40003",
            "province":"Kentucky","country":"United States","last_name":"Smith","address2":null,"company":null,
            "latitude":null,"longitude":null,"name":"Ann Smith","country_code":"US","province_code":"KY"},
            "shipping_lines":[{"id":271878346596884015,"code":null,"discounted_price":"0.00","price":"10.00",
            "price_set":%1$s,"source":"shopify","title":"Post","tax_lines":[]}],"a_member_of_2027":{"x":[1]}}\
            """.formatted(MONEY.formatted("404.95"), LINE);

    private static <P> P read(Topic<P> topic, String body) {
        return SignedWebhook.of(topic.header(), body).verified().payload(topic.payload());
    }

    @Test
    void order_isRead() {
        Payloads.Order order = read(Topic.ORDERS_CREATE, ORDER);

        assertThat(order.id()).isEqualTo(820982911946154508L);
        assertThat(order.adminGraphqlApiId()).isEqualTo(Gid.of("Order", 820982911946154508L));
        assertThat(order.orderNumber()).isEqualTo(1234);
        assertThat(order.cancelledAt()).isEqualTo(Instant.parse("2022-01-01T00:00:00Z"));
        assertThat(order.totalPrice()).isEqualByComparingTo("404.95");
        assertThat(order.totalPriceSet().shopMoney()).isEqualTo(Money.of("404.95", "USD"));
        assertThat(order.tags()).containsExactly("tag1", "tag2");
        assertThat(order.paymentGatewayNames()).containsExactly("visa", "bogus");
        assertThat(order.lineItems()).extracting(Payloads.LineItem::variantId).containsExactly((Long) null);
        assertThat(order.lineItems().get(0).taxLines().get(0).rate()).isEqualByComparingTo("0.19");
        assertThat(order.customer().id()).isEqualTo(115310627314723954L);
        assertThat(order.customer().addresses()).isEmpty();
        assertThat(order.shippingAddress().provinceCode()).isEqualTo("KY");
        assertThat(order.billingAddress()).isNull();
    }

    @Test
    void refund_isRead() {
        Payloads.Refund refund = read(Topic.REFUNDS_CREATE, """
                {"id":890088186047892319,"order_id":820982911946154508,"created_at":"2021-12-31T19:00:00-05:00",
                "note":"Things were damaged","user_id":548380009,"processed_at":"2021-12-31T19:00:00-05:00",
                "duties":[],"total_duties_set":%1$s,"return":null,"refund_shipping_lines":[],"restock":false,
                "admin_graphql_api_id":"gid://shopify/Refund/890088186047892319","order_adjustments":[],
                "refund_line_items":[{"id":487817672276298627,"quantity":1,"line_item_id":487817672276298554,
                "location_id":null,"restock_type":"no_restock","subtotal":89.99,"total_tax":0.0,"subtotal_set":%1$s,
                "total_tax_set":%1$s,"line_item":%2$s}],
                "transactions":[{"id":245135271310201194,"order_id":820982911946154508,"kind":"refund",
                "gateway":"bogus","status":"success","message":null,"created_at":"2021-12-31T19:00:00-05:00",
                "test":false,"parent_id":null,"processed_at":"2021-12-31T19:00:00-05:00","error_code":null,
                "amount":"41.94","currency":"USD"}]}\
                """.formatted(
                        MONEY.formatted("0.00"), LINE.replace("\"current_quantity\":1,", "")));

        assertThat(refund.orderId()).isEqualTo(820982911946154508L);
        assertThat(refund.refundLineItems().get(0).subtotal()).isEqualTo(new BigDecimal("89.99"));
        assertThat(refund.refundLineItems().get(0).lineItem().currentQuantity()).isNull();
        assertThat(refund.transactions().get(0).amount()).isEqualTo(new BigDecimal("41.94"));
    }

    @Test
    void product_isRead() {
        Payloads.Product product = read(Topic.PRODUCTS_UPDATE, """
                {"admin_graphql_api_id":"gid://shopify/Product/788032119674292922","body_html":"A T-shirt",
                "created_at":null,"handle":"t-shirt","id":788032119674292922,"product_type":"Shirts",
                "published_at":"2021-12-31T19:00:00-05:00","template_suffix":null,"title":"T-shirt",
                "updated_at":"2021-12-31T19:00:00-05:00","vendor":"Acme","status":"active","published_scope":"web",
                "tags":"mens, t-shirt","variants":[{
                "admin_graphql_api_id":"gid://shopify/ProductVariant/642667041472713922","barcode":null,
                "compare_at_price":"24.99","created_at":"2021-12-29T19:00:00-05:00","id":642667041472713922,
                "inventory_policy":"deny","position":1,"price":"19.99","product_id":788032119674292922,"sku":null,
                "taxable":true,"title":"Small","updated_at":"2021-12-30T19:00:00-05:00","option1":"Small",
                "option2":null,"option3":null,"image_id":null,"inventory_item_id":null,"inventory_quantity":75,
                "old_inventory_quantity":75}],"options":[],"images":[],"image":null,"media":[],
                "has_variants_that_requires_components":false,"category":null}\
                """);

        assertThat(product.createdAt()).isNull();
        assertThat(product.variants().get(0).price()).isEqualTo(new BigDecimal("19.99"));
        assertThat(product.variants().get(0).option1()).isEqualTo("Small");
        assertThat(product.variants().get(0).inventoryItemId()).isNull();
    }

    @Test
    void customer_isRead() {
        Payloads.Customer customer = read(Topic.CUSTOMERS_CREATE, """
                {"id":706405506930370084,"created_at":"2021-12-31T19:00:00-05:00",
                "updated_at":"2021-12-31T19:00:00-05:00","first_name":"Bob","last_name":"Miller","state":"disabled",
                "note":"Likes ice cream","verified_email":true,"multipass_identifier":null,"tax_exempt":false,
                "email":"bob@example.com","phone":null,"currency":"USD","addresses":[],"tax_exemptions":[],
                "admin_graphql_api_id":"gid://shopify/Customer/706405506930370084",
                "default_address":{"id":12321,"customer_id":706405506930370084,"first_name":"Bob","last_name":"Miller",
                "company":null,"address1":"1 Mill Lane","address2":null,"city":"Ottawa","province":"ON",
                "country":"CA","zip":"K2P 2L8","phone":null,"name":"Bob Miller","province_code":"ON",
                "country_code":"CA","country_name":"CA","default":true}}\
                """);

        assertThat(customer.firstName()).isEqualTo("Bob");
        assertThat(customer.addresses()).isEqualTo(Optional.of(List.of()));
        assertThat(customer.defaultAddress().city()).isEqualTo("Ottawa");
    }

    @Test
    void smallPayloads_areRead() {
        assertThat(
                        read(
                                Topic.CUSTOMERS_DELETE,
                                "{\"id\":706405506930370084,\"tax_exemptions\":[],\"admin_graphql_api_id\":\"gid://shopify/Customer/706405506930370084\"}"))
                .isEqualTo(new Payloads.Deleted(706405506930370084L));
        assertThat(read(Topic.PRODUCTS_DELETE, "{\"id\":788032119674292922}"))
                .isEqualTo(new Payloads.Deleted(788032119674292922L));
        assertThat(read(
                                Topic.INVENTORY_LEVELS_UPDATE,
                                "{\"inventory_item_id\":271878346596884015,\"location_id\":24826418,\"available\":10,\"updated_at\":\"2021-12-31T19:00:00-05:00\",\"admin_graphql_api_id\":\"gid://shopify/InventoryLevel/24826418?inventory_item_id=271878346596884015\"}")
                        .available())
                .isEqualTo(10);
        assertThat(
                        read(
                                Topic.BULK_OPERATIONS_FINISH,
                                "{\"admin_graphql_api_id\":\"gid://shopify/BulkOperation/147595010\",\"completed_at\":\"2024-01-01T07:34:56-05:00\",\"created_at\":\"2026-07-01T12:17:28-04:00\",\"error_code\":null,\"status\":\"completed\",\"type\":\"query\"}"))
                .isEqualTo(new Payloads.BulkOperation(
                        Gid.of("BulkOperation", 147595010),
                        "completed",
                        "query",
                        null,
                        Instant.parse("2026-07-01T16:17:28Z"),
                        Instant.parse("2024-01-01T12:34:56Z")));
        assertThat(read(
                                Topic.APP_UNINSTALLED,
                                "{\"id\":548380009,\"name\":\"Super Toys\",\"email\":\"super@example.com\",\"domain\":null,\"currency\":\"USD\",\"iana_timezone\":null,\"plan_name\":\"enterprise\",\"myshopify_domain\":null}")
                        .planName())
                .isEqualTo("enterprise");
    }

    @Test
    void privacyLaw_isRead() {
        String customer = "{\"id\":191167,\"email\":\"ann@example.com\",\"phone\":\"555-625-1199\"}";
        String shop = "\"shop_id\":954889,\"shop_domain\":\"cool-socks.myshopify.com\"";
        Payloads.Person ann = new Payloads.Person(191167L, "ann@example.com", "555-625-1199");

        assertThat(read(
                        Topic.CUSTOMERS_DATA_REQUEST,
                        "{" + shop + ",\"orders_requested\":[299938,280263],\"customer\":" + customer
                                + ",\"data_request\":{\"id\":9999}}"))
                .isEqualTo(new Payloads.DataRequest(
                        954889,
                        "cool-socks.myshopify.com",
                        ann,
                        List.of(299938L, 280263L),
                        new Payloads.Deleted(9999)));
        assertThat(read(
                        Topic.CUSTOMERS_REDACT,
                        "{" + shop + ",\"customer\":" + customer + ",\"orders_to_redact\":[299938]}"))
                .isEqualTo(new Payloads.CustomerRedaction(954889, "cool-socks.myshopify.com", ann, List.of(299938L)));
        assertThat(read(Topic.SHOP_REDACT, "{" + shop + "}"))
                .isEqualTo(new Payloads.ShopRedaction(954889, "cool-socks.myshopify.com"));
    }

    private record Own(
            long id,
            @Field("admin_graphql_api_id") Gid gid,
            boolean flag,
            @Nullable Integer count,
            Optional<String> note,
            double weight,
            LocalDate day,
            URI link,
            List<@Nullable Part> parts,
            JsonNode anything) {}

    private record Part(BigDecimal price) {
        Part {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    private static final String OWN = "{\"id\":\"7\",\"admin_graphql_api_id\":\"gid://shopify/Thing/7\",\"flag\":true,"
            + "\"weight\":0.5,\"day\":\"2026-11-22\",\"link\":\"https://a.example/b\",\"parts\":[{\"price\":\"1.50\"},null]}";

    private static Webhook own(String body) {
        return SignedWebhook.of("things/create", body).verified();
    }

    @Test
    void ownRecord_isReadByTheSameRules() {
        Own read = own(OWN).payload(Own.class);

        assertThat(read.id()).isEqualTo(7);
        assertThat(read.gid()).isEqualTo(Gid.of("Thing", 7));
        assertThat(read.count()).isNull();
        assertThat(read.note()).isEmpty();
        assertThat(read.parts()).containsExactly(new Part(new BigDecimal("1.50")), null);
        assertThat(read.anything().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"7\"             | \"id\":null              | Cannot read id: missing; where a subscription or the shop leaves members out, read them into @Nullable components",
                "\"id\":\"7\"             | \"id\":1.5               | Cannot read id: no long",
                "\"id\":\"7\"             | \"id\":99999999999999999999 | Cannot read id: no long",
                "\"flag\":true            | \"flag\":\"true\"        | Cannot read flag: no boolean",
                "\"day\":\"2026-11-22\"   | \"day\":\"2026-13-22\"   | Cannot read day: no LocalDate",
                "\"price\":\"1.50\"       | \"price\":{}             | Cannot read parts[0].price: no BigDecimal",
                "\"price\":\"1.50\"       | \"price\":-1             | Cannot read parts[0]: Part refuses it",
                "gid://shopify/Thing/7    | Thing 7                  | Cannot read admin_graphql_api_id: no Gid"
            })
    void payload_thatDoesNotFit_namesThePath_andNoValue(String part, String other, String message) {
        Webhook webhook = own(OWN.replace(part, other));

        assertThatThrownBy(() -> webhook.payload(Own.class))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        e -> assertThat(e.reason()).isEqualTo(WebhookException.Reason.UNREADABLE))
                .hasMessage(message);
    }

    @Test
    void payload_thatIsNoJson_saysSo_withoutTheBody() {
        assertThatThrownBy(() -> own("<order/>").payload(Own.class))
                .hasMessage("The body of things/create of cool-socks.myshopify.com [webhook-id "
                        + "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043] is no JSON")
                .hasNoCause();
        assertThatThrownBy(() -> own("[]").payload(Own.class)).hasMessage("Cannot read the payload: no object");
    }

    private record Strange(Id id, List<Optional<Date>> days) {}

    private record Id(long id, List<Id> others) {}

    @Test
    void recordThatNoJsonFills_isRefusedAtOnce() {
        String holders = ": a payload is read into records, JsonNode and lists of them, text, numbers, booleans, Gid,"
                + " Instant, LocalDate and URI, not into ";

        assertThatThrownBy(() -> own("{}").payload(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String" + holders + "java.lang.String");
        assertThatThrownBy(() -> WebhookReceiver.builder(WebhookVerifier.of("secret"), Runnable::run)
                        .on(Topic.ORDERS_PAID.as(Strange.class), (order, delivery) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Strange.days" + holders + "java.util.Date");
    }

    @Test
    void everyTopicsRecord_canBeFilled() {
        assertThat(Topic.known()).allSatisfy(topic -> PayloadReader.check(topic.payload()));
    }
}
