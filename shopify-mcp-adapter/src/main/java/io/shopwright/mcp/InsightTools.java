package io.shopwright.mcp;

import io.shopwright.client.Shop;
import java.util.List;

/** Tools that compute answers from all of a shop's orders, customers or products. */
final class InsightTools {
    private InsightTools() {}

    static List<Tool<?>> of(Shop shop) {
        return List.of(new LifetimeValueTool(shop));
    }
}
