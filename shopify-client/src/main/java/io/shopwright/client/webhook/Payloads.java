package io.shopwright.client.webhook;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks carry, in the form of the REST API: the members that most apps use. {@link Webhook#payload} reads others,
 * and those of a subscription that includes only some, into a record of your own.
 *
 * <p>Amounts without a currency beside them are in the shop's currency. Constants are in lower case, such as {@code
 * partially_refunded}. Whatever Shopify's test notifications leave null is {@code @Nullable}, although a real shop sends
 * it.
 */
public final class Payloads {
    private Payloads() {}

    /**
     * An order, of {@code orders/create}, {@code orders/paid}, {@code orders/updated}, {@code orders/fulfilled}, {@code
     * orders/partially_fulfilled} and {@code orders/cancelled}.
     *
     * @param currency of the shop; the buyer pays in {@code presentmentCurrency}
     * @param totalPrice before returns; {@code currentTotalPrice} is after
     * @param fulfillmentStatus {@code fulfilled}, {@code partial}, or null if nothing was sent
     * @param customer null for a guest
     */
    public record Order(
            long id,
            Gid adminGraphqlApiId,
            String name,
            long orderNumber,
            Instant createdAt,
            @Nullable Instant processedAt,
            @Nullable Instant updatedAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant closedAt,
            @Nullable String cancelReason,
            boolean test,
            boolean confirmed,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String note,
            List<String> tags,
            @Nullable String sourceName,
            String currency,
            String presentmentCurrency,
            @Nullable String financialStatus,
            @Nullable String fulfillmentStatus,
            boolean taxesIncluded,
            BigDecimal subtotalPrice,
            BigDecimal totalDiscounts,
            BigDecimal totalTax,
            BigDecimal totalPrice,
            BigDecimal currentTotalPrice,
            BigDecimal totalOutstanding,
            MoneyBag totalPriceSet,
            MoneyBag currentTotalPriceSet,
            MoneyBag totalShippingPriceSet,
            List<String> paymentGatewayNames,
            List<DiscountCode> discountCodes,
            List<Attribute> noteAttributes,
            List<TaxLine> taxLines,
            List<LineItem> lineItems,
            List<ShippingLine> shippingLines,
            List<Refund> refunds,
            @Nullable Customer customer,
            @Nullable Address billingAddress,
            @Nullable Address shippingAddress) {}

    /** A code that the buyer gave. */
    public record DiscountCode(String code, BigDecimal amount, String type) {}

    /** A name and a value that the shop's theme or an app added. */
    public record Attribute(String name, @Nullable String value) {}

    /** @param rate a fraction, 0.19 for 19 % */
    public record TaxLine(String title, BigDecimal rate, BigDecimal price) {}

    /**
     * A bought position.
     *
     * @param currentQuantity without what was refunded or removed; null within a refund
     * @param price of one unit, before discounts
     * @param productId null if the product is gone or never was one
     */
    public record LineItem(
            long id,
            Gid adminGraphqlApiId,
            @Nullable Long productId,
            @Nullable Long variantId,
            String title,
            @Nullable String variantTitle,
            @Nullable String sku,
            @Nullable String vendor,
            int quantity,
            @Nullable Integer currentQuantity,
            @Nullable Integer fulfillableQuantity,
            @Nullable String fulfillmentStatus,
            boolean giftCard,
            boolean requiresShipping,
            boolean taxable,
            BigDecimal price,
            BigDecimal totalDiscount,
            MoneyBag priceSet,
            List<Attribute> properties,
            List<TaxLine> taxLines) {}

    /** A way of sending that the buyer chose. */
    public record ShippingLine(
            long id,
            String title,
            @Nullable String code,
            @Nullable String source,
            BigDecimal price,
            List<TaxLine> taxLines) {}

    /** Money given back, and for what, of {@code refunds/create}. */
    public record Refund(
            long id,
            Gid adminGraphqlApiId,
            long orderId,
            @Nullable Instant createdAt,
            @Nullable Instant processedAt,
            @Nullable String note,
            List<RefundLine> refundLineItems,
            List<Transaction> transactions) {}

    /**
     * Units that were refunded.
     *
     * @param restockType {@code return}, {@code cancel} or {@code no_restock}
     * @param subtotal of all units, without taxes
     */
    public record RefundLine(
            long id,
            long lineItemId,
            @Nullable Long locationId,
            int quantity,
            String restockType,
            BigDecimal subtotal,
            @Nullable LineItem lineItem) {}

    /**
     * A movement of money.
     *
     * @param kind such as {@code sale}, {@code refund}
     * @param status such as {@code success}
     */
    public record Transaction(
            long id,
            @Nullable Long orderId,
            @Nullable Long parentId,
            String kind,
            String status,
            @Nullable String gateway,
            BigDecimal amount,
            @Nullable String currency,
            @Nullable Instant createdAt,
            @Nullable Instant processedAt) {}

    /**
     * A customer, of {@code customers/create} and {@code update}; within an order, without addresses. Without Shopify's
     * approval for them, names, e-mail, phone and addresses are null or absent. Tags and consent have topics of their own
     * since 2025-01.
     *
     * @param state such as {@code disabled}, {@code enabled}
     */
    public record Customer(
            long id,
            @Nullable Gid adminGraphqlApiId,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String state,
            @Nullable String note,
            @Nullable Boolean verifiedEmail,
            @Nullable Boolean taxExempt,
            @Nullable String currency,
            Optional<List<Address>> addresses,
            @Nullable Address defaultAddress) {}

    /** A postal address. */
    public record Address(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String city,
            @Nullable String province,
            @Nullable String provinceCode,
            @Nullable String country,
            @Nullable String countryCode,
            @Nullable String zip,
            @Nullable String phone) {}

    /**
     * A product, of {@code products/create} and {@code update}.
     *
     * @param status {@code active}, {@code archived} or {@code draft}
     * @param publishedAt null if it is not in the online store
     */
    public record Product(
            long id,
            Gid adminGraphqlApiId,
            String title,
            String handle,
            @Nullable String bodyHtml,
            @Nullable String vendor,
            @Nullable String productType,
            String status,
            List<String> tags,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant publishedAt,
            List<ProductOption> options,
            List<Variant> variants,
            List<Image> images) {}

    /** A choice that a product's variants differ in. */
    public record ProductOption(long id, String name, int position, List<String> values) {}

    /**
     * A sellable version of a product.
     *
     * @param inventoryQuantity available at all locations; it may lag
     */
    public record Variant(
            long id,
            Gid adminGraphqlApiId,
            long productId,
            String title,
            BigDecimal price,
            @Nullable BigDecimal compareAtPrice,
            @Nullable String sku,
            @Nullable String barcode,
            int position,
            boolean taxable,
            @Nullable Long inventoryItemId,
            @Nullable Integer inventoryQuantity,
            @Nullable String option1,
            @Nullable String option2,
            @Nullable String option3) {}

    /** A picture of a product. */
    public record Image(
            long id, @Nullable String src, @Nullable String alt) {}

    /**
     * What is at one place, of {@code inventory_levels/update}.
     *
     * @param available null if the item is not tracked
     */
    public record InventoryLevel(
            long inventoryItemId,
            long locationId,
            @Nullable Integer available,
            @Nullable Instant updatedAt,
            @Nullable Gid adminGraphqlApiId) {}

    /** What is left of an object that was deleted. */
    public record Deleted(long id) {}

    /** The shop that no longer has the app, of {@code app/uninstalled}; its tokens are void by now. */
    public record Shop(
            long id,
            @Nullable String name,
            @Nullable String myshopifyDomain,
            @Nullable String email,
            @Nullable String currency,
            @Nullable String ianaTimezone,
            @Nullable String planName) {}

    /**
     * A bulk operation that came to its end, of {@code bulk_operations/finish}.
     *
     * @param status in lower case, such as {@code failed}
     * @param type {@code query} or {@code mutation}
     */
    public record BulkOperation(
            Gid adminGraphqlApiId,
            String status,
            String type,
            @Nullable String errorCode,
            @Nullable Instant createdAt,
            @Nullable Instant completedAt) {}

    /** Someone of whom privacy law speaks. */
    public record Person(
            @Nullable Long id,
            @Nullable String email,
            @Nullable String phone) {}

    /** A customer asks what is stored, of {@code customers/data_request}: answer the shop's owner within 30 days. */
    public record DataRequest(
            long shopId,
            String shopDomain,
            Person customer,
            List<Long> ordersRequested,
            @Nullable Deleted dataRequest) {}

    /** A customer is to be forgotten, of {@code customers/redact}: within 30 days, unless law demands to keep. */
    public record CustomerRedaction(long shopId, String shopDomain, Person customer, List<Long> ordersToRedact) {}

    /** A shop is to be forgotten, of {@code shop/redact}, 48 hours after it removed the app. */
    public record ShopRedaction(long shopId, String shopDomain) {}
}
