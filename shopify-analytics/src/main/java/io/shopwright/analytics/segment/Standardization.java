package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings features of different units to one scale: {@code (s(value) - mean) / deviation} with the scale s of the feature.
 * Kept with a model, so that new customers are measured like those that it was fitted to.
 *
 * @param features the features
 * @param means mean of each scaled feature
 * @param deviations standard deviation of each scaled feature, with divisor n; 1 for a constant one, which so becomes 0
 */
public record Standardization(List<Feature> features, List<Double> means, List<Double> deviations) {

    /** Copies the lists. */
    public Standardization {
        features = List.copyOf(features);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != features.size() || deviations.size() != features.size()) {
            throw new IllegalArgumentException("need a mean and a deviation for each of " + features.size()
                    + " features: " + means.size() + ", " + deviations.size());
        }
    }

    /** Takes scaled features as they are, for those that are in one unit already. */
    public static Standardization none(List<Feature> features) {
        return new Standardization(
                features, Collections.nCopies(features.size(), 0.0), Collections.nCopies(features.size(), 1.0));
    }

    /** Measures the rows of a table. */
    public static Standardization of(FeatureTable table) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int j = 0; j < table.features().size(); j++) {
            Feature.Scale scale = table.features().get(j).scale();
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < table.size(); i++) {
                double value = scale.from(table.value(i, j));
                sum += value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            double mean = least == greatest ? least : sum / table.size();
            double squares = 0;
            for (int i = 0; i < table.size(); i++) {
                double distance = scale.from(table.value(i, j)) - mean;
                squares += distance * distance;
            }
            means.add(mean);
            deviations.add(squares == 0 ? 1 : Math.sqrt(squares / table.size()));
        }
        return new Standardization(table.features(), means, deviations);
    }

    double standardise(int feature, double value) {
        double scaled = features.get(feature).scale().from(value);
        return (scaled - means.get(feature)) / deviations.get(feature);
    }

    double restore(int feature, double standardised) {
        return features.get(feature).scale().back(standardised * deviations.get(feature) + means.get(feature));
    }

    /** All rows, one after the other. */
    double[] standardise(FeatureTable table) {
        int width = features.size();
        double[] points = new double[Math.multiplyExact(table.size(), width)];
        for (int j = 0; j < width; j++) {
            Feature.Scale scale = features.get(j).scale();
            double mean = means.get(j);
            double deviation = deviations.get(j);
            for (int i = 0; i < table.size(); i++) {
                points[i * width + j] = (scale.from(table.value(i, j)) - mean) / deviation;
            }
        }
        return points;
    }
}
