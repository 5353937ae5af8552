package io.shopwright.client.cache;

import java.util.Map;
import java.util.Set;

/** Objects whose changes are told apart by id. An answer that selects other types than an object's own is not. */
enum Kind {
    PRODUCT(0, "Product"),
    CUSTOMER(1, "Customer"),
    ORDER(2, "Order"),
    /** No single object. */
    NONE(3, "");

    static final int COUNT = 4;

    private static final Map<Kind, Set<String>> OWN = Map.of(
            PRODUCT,
            Set.of(
                    "Product",
                    "ProductVariant",
                    "ProductOption",
                    "ProductOptionValue",
                    "ProductOptionValueSwatch",
                    "SelectedOption",
                    "ProductPriceRangeV2",
                    "ProductCompareAtPriceRange"),
            CUSTOMER,
            Set.of(
                    "Customer",
                    "CustomerEmailAddress",
                    "CustomerPhoneNumber",
                    "CustomerEmailMarketingConsentState",
                    "CustomerSmsMarketingConsentState",
                    "MailingAddress"),
            ORDER,
            Set.of(
                    "Order",
                    "LineItem",
                    "MailingAddress",
                    "ShippingLine",
                    "TaxLine",
                    "Attribute",
                    "OrderTransaction",
                    "Refund",
                    "RefundLineItem"),
            NONE,
            Set.of());

    private final int place;
    private final String type;

    Kind(int place, String type) {
        this.place = place;
        this.type = type;
    }

    /** From 0 to {@link #COUNT} - 1. */
    int place() {
        return place;
    }

    String type() {
        return type;
    }

    /** Whether values of this type, found below such an object, belong to it alone. */
    boolean owns(String typeName) {
        return OWN.getOrDefault(this, Set.of()).contains(typeName) || Area.isNeutral(typeName);
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
