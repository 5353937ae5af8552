package io.shopwright.mcp;

import io.shopwright.client.Shop;
import java.util.List;

/** Tools that read one thing of a shop or list many. */
final class ClientTools {
    private ClientTools() {}

    static List<Tool<?>> of(Shop shop) {
        return List.of(
                new ShopOverviewTool(shop),
                new OrderSearchTool(shop),
                new OrderGetTool(shop),
                new ProductSearchTool(shop),
                new ProductGetTool(shop),
                new CustomerSearchTool(shop),
                new CustomerGetTool(shop),
                new InventoryStatusTool(shop),
                new ShopifyqlTool(shop),
                new SchemaSearchTool(shop),
                new GraphqlTool(shop));
    }
}
