package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Directive;
import io.shopwright.client.query.Field;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Count;
import org.jspecify.annotations.Nullable;

/** What is asked of a shop about itself. */
final class ShopNodes {
    private ShopNodes() {}

    /** Counts that the token may not see are left out. */
    record Everything(
            @Field("shop") Settings settings,

            @Field("ordersCount") @Directive("include(if: $orders)") @Nullable
            Count orders,

            @Field("ordersCount") @Arguments("query: \"status:open\"") @Directive("include(if: $orders)") @Nullable
            Count openOrders,

            @Field("productsCount") @Directive("include(if: $products)") @Nullable
            Count products,

            @Field("productsCount")
            @Arguments("query: \"status:active\"")
            @Directive("include(if: $products)")
            @Nullable
            Count activeProducts,

            @Field("customersCount") @Directive("include(if: $customers)") @Nullable
            Count customers,

            @Arguments("first: 50") @Directive("include(if: $places)") @Nullable
            Page<Place> locations) {}

    record Settings(String name, String url, Plan plan) {}

    record Plan(boolean shopifyPlus, boolean partnerDevelopment) {}

    record Place(Gid id, String name) {}
}
