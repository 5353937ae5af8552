package io.shopwright.mcp;

import io.shopwright.client.Shop;
import java.util.List;
import java.util.stream.Stream;

/** Tools that change a shop, each change after a preview and its confirmation. */
final class ChangeTools {
    private ChangeTools() {}

    static List<Tool<?>> of(Shop shop) {
        return Stream.of(
                        new TagsChange(shop),
                        new ProductStatusChange(shop),
                        new PriceChange(shop),
                        new InventoryAdjustment(shop),
                        new DiscountCreation(shop),
                        new SegmentCreation(shop))
                .<Tool<?>>map(ChangeTool::new)
                .toList();
    }
}
