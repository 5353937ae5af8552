package io.shopwright.analytics.segment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The features of many customers, one row a customer, in their own units. Immutable. */
public final class FeatureTable {

    private final List<Feature> features;
    private final double[][] rows;

    private FeatureTable(List<Feature> features, double[][] rows) {
        this.features = features;
        this.rows = rows;
    }

    /**
     * Checks and copies rows.
     *
     * @param features at least one, with different names
     * @param rows at least one; all values finite, those of {@link Feature.Scale#LOG} not negative
     * @throws IllegalArgumentException naming the first row that breaks a rule
     */
    public static FeatureTable of(List<Feature> features, double[][] rows) {
        Set<String> names = new HashSet<>();
        features.forEach(feature -> names.add(feature.name()));
        if (features.isEmpty() || names.size() < features.size()) {
            throw new IllegalArgumentException("features must have different names, at least one: " + features);
        }
        if (rows.length == 0) {
            throw new IllegalArgumentException("there must be at least one row");
        }
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
            checkRow(features, copy[i], i);
        }
        return new FeatureTable(List.copyOf(features), copy);
    }

    public List<Feature> features() {
        return features;
    }

    /** The number of rows. */
    public int size() {
        return rows.length;
    }

    /** One value, in its own unit. */
    public double value(int row, int feature) {
        return rows[row][feature];
    }

    /**
     * One row, by the names of its features.
     *
     * @return a function that refuses unknown names
     */
    public ToDoubleFunction<String> row(int row) {
        return name -> rows[row][indexOf(name)];
    }

    private int indexOf(String name) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no feature " + name + "; there are "
                + features.stream().map(Feature::name).toList());
    }

    static void checkRow(List<Feature> features, double[] values, int row) {
        if (values.length != features.size()) {
            throw new IllegalArgumentException(
                    "row " + row + ": need one value a feature: " + values.length + " for " + features.size());
        }
        for (int j = 0; j < values.length; j++) {
            boolean negative = features.get(j).scale() == Feature.Scale.LOG && values[j] < 0;
            if (!Double.isFinite(values[j]) || negative) {
                throw new IllegalArgumentException("row " + row + ": "
                        + features.get(j).name() + (negative ? " must be >= 0: " : " must be finite: ") + values[j]);
            }
        }
    }

    /** A table of some of the rows, which may repeat. */
    FeatureTable sample(int[] chosen) {
        double[][] sample = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            sample[i] = rows[chosen[i]];
        }
        return new FeatureTable(features, sample);
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return rows.length + " rows of " + features;
    }
}
