package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.On;
import io.shopwright.client.query.Otherwise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to call customers whose ids are known. Names are personal data: ask for those that somebody will look at, not for
 * all.
 */
public final class CustomerNames {
    /** Ids in one query; Shopify's limit of a list. */
    private static final int BATCH = 250;

    private CustomerNames() {}

    record Nodes(@Arguments("ids: $ids") List<@Nullable Named> nodes) {}

    sealed interface Named permits NamedCustomer, Unnamed {}

    @On("Customer")
    record NamedCustomer(Gid id, String displayName) implements Named {}

    @Otherwise
    record Unnamed(String __typename) implements Named {}

    /** Display names by id, in the order of the ids. Who is no longer there, or is no customer, is left out. */
    public static Map<Gid, String> of(Shop shop, Collection<Gid> ids) {
        Map<Gid, String> names = new LinkedHashMap<>();
        List<Gid> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Gid> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            for (Named node : shop.query(Nodes.class).with("ids", batch).get().nodes()) {
                if (node instanceof NamedCustomer customer) {
                    names.put(customer.id(), customer.displayName());
                }
            }
        }
        return names;
    }
}
