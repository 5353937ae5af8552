package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.churn.LogisticRegression;
import io.shopwright.analytics.segment.Feature;
import io.shopwright.analytics.segment.FeatureTable;
import io.shopwright.analytics.segment.KMeans;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.CoxData;
import io.shopwright.analytics.survival.CoxPh;
import io.shopwright.analytics.survival.KaplanMeier;
import io.shopwright.analytics.survival.Lifetimes;
import io.shopwright.analytics.survival.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.JDKRandomGenerator;

/** Survival, churn and segments of 100 k customers. The check is the log-likelihood, a survival or the inertia. */
final class RegressionTasks {

    static final int SIZE = 100_000;
    static final long SEED = 3;

    private static final List<String> NAMES = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7");
    private static final List<Feature> FEATURES =
            List.of(Feature.linear("x1"), Feature.linear("x2"), Feature.linear("x3"));
    private static final int CLUSTERS = 5;

    private RegressionTasks() {}

    static void run(Consumer<Timing> report) {
        SimulatedSubjects subjects = new SimulatedSubjects(SIZE, SEED);
        report.accept(Timing.warmed(
                "Cox regression, Efron, 100 k x 7, tied days",
                () -> CoxPh.fit(CoxData.of(lifetimes(subjects), covariates(subjects)), Ties.EFRON)
                        .logLikelihood()));
        report.accept(Timing.warmed(
                "Kaplan-Meier, 100 k", () -> KaplanMeier.of(lifetimes(subjects)).survival(365)));
        report.accept(Timing.warmed(
                "logistic regression, 100 k x 7",
                () -> LogisticRegression.fit(covariates(subjects), subjects.outcome)
                        .logLikelihood()));
        double[][] points = points(subjects);
        report.accept(Timing.warmed(
                "k-means, 5 clusters, 100 k x 3, one run of Lloyd",
                () -> KMeans.fitFrom(FeatureTable.of(FEATURES, points), 0, 1, 2, 3, 4)
                        .inertia()));
        report.accept(Timing.once("Commons Math, k-means++ from one start, once", () -> commonsMath(points)));
        report.accept(SmileTasks.clusters(points, CLUSTERS, SEED));
        report.accept(Timing.once(
                "k-means, best of 20 starts and swaps, once",
                () -> KMeans.fit(FeatureTable.of(FEATURES, points), CLUSTERS, SEED)
                        .inertia()));
    }

    private static Lifetimes lifetimes(SimulatedSubjects subjects) {
        return Lifetimes.of(subjects.time, subjects.ended);
    }

    private static Covariates covariates(SimulatedSubjects subjects) {
        return Covariates.ofColumns(NAMES, subjects.covariates);
    }

    /** The sum of squared distances from the centres. */
    private static double commonsMath(double[][] points) {
        JDKRandomGenerator random = new JDKRandomGenerator();
        random.setSeed(SEED);
        List<DoublePoint> all = Arrays.stream(points).map(DoublePoint::new).toList();
        return new KMeansPlusPlusClusterer<DoublePoint>(CLUSTERS, -1, new EuclideanDistance(), random)
                .cluster(all).stream()
                        .mapToDouble(cluster -> cluster.getPoints().stream()
                                .mapToDouble(point -> squaredDistance(
                                        point.getPoint(), cluster.getCenter().getPoint()))
                                .sum())
                        .sum();
    }

    private static double squaredDistance(double[] from, double[] to) {
        double distance = new EuclideanDistance().compute(from, to);
        return distance * distance;
    }

    /** The first covariates, one row a subject. */
    private static double[][] points(SimulatedSubjects subjects) {
        double[][] points = new double[subjects.time.length][FEATURES.size()];
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < FEATURES.size(); k++) {
                points[i][k] = subjects.covariates[k][i];
            }
        }
        return points;
    }
}
