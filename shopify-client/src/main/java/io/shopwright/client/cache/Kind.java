package io.shopwright.client.cache;

import java.util.Set;

/** Objects whose changes are told apart by id. An answer that selects other types than an object's own is not. */
enum Kind {
    PRODUCT(
            "Product",
            Set.of(
                    "Product",
                    "ProductVariant",
                    "ProductOption",
                    "ProductOptionValue",
                    "ProductOptionValueSwatch",
                    "SelectedOption",
                    "ProductPriceRangeV2",
                    "ProductCompareAtPriceRange")),
    CUSTOMER(
            "Customer",
            Set.of(
                    "Customer",
                    "CustomerEmailAddress",
                    "CustomerPhoneNumber",
                    "CustomerEmailMarketingConsentState",
                    "CustomerSmsMarketingConsentState",
                    "MailingAddress")),
    ORDER(
            "Order",
            Set.of(
                    "Order",
                    "LineItem",
                    "MailingAddress",
                    "ShippingLine",
                    "TaxLine",
                    "Attribute",
                    "OrderTransaction",
                    "Refund",
                    "RefundLineItem")),
    /** No single object. */
    NONE("", Set.of());

    private final String type;
    private final Set<String> own;

    Kind(String type, Set<String> own) {
        this.type = type;
        this.own = own;
    }

    String type() {
        return type;
    }

    /** Whether values of this type, found below such an object, belong to it alone. */
    boolean owns(String typeName) {
        return own.contains(typeName) || Area.isNeutral(typeName);
    }

    static Kind ofType(String type) {
        for (Kind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return NONE;
    }
}
