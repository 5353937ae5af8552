package io.shopwright.analytics.segment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A condition on the features of a customer, built from comparisons:
 *
 * <pre>{@code
 * Condition.atLeast("orders", 3).and(Condition.below("daysSinceLastPurchase", 90))
 * }</pre>
 */
public sealed interface Condition {

    /**
     * Whether a customer fulfils it.
     *
     * @param customer his features by name; a feature that is NaN fulfils no comparison
     */
    boolean holds(ToDoubleFunction<String> customer);

    /** The condition in words. */
    String text();

    /** The feature is at least a value. */
    static Condition atLeast(String feature, double value) {
        return new AtLeast(feature, value);
    }

    /** The feature is less than a value. */
    static Condition below(String feature, double value) {
        return new Below(feature, value);
    }

    /** Both conditions hold. */
    default Condition and(Condition other) {
        return new All(List.of(this, other));
    }

    /** One of the conditions holds, or both. */
    default Condition or(Condition other) {
        return new Any(List.of(this, other));
    }

    /** This condition does not hold; so a comparison with NaN, negated, does. */
    default Condition negate() {
        return new Not(this);
    }

    /**
     * A lower limit, which belongs to it.
     *
     * @param feature name of a feature
     * @param value the limit
     */
    record AtLeast(String feature, double value) implements Condition {

        /** Rejects NaN. */
        public AtLeast {
            checkLimit(value);
        }

        @Override
        public boolean holds(ToDoubleFunction<String> customer) {
            return customer.applyAsDouble(feature) >= value;
        }

        @Override
        public String text() {
            return feature + " >= " + value;
        }
    }

    /**
     * An upper limit, which does not belong to it.
     *
     * @param feature name of a feature
     * @param value the limit
     */
    record Below(String feature, double value) implements Condition {

        /** Rejects NaN. */
        public Below {
            checkLimit(value);
        }

        @Override
        public boolean holds(ToDoubleFunction<String> customer) {
            return customer.applyAsDouble(feature) < value;
        }

        @Override
        public String text() {
            return feature + " < " + value;
        }
    }

    /**
     * Every condition holds; so do none.
     *
     * @param conditions the parts
     */
    record All(List<Condition> conditions) implements Condition {

        /** Copies the list. */
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(ToDoubleFunction<String> customer) {
            return conditions.stream().allMatch(condition -> condition.holds(customer));
        }

        @Override
        public String text() {
            return joined(conditions, " and ");
        }
    }

    /**
     * At least one condition holds.
     *
     * @param conditions the parts
     */
    record Any(List<Condition> conditions) implements Condition {

        /** Copies the list. */
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(ToDoubleFunction<String> customer) {
            return conditions.stream().anyMatch(condition -> condition.holds(customer));
        }

        @Override
        public String text() {
            return joined(conditions, " or ");
        }
    }

    /**
     * A condition does not hold.
     *
     * @param condition that one
     */
    record Not(Condition condition) implements Condition {

        @Override
        public boolean holds(ToDoubleFunction<String> customer) {
            return !condition.holds(customer);
        }

        @Override
        public String text() {
            return "not (" + condition.text() + ")";
        }
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(word, "(", ")"));
    }

    private static void checkLimit(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a limit must be a number: " + value);
        }
    }
}
