package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What sets the customers of a cluster apart from all customers.
 *
 * @param cluster its number, from 0 on
 * @param size number of its customers
 * @param share its share of all customers, in [0, 1]
 * @param traits one a feature, the most remarkable first
 */
public record Profile(int cluster, int size, double share, List<Trait> traits) {

    /** Distance from the mean of all, in standard deviations, from which a feature is called high or low. */
    public static final double REMARKABLE = 0.5;

    /** Copies the list. */
    public Profile {
        traits = List.copyOf(traits);
    }

    /**
     * Describes all clusters; one without customers has no profile.
     *
     * @param table the customers that were divided into the clusters
     * @throws IllegalArgumentException if the table has other features or another number of rows
     */
    public static List<Profile> of(Clustering clustering, FeatureTable table) {
        List<Feature> features = clustering.model().standardization().features();
        if (!features.equals(table.features()) || clustering.size() != table.size()) {
            throw new IllegalArgumentException("need the table of the clusters, " + clustering.size() + " rows of "
                    + features + ": " + table.size() + " rows of " + table.features());
        }
        List<Profile> profiles = new ArrayList<>();
        for (int c = 0; c < clustering.model().clusters(); c++) {
            int size = clustering.sizes().get(c);
            if (size > 0) {
                List<Trait> traits = new ArrayList<>();
                for (int j = 0; j < table.features().size(); j++) {
                    traits.add(trait(clustering, table, c, j));
                }
                traits.sort(Comparator.comparingDouble(trait -> -Math.abs(trait.deviations())));
                profiles.add(new Profile(c, size, (double) size / table.size(), traits));
            }
        }
        return List.copyOf(profiles);
    }

    private static Trait trait(Clustering clustering, FeatureTable table, int cluster, int feature) {
        double own = 0;
        double all = 0;
        for (int i = 0; i < table.size(); i++) {
            all += table.value(i, feature);
            own += clustering.cluster(i) == cluster ? table.value(i, feature) : 0;
        }
        double deviations = clustering.model().centers().get(cluster).get(feature);
        return new Trait(
                table.features().get(feature).name(),
                own / clustering.sizes().get(cluster),
                all / table.size(),
                deviations);
    }

    /** The profile in words, for example: 306 customers (13 %): high orders (9.100, all 2.900; +1.8 sd). */
    public String text() {
        String remarkable = traits.stream()
                .filter(trait -> trait.level() != Level.TYPICAL)
                .map(Trait::text)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d customers (%.0f %%): %s",
                size,
                100 * share,
                remarkable.isEmpty() ? "like all customers" : remarkable);
    }

    /** How a feature of a cluster compares with all customers. */
    public enum Level {
        LOW,
        TYPICAL,
        HIGH
    }

    /**
     * One feature of a cluster.
     *
     * @param feature its name
     * @param mean mean of the cluster, in the feature's own unit
     * @param meanOfAll mean of all customers
     * @param deviations distance of the cluster's center from that of all in standard deviations of all, on the scale of
     *     the feature
     */
    public record Trait(String feature, double mean, double meanOfAll, double deviations) {

        /** High or low from {@link #REMARKABLE} on. */
        public Level level() {
            if (Math.abs(deviations) < REMARKABLE) {
                return Level.TYPICAL;
            }
            return deviations > 0 ? Level.HIGH : Level.LOW;
        }

        /** The feature in words with its numbers. */
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%s %s (%.4g, all %.4g; %+.1f sd)",
                    level().name().toLowerCase(Locale.ROOT),
                    feature,
                    mean,
                    meanOfAll,
                    deviations);
        }
    }
}
