package io.shopwright.insights;

import io.shopwright.analytics.basket.Interactions;
import io.shopwright.analytics.basket.ItemPurchase;
import io.shopwright.analytics.basket.NeighbourItems;
import io.shopwright.analytics.basket.Recommender;
import io.shopwright.analytics.basket.SimilarityMeasure;
import io.shopwright.client.Gid;
import io.shopwright.insights.CustomerLifecycle.Product;
import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to offer to whom: products that the buyers of the same things bought. Comparing products takes longer than all else
 * about customers, so it waits until somebody looks at the first offer, and so does each customer's own list. Safe for
 * threads.
 */
final class NextProducts {
    /** Products offered to a customer, and similar ones of each product that count. */
    private static final int OFFERS = 3;

    private static final int NEIGHBOURS = 50;

    private final List<ItemPurchase> items;
    private final Map<String, Product> products;
    private @Nullable Similar similar;

    private record Similar(Recommender recommender, Set<String> known) {}

    /** @param products by the text of their ids, as in the purchases */
    NextProducts(List<ItemPurchase> items, Map<String, Product> products) {
        this.items = List.copyOf(items);
        this.products = Map.copyOf(products);
    }

    /** The best first; empty if nothing is known to go with what the customer bought. */
    List<Product> of(Gid customer) {
        return new Offers(customer.toString());
    }

    private synchronized Similar similar() {
        if (similar == null) {
            Interactions bought = Interactions.of(items);
            similar = new Similar(
                    NeighbourItems.of(bought, SimilarityMeasure.COSINE, NEIGHBOURS), new HashSet<>(bought.customers()));
        }
        return similar;
    }

    /** What nobody with a taste in common bought is no offer. */
    private List<Product> find(String customer) {
        if (!similar().known().contains(customer)) {
            return List.of();
        }
        return similar().recommender().recommend(customer, OFFERS).stream()
                .filter(offer -> offer.score() > 0)
                .flatMap(offer -> Stream.ofNullable(products.get(offer.item())))
                .toList();
    }

    /** One customer's, found when it is first looked at. */
    final class Offers extends AbstractList<Product> {
        private final String customer;
        private @Nullable List<Product> found;

        private Offers(String customer) {
            this.customer = customer;
        }

        private synchronized List<Product> found() {
            if (found == null) {
                found = find(customer);
            }
            return found;
        }

        @Override
        public Product get(int index) {
            return found().get(index);
        }

        @Override
        public int size() {
            return found().size();
        }
    }
}
