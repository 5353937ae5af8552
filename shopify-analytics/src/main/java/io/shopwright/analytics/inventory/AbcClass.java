package io.shopwright.analytics.inventory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few products that make most of the value, the many that make little, and those between. */
public enum AbcClass {
    A,
    B,
    C,
    /** No value, or a negative one after returns. */
    NONE;

    /** Where the product belongs that crosses a border. */
    public enum Border {
        /** To the better class: it counts where its share starts. The first product is always an A. */
        STARTS,
        /** To the lower class: it counts where its share ends. One product of more than the first border is no A. */
        ENDS
    }

    /**
     * Shares of the value, best products first.
     *
     * @param first up to which cumulative share a product is an A, &gt; 0 and &lt; 1
     * @param second up to which it is a B, greater than the first and at most 1
     * @param border what counts for the product that crosses one
     */
    public record Rule(double first, double second, Border border) {

        /** A up to 80 %, B up to 95 %, counted where a product's share starts. */
        public static final Rule USUAL = new Rule(0.8, 0.95, Border.STARTS);

        public Rule {
            if (!(first > 0 && first < second && second <= 1)) {
                throw new IllegalArgumentException("need 0 < first < second <= 1: " + first + ", " + second);
            }
        }

        AbcClass of(double start, double end) {
            if (border == Border.STARTS) {
                return start < first ? A : start < second ? B : C;
            }
            return end <= first ? A : end <= second ? B : C;
        }
    }

    /**
     * Classes of all products, best first; equal ones in the order of their ids.
     *
     * @param values by id, as revenue or margin; finite
     */
    public static Map<String, AbcClass> of(Map<String, Double> values, Rule rule) {
        values.forEach((id, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value of " + id + " must be finite: " + value);
            }
        });
        List<Map.Entry<String, Double>> best = values.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        double sum = best.stream()
                .mapToDouble(entry -> Math.max(0, entry.getValue()))
                .sum();
        Map<String, AbcClass> classes = new LinkedHashMap<>();
        double cumulative = 0;
        for (Map.Entry<String, Double> entry : best) {
            double start = cumulative / sum;
            cumulative += Math.max(0, entry.getValue());
            classes.put(entry.getKey(), entry.getValue() > 0 ? rule.of(start, cumulative / sum) : NONE);
        }
        return classes;
    }
}
