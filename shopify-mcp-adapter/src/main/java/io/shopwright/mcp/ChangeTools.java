package io.shopwright.mcp;

import io.shopwright.client.Shop;
import java.util.List;

/** Tools that change a shop, each change after a preview and its confirmation. */
final class ChangeTools {
    private ChangeTools() {}

    static List<Tool<?>> of(Shop shop) {
        return List.of();
    }
}
