package io.shopwright.analytics.pricing;

import java.util.HashMap;
import java.util.Map;

/** Which group each row belongs to, such as a store or a product; groups are numbered from 0 by first appearance. */
final class Groups {

    private final int[] group;
    private final int count;

    private Groups(int[] group, int count) {
        this.group = group;
        this.count = count;
    }

    static Groups of(int[] labels) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] group = new int[labels.length];
        for (int i = 0; i < group.length; i++) {
            int next = numbers.size();
            group[i] = numbers.computeIfAbsent(labels[i], label -> next);
        }
        return new Groups(group, numbers.size());
    }

    int count() {
        return count;
    }

    int group(int row) {
        return group[row];
    }

    int rows() {
        return group.length;
    }

    /** The sum of a column over the rows of each group. */
    double[] sums(double[] column) {
        double[] sums = new double[count];
        for (int i = 0; i < group.length; i++) {
            sums[group[i]] += column[i];
        }
        return sums;
    }

    /** A column less its weighted mean in each group; weights are positive. */
    double[] withinGroups(double[] column, double[] weights) {
        double[] totals = sums(weights);
        double[] weighted = new double[column.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = weights[i] * column[i];
        }
        double[] means = sums(weighted);
        double[] within = new double[column.length];
        for (int i = 0; i < within.length; i++) {
            within[i] = column[i] - means[group[i]] / totals[group[i]];
        }
        return within;
    }
}
