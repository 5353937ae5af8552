package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Segments laid down by conditions. A customer belongs to the first segment whose condition he fulfils, and to none if he
 * fulfils none.
 *
 * @param rules in the order in which they are tried; no two of the same segment
 */
public record SegmentRules(List<Rule> rules) {

    /** Copies the list. */
    public SegmentRules {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            if (!names.add(rule.segment())) {
                throw new IllegalArgumentException("a segment must have one rule: " + rule.segment());
            }
        }
    }

    /** The segment of a customer, whose features are given by name. */
    public Optional<String> segment(ToDoubleFunction<String> customer) {
        return rules.stream()
                .filter(rule -> rule.condition().holds(customer))
                .map(Rule::segment)
                .findFirst();
    }

    /**
     * The segments of all rows of a table.
     *
     * @throws IllegalArgumentException if a condition names a feature that the table does not have
     */
    public List<Optional<String>> segments(FeatureTable table) {
        List<Optional<String>> segments = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            segments.add(segment(table.row(row)));
        }
        return List.copyOf(segments);
    }

    /**
     * One segment.
     *
     * @param segment its name
     * @param condition who belongs to it, unless an earlier rule took him
     */
    public record Rule(String segment, Condition condition) {}
}
