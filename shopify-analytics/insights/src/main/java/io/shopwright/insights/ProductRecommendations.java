package io.shopwright.insights;

import io.shopwright.analytics.basket.AssociationRule;
import io.shopwright.analytics.basket.Baskets;
import io.shopwright.analytics.basket.Interactions;
import io.shopwright.analytics.basket.ItemPurchase;
import io.shopwright.analytics.basket.NeighbourItems;
import io.shopwright.analytics.basket.Recommendation;
import io.shopwright.analytics.basket.SimilarItem;
import io.shopwright.analytics.basket.SimilarItems;
import io.shopwright.analytics.basket.SimilarityMeasure;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which products go together, and what to offer whom?
 *
 * <p>Two products go together if the same buyers buy both within the period, in one order or in several, more often than
 * chance would have it. A guest's order is a buyer of its own. Test and cancelled orders do not count, of an order of more
 * than 50 positions the first 50 do.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, and {@code read_all_orders}
 * for orders older than 60 days.
 */
public final class ProductRecommendations {
    /** Lines of an order that count: as many as a page asks for, also where a bulk operation has told all. */
    private static final int MOST_LINES = 50;

    /** Products that are kept beside each one. */
    private static final int BESIDE = 50;

    /** Fewer buyers of both are an accident. */
    private static final int LEAST_TOGETHER = 2;

    /** A p-value above which a pair is left to chance. */
    private static final double CHANCE = 0.05;

    private ProductRecommendations() {}

    /** What is asked: the purchases that count. */
    public record Question(Period period) {}

    /** A product by its id and its title on the last order. */
    public record Product(Gid id, String title) {}

    /**
     * Two products that go together.
     *
     * @param buyers counts of buyers, of the first product, of the other one and of both, with the measures of them
     */
    public record Pair(Product product, Product other, AssociationRule buyers) {}

    /**
     * A product to offer to a customer.
     *
     * @param score sum of the similarities (cosine) with what the customer bought; the higher the better
     */
    public record Offer(Product product, double score) {}

    /**
     * The answer.
     *
     * @param buyers who bought something, guests by order
     * @param products that were sold
     * @param pairs that chance brings in less than 5 % of cases, the surest first, each once
     */
    public record Report(
            Basis basis, Question question, long buyers, List<Product> products, List<Pair> pairs, Offers offers) {
        public Report {
            products = List.copyOf(products);
            pairs = List.copyOf(pairs);
        }

        /** What buyers of a product also bought more often than chance would have it, the surest first. */
        public List<Pair> besides(Gid product) {
            return offers.besides(product);
        }

        /**
         * What to offer to a customer, the best first, nothing that was bought in the period.
         *
         * @param most products at most, at least 1
         * @return empty if the customer bought nothing in the period, or nothing that others combined
         */
        public List<Offer> forCustomer(Gid customer, int most) {
            return offers.forCustomer(customer, most);
        }

        /** Whether a product was sold in the period. */
        public boolean sold(Gid product) {
            return products.stream().anyMatch(each -> each.id().equals(product));
        }

        /** Whether a customer bought something in the period. */
        public boolean knows(Gid customer) {
            return offers.knows(customer);
        }
    }

    /** Answers for single products and customers, worked out when asked. */
    public static final class Offers {
        private final Interactions bought;
        private final Map<String, Product> products;
        private final SimilarItems together;
        private final Map<String, Integer> counts = new HashMap<>();

        private Offers(Interactions bought, Map<String, Product> products) {
            this.bought = bought;
            this.products = products;
            Baskets baskets = bought.baskets();
            together = SimilarItems.of(baskets, SimilarityMeasure.LOG_LIKELIHOOD, BESIDE, LEAST_TOGETHER);
            bought.items().forEach(item -> counts.put(item, baskets.count(item)));
        }

        List<Pair> besides(Gid product) {
            return counts.containsKey(product.toString()) ? pairs(product.toString()) : List.of();
        }

        private List<Pair> pairs(String item) {
            return together.of(item).stream()
                    .filter(near -> near.score() > 0)
                    .map(near -> pair(item, near))
                    .filter(pair -> pair.buyers().pValue() < CHANCE)
                    .toList();
        }

        private Pair pair(String item, SimilarItem near) {
            AssociationRule rule = new AssociationRule(
                    List.of(item),
                    List.of(near.item()),
                    near.together(),
                    counts.getOrDefault(item, 0),
                    counts.getOrDefault(near.item(), 0),
                    bought.customers().size());
            return new Pair(product(item), product(near.item()), rule);
        }

        private Product product(String item) {
            return products.getOrDefault(item, new Product(Gid.parse(item), ""));
        }

        private List<Pair> all() {
            List<Pair> all = new ArrayList<>();
            for (String item : counts.keySet()) {
                pairs(item).stream()
                        .filter(pair -> item.compareTo(pair.other().id().toString()) < 0)
                        .forEach(all::add);
            }
            all.sort(Comparator.comparingDouble((Pair pair) -> pair.buyers().pValue())
                    .thenComparing(pair -> -pair.buyers().lift())
                    .thenComparing(pair -> pair.product().id())
                    .thenComparing(pair -> pair.other().id()));
            return all;
        }

        /** For people: may change. */
        @Override
        public String toString() {
            return "for " + bought.customers().size() + " buyers of " + products.size() + " products";
        }

        boolean knows(Gid customer) {
            return bought.customers().contains(customer.toString());
        }

        List<Offer> forCustomer(Gid customer, int most) {
            if (!knows(customer)) {
                return List.of();
            }
            List<Offer> offers = new ArrayList<>();
            for (Recommendation offer :
                    NeighbourItems.of(bought, SimilarityMeasure.COSINE, BESIDE).recommend(customer.toString(), most)) {
                if (offer.score() > 0) {
                    offers.add(new Offer(product(offer.item()), offer.score()));
                }
            }
            return offers;
        }
    }

    record Row(
            Gid id,
            Instant processedAt,
            boolean test,
            @Nullable Instant cancelledAt,
            @Nullable Reference customer,
            @Arguments("first: 50") Page<Line> lineItems)
            implements OrdersByTime.Row {}

    /** @param product null if it was deleted or never was one */
    record Line(String title, @Nullable Reference product) {}

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question; without orders there are no products.
     *
     * @throws UnusableDataException without the scopes
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        Period period = question.period();
        String search = OrdersByTime.within(period, facts.zone());
        Sold sold = new Sold();
        long rows = 0;
        for (Row row : new OrdersByTime<>(shop, reading, Row.class, search)) {
            rows++;
            if (rows % OrdersByTime.PAGE == 0) {
                reading.progress().at(rows, rows);
            }
            if (!row.test() && row.cancelledAt() == null) {
                sold.add(row);
            }
        }
        reading.progress().at(rows, rows);
        Offers offers = new Offers(Interactions.of(sold.purchases), sold.products);
        List<Product> products = sold.products.values().stream()
                .sorted(Comparator.comparing(Product::title).thenComparing(Product::id))
                .toList();
        List<String> missing = new ArrayList<>(AccessLimits.ofOrders(facts, period));
        missing.addAll(sold.leftOut());
        if (products.isEmpty()) {
            missing.add("No product of the shop was sold in " + period + ": nothing is known of what goes together.");
        }
        return new Report(
                new Basis(facts, period, rows, method(), missing),
                question,
                offers.bought.customers().size(),
                products,
                offers.all(),
                offers);
    }

    /** What the orders tell of who bought what, and what they do not tell. */
    private static final class Sold {
        final List<ItemPurchase> purchases = new ArrayList<>();
        final Map<String, Product> products = new HashMap<>();
        private long ofNoProduct;
        private long cutOrders;

        void add(Row row) {
            Reference customer = row.customer();
            Gid buyer = customer == null ? row.id() : customer.id();
            Page<Line> all = row.lineItems();
            cutOrders += all.hasNextPage() || all.nodes().size() > MOST_LINES ? 1 : 0;
            for (Line line : OrdersByTime.first(MOST_LINES, all)) {
                Reference product = line.product();
                if (product == null) {
                    ofNoProduct++;
                } else {
                    String item = product.id().toString();
                    products.put(item, new Product(product.id(), line.title()));
                    purchases.add(new ItemPurchase(buyer.toString(), item, row.processedAt()));
                }
            }
        }

        List<String> leftOut() {
            List<String> sentences = new ArrayList<>();
            if (ofNoProduct > 0) {
                sentences.add(Words.count(ofNoProduct, "position", "positions")
                        + " of orders are of goods that are no longer in the shop, or never were: they are left out.");
            }
            if (cutOrders > 0) {
                sentences.add("Of " + Words.count(cutOrders, "order", "orders") + " only the first " + MOST_LINES
                        + " positions are looked at.");
            }
            return sentences;
        }
    }

    private static String method() {
        return "Products that the same buyers bought, pairs below 5 % by Fisher's exact test, which lets some of many pairs"
                + " pass by chance; offers to a customer by the products most alike"
                + " (cosine) to those bought";
    }
}
