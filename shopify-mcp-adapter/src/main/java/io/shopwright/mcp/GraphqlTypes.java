package io.shopwright.mcp;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a role must be allowed to see for objects of the Admin API. */
final class GraphqlTypes {
    private static final Map<Capability, Pattern> OBJECTS = Map.of(
            Capability.READ_ORDERS,
            Pattern.compile(
                    "(Order|DraftOrder|CalculatedOrder|CalculatedDraftOrder|Refund|Return|LineItem|DraftOrderLineItem"
                            + "|Fulfillment|FulfillmentOrder|AbandonedCheckout|Abandonment|OrderTransaction|SubscriptionContract"
                            + "|ReturnableFulfillment|CustomerVisit)"),
            Capability.READ_CUSTOMERS,
            Pattern.compile("(Customer|CustomerSegmentMember|Company|CompanyContact|CompanyLocation|MailingAddress"
                    + "|StoreCreditAccount|GiftCard|CustomerPaymentMethod)"),
            Capability.READ_PRODUCTS,
            Pattern.compile("(Product|ProductVariant|Collection)"),
            Capability.READ_INVENTORY,
            Pattern.compile("(InventoryItem|InventoryLevel|InventoryTransfer|InventoryShipment)"));

    private GraphqlTypes() {}

    /** In the order of the capabilities. */
    static Set<Capability> capabilities(Set<String> types) {
        Set<Capability> needed = EnumSet.noneOf(Capability.class);
        OBJECTS.forEach((capability, objects) -> {
            if (types.stream().anyMatch(type -> objects.matcher(type).matches())) {
                needed.add(capability);
            }
        });
        return needed;
    }
}
