package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How often each customer bought each item, in columns. Immutable. */
public final class Interactions {

    private final Names customers;
    private final Names items;
    private final Sparse byCustomer;

    private Interactions(Names customers, Names items, Sparse byCustomer) {
        this.customers = customers;
        this.items = items;
        this.byCustomer = byCustomer;
    }

    /** Counts purchases; customers and items are ordered by Unicode code point. */
    public static Interactions of(Collection<ItemPurchase> purchases) {
        List<String> customers = Names.sorted(purchases.stream().map(ItemPurchase::customer));
        List<String> items = Names.sorted(purchases.stream().map(ItemPurchase::item));
        return of(customers, items, purchases);
    }

    /**
     * Counts purchases of given customers and items, some of which may have none; their order decides between equals.
     *
     * @throws IllegalArgumentException if a purchase is of a customer or an item that is not given
     */
    public static Interactions of(List<String> customers, List<String> items, Collection<ItemPurchase> purchases) {
        Names customerNames = new Names(customers);
        Names itemNames = new Names(items);
        int[] customer = new int[purchases.size()];
        int[] item = new int[purchases.size()];
        int at = 0;
        for (ItemPurchase purchase : purchases) {
            customer[at] = customerNames.number(purchase.customer(), "customer");
            item[at++] = itemNames.number(purchase.item(), "item");
        }
        double[] once = new double[at];
        Arrays.fill(once, 1);
        return ofColumns(customers, items, customer, item, once);
    }

    /**
     * Copies columns. Weights of the same customer and item add up; a weight of 0 is none.
     *
     * @param customers the names of the customers, all different, by their numbers
     * @param items the names of the items, all different, by their numbers
     * @param customer the number of the customer of each row
     * @param item the number of the item of each row
     * @param weight how often, or how much; not negative
     */
    public static Interactions ofColumns(
            List<String> customers, List<String> items, int[] customer, int[] item, double[] weight) {
        if (item.length != customer.length || weight.length != customer.length) {
            throw new IllegalArgumentException("need as many items and weights as customers: " + item.length + ", "
                    + weight.length + ", " + customer.length);
        }
        for (int i = 0; i < customer.length; i++) {
            if (customer[i] < 0 || customer[i] >= customers.size() || item[i] < 0 || item[i] >= items.size()) {
                throw new IllegalArgumentException("row " + i + ": no customer " + customer[i] + " and item " + item[i]
                        + " among " + customers.size() + " and " + items.size());
            }
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row " + i + ": weight must be >= 0 and finite: " + weight[i]);
            }
        }
        Sparse sparse = Sparse.of(customers.size(), items.size(), customer, item, weight);
        return new Interactions(new Names(customers), new Names(items), sparse);
    }

    /** The names of the customers in their order. */
    public List<String> customers() {
        return customers.list();
    }

    /** The names of the items in their order. */
    public List<String> items() {
        return items.list();
    }

    /** How many pairs of a customer and an item there are. */
    public int size() {
        return byCustomer.size();
    }

    /** The items of each customer as one basket, for what the same customers buy at any time. */
    public Baskets baskets() {
        return Baskets.ofColumns(items.list(), byCustomer.starts(), byCustomer.columns());
    }

    Names customerNames() {
        return customers;
    }

    Names itemNames() {
        return items;
    }

    Sparse byCustomer() {
        return byCustomer;
    }

    /** Scores the items that a customer has not bought and names the best. */
    List<Recommendation> best(int customer, double[] scores, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1: " + count);
        }
        boolean[] seen = new boolean[items.size()];
        for (int i = byCustomer.start(customer); i < byCustomer.start(customer + 1); i++) {
            seen[byCustomer.column(i)] = true;
        }
        Best best = new Best(Math.min(count, seen.length));
        for (int item = 0; item < seen.length; item++) {
            if (!seen[item]) {
                best.offer(item, scores[item]);
            }
        }
        List<Recommendation> recommendations = new ArrayList<>();
        for (int item : best.drain()) {
            recommendations.add(new Recommendation(items.name(item), scores[item]));
        }
        return recommendations;
    }
}
