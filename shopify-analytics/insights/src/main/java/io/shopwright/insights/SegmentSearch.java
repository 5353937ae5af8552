package io.shopwright.insights;

import io.shopwright.analytics.rfm.RfmCustomers;
import io.shopwright.analytics.segment.ClusterNumber;
import io.shopwright.analytics.segment.Clustering;
import io.shopwright.analytics.segment.Feature;
import io.shopwright.analytics.segment.FeatureTable;
import io.shopwright.analytics.segment.KMeans;
import io.shopwright.analytics.segment.Profile;
import io.shopwright.client.Gid;
import io.shopwright.insights.CustomerLifecycle.Segment;
import io.shopwright.insights.LifecycleStudy.LearnedSegments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The search for segments of customers who are alike. */
final class SegmentSearch {
    private static final List<Feature> FEATURES =
            List.of(Feature.log("days since last purchase"), Feature.log("orders"), Feature.log("money spent"));

    private SegmentSearch() {}

    /** @param minorUnits of one unit of the currency */
    static LearnedSegments of(RfmCustomers<Gid> customers, CustomerLifecycle.Question question, double minorUnits) {
        double[][] rows = new double[customers.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {
                customers.daysSinceLastPurchase(i),
                customers.frequency(i),
                Math.max(0, customers.monetary(i)) / minorUnits
            };
        }
        long different = Arrays.stream(rows).map(Arrays::toString).distinct().count();
        if (different < LearnedSegments.LEAST_DIFFERENT) {
            return new LearnedSegments(List.of(), List.of());
        }
        FeatureTable table = FeatureTable.of(FEATURES, rows);
        ClusterNumber.Candidate best = ClusterNumber.compare(
                        table, (int) Math.min(question.mostSegments(), different), question.seed())
                .best();
        Clustering clustering = KMeans.fit(table, best.clusters(), question.seed());
        List<Segment> segments = Profile.of(clustering, table).stream()
                .map(profile -> new Segment(profile, best.silhouette()))
                .toList();
        List<Integer> byRow = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            byRow.add(clustering.cluster(i));
        }
        return new LearnedSegments(segments, byRow);
    }
}
