package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks share in writing the shop's rows: the form of the REST API, with numbers for ids, lower case for
 * constants, text for money and the shop's own time.
 *
 * @param presentment what the buyer pays in, null if it is the shop's currency
 */
record RestForm(ShopData data, @Nullable Presentment presentment) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /** Of what is paid in the shop's currency. */
    RestForm(ShopData data) {
        this(data, null);
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A row's members that all have. */
    static ObjectNode node(Resource row) {
        return node().put("id", row.key()).put("admin_graphql_api_id", row.id());
    }

    @Nullable
    String time(@Nullable Instant time) {
        ZoneId zone = data.zone();
        return time == null
                ? null
                : TIME.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    static @Nullable String lower(@Nullable String constant) {
        return constant == null ? null : constant.toLowerCase(Locale.ROOT);
    }

    ObjectNode money(BigDecimal amount) {
        Money.MoneyBag money = Money.bag(amount, data.currency(), presentment);
        ObjectNode bag = node();
        bag.set("shop_money", money(money.shopMoney()));
        return bag.set("presentment_money", money(money.presentmentMoney()));
    }

    private static ObjectNode money(Money.MoneyV2 money) {
        return node().put("amount", Money.price(money.amount())).put("currency_code", money.currencyCode());
    }

    /** A price in both forms: as text and, under the name with {@code _set}, as a bag. */
    ObjectNode price(ObjectNode node, String name, BigDecimal amount) {
        return node.put(name, Money.price(amount)).set(name + "_set", money(amount));
    }

    static <T> ArrayNode list(Iterable<T> rows, Function<T, ObjectNode> form) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> array.add(form.apply(row)));
        return array;
    }

    static ArrayNode texts(Iterable<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode address(Address where) {
        return node().put("first_name", where.firstName())
                .put("last_name", where.lastName())
                .put("name", where.name())
                .put("company", where.company())
                .put("address1", where.address1())
                .put("address2", where.address2())
                .put("city", where.city())
                .put("province", where.province())
                .put("province_code", where.provinceCode())
                .put("country", where.country())
                .put("country_code", where.countryCode())
                .put("zip", where.zip())
                .put("phone", where.phone());
    }

    ObjectNode shop() {
        Shop shop = data.shop();
        return node().put("id", shop.key())
                .put("name", shop.name())
                .put("domain", shop.myshopifyDomain())
                .put("myshopify_domain", shop.myshopifyDomain())
                .put("currency", shop.currencyCode())
                .put("iana_timezone", shop.ianaTimezone())
                .put("taxes_included", shop.taxesIncluded());
    }

    ObjectNode metafield(Metafield metafield) {
        Gid owner = Gid.parse(metafield.ownerId()).orElseThrow();
        return node(metafield)
                .put("namespace", metafield.namespace())
                .put("key", metafield.name())
                .put("value", metafield.value())
                .put("type", metafield.type())
                .put("owner_id", owner.number())
                .put("owner_resource", owner.type().toLowerCase(Locale.ROOT))
                .put("created_at", time(metafield.createdAt()))
                .put("updated_at", time(metafield.updatedAt()));
    }
}
