package io.shopwright.analytics.rfm;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of all customers. Immutable.
 *
 * @param <K> what identifies a customer
 */
public final class RfmTable<K> {

    /** What Shopify and most of the literature use. */
    public static final int DEFAULT_CLASSES = 5;

    private final RfmCustomers<K> customers;
    private final int classes;
    private final int[] r;
    private final int[] f;
    private final int[] m;

    private RfmTable(RfmCustomers<K> customers, RfmScoring scoring, int classes) {
        this.customers = customers;
        this.classes = classes;
        r = scoring.scores(customers.freshness(), classes);
        f = scoring.scores(customers.frequencies(), classes);
        m = scoring.scores(customers.monetaries(), classes);
    }

    /** Scores customers in five classes. */
    public static <K> RfmTable<K> of(RfmCustomers<K> customers, RfmScoring scoring) {
        return of(customers, scoring, DEFAULT_CLASSES);
    }

    /**
     * Scores customers; none give an empty table.
     *
     * @param classes number of classes, at least 2
     */
    public static <K> RfmTable<K> of(RfmCustomers<K> customers, RfmScoring scoring, int classes) {
        checkClasses(classes);
        return new RfmTable<>(customers, scoring, classes);
    }

    /** The customers, in the order of the scores. */
    public RfmCustomers<K> customers() {
        return customers;
    }

    /** The greatest score. */
    public int classes() {
        return classes;
    }

    /** The scores of one customer, by his index in {@link #customers}. */
    public RfmScore score(int customer) {
        return new RfmScore(r[customer], f[customer], m[customer]);
    }

    /** The scores by customer. */
    public Map<K, RfmScore> scores() {
        Map<K, RfmScore> scores = new LinkedHashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            scores.put(customers.key(i), score(i));
        }
        return scores;
    }

    /** How many customers have each combination of scores; combinations without customers are absent. */
    public Map<RfmScore, Long> cells() {
        Map<RfmScore, Long> cells = new TreeMap<>();
        for (int i = 0; i < customers.size(); i++) {
            cells.merge(score(i), 1L, Long::sum);
        }
        return cells;
    }

    /**
     * The group of one customer, by his index in {@link #customers}.
     *
     * @throws IllegalArgumentException if there are not five classes
     */
    public RfmGroup group(int customer) {
        if (classes != DEFAULT_CLASSES) {
            throw new IllegalArgumentException("groups need 5 classes: " + classes);
        }
        return RfmGroup.of(score(customer));
    }

    /**
     * How many customers are in each group, all groups included.
     *
     * @throws IllegalArgumentException if there are not five classes
     */
    public Map<RfmGroup, Long> groups() {
        Map<RfmGroup, Long> groups = new EnumMap<>(RfmGroup.class);
        for (RfmGroup group : RfmGroup.values()) {
            groups.put(group, 0L);
        }
        for (int i = 0; i < customers.size(); i++) {
            groups.merge(group(i), 1L, Long::sum);
        }
        return groups;
    }

    static void checkClasses(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be >= 2: " + classes);
        }
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return customers.size() + " customers in " + classes + " classes";
    }
}
