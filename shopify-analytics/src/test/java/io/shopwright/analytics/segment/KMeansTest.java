package io.shopwright.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansTest {

    private static final List<Feature> FEATURES = List.of(Feature.linear("x"), Feature.linear("y"));

    /** Three clouds of deviation 1 around (0, 0), (20, 0) and (0, 20), in turn. */
    private static double[][] clouds(long seed, int rows) {
        Random random = new Random(seed);
        double[][] clouds = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double x = i % 3 == 1 ? 20 : 0;
            double y = i % 3 == 2 ? 20 : 0;
            clouds[i] = new double[] {x + random.nextGaussian(), y + random.nextGaussian()};
        }
        return clouds;
    }

    @Test
    void fit_threeClouds_findsThem() {
        FeatureTable table = FeatureTable.of(FEATURES, clouds(1, 300));
        Clustering clustering = KMeans.fit(table, 3, 1);
        assertThat(clustering.sizes()).containsExactly(100, 100, 100);
        for (int i = 3; i < 300; i++) {
            assertThat(clustering.cluster(i)).isEqualTo(clustering.cluster(i % 3));
        }
        List<Double> center = clustering.model().center(clustering.cluster(1));
        assertThat(center.get(0)).isCloseTo(20, within(0.5));
        assertThat(center.get(1)).isCloseTo(0, within(0.5));
        assertThat(clustering.model().cluster(19, 1)).isEqualTo(clustering.cluster(1));
        assertThat(clustering.silhouette()).isGreaterThan(0.8);
        assertThat(clustering.converged()).isTrue();
    }

    /** So many that a sample is searched; the result is that of all rows. */
    @Test
    void fit_manyRows_findsTheCloudsOfAll() {
        FeatureTable table = FeatureTable.of(FEATURES, clouds(4, 30_000));
        Clustering clustering = KMeans.fit(table, 3, 1);
        assertThat(clustering.sizes()).containsExactly(10_000, 10_000, 10_000);
        assertThat(clustering.inertia())
                .isCloseTo(KMeans.fitFrom(table, 0, 1, 2).inertia(), within(1e-9 * clustering.inertia()));
        assertThat(clustering.converged()).isTrue();
    }

    /** A sample would miss the two rows that differ. */
    @Test
    void fit_manyEqualRows_findsTheFewOthers() {
        double[][] rows = new double[30_000][];
        Arrays.setAll(rows, i -> new double[] {i == 7 ? 1 : 0, i == 8 ? 1 : 0});
        Clustering clustering = KMeans.fit(FeatureTable.of(FEATURES, rows), 3, 1);
        assertThat(clustering.inertia()).isCloseTo(0, within(1e-20));
        assertThat(clustering.sizes()).containsExactlyInAnyOrder(29_998, 1, 1);
    }

    @Test
    void fit_sameSeed_isTheSame() {
        FeatureTable table = FeatureTable.of(FEATURES, clouds(2, 100));
        assertThat(KMeans.fit(table, 4, 7).model())
                .isEqualTo(KMeans.fit(table, 4, 7).model());
    }

    @Test
    void fit_anyClusters_endsWhereNothingMoves() {
        double[][] rows = clouds(3, 200);
        FeatureTable table = FeatureTable.of(FEATURES, rows);
        for (int clusters = 1; clusters <= 6; clusters++) {
            Clustering clustering = KMeans.fit(table, clusters, 3, 5);
            double inertia = 0;
            for (int i = 0; i < rows.length; i++) {
                assertThat(clustering.model().cluster(rows[i])).isEqualTo(clustering.cluster(i));
                for (int j = 0; j < 2; j++) {
                    double z = clustering.model().standardization().standardise(j, rows[i][j]);
                    double center = clustering
                            .model()
                            .centers()
                            .get(clustering.cluster(i))
                            .get(j);
                    inertia += (z - center) * (z - center);
                }
            }
            assertThat(clustering.inertia()).isCloseTo(inertia, within(1e-9 * inertia));
        }
    }

    @Test
    void fit_oneCluster_hasTheVarianceAsInertia() {
        Clustering clustering = KMeans.fit(FeatureTable.of(FEATURES, clouds(4, 100)), 1, 1);
        assertThat(clustering.inertia()).isCloseTo(200, within(1e-9)); // 100 customers, two features of variance 1
        assertThat(clustering.silhouette()).isZero();
    }

    @Test
    void fit_permutedRows_reachesTheSameInertia() {
        double[][] rows = clouds(5, 150);
        double expected = KMeans.fit(FeatureTable.of(FEATURES, rows), 3, 1).inertia();
        for (int seed = 0; seed < 5; seed++) {
            double[][] shuffled = rows.clone();
            Collections.shuffle(Arrays.asList(shuffled), new Random(seed));
            assertThat(KMeans.fit(FeatureTable.of(FEATURES, shuffled), 3, 1).inertia())
                    .isCloseTo(expected, within(1e-10 * expected));
        }
    }

    @Test
    void fit_everyRowTwice_doublesTheInertia() {
        double[][] rows = clouds(6, 90);
        double[][] twice = Arrays.copyOf(rows, 180);
        System.arraycopy(rows, 0, twice, 90, 90);
        double once = KMeans.fit(FeatureTable.of(FEATURES, rows), 3, 1).inertia();
        assertThat(KMeans.fit(FeatureTable.of(FEATURES, twice), 3, 1).inertia())
                .isCloseTo(2 * once, within(1e-10 * once));
    }

    @Test
    void fit_moreClustersThanDifferentRows_isRefused() {
        double[][] rows = {{1, 1}, {1, 1}, {2, 1}, {2, 1}};
        FeatureTable table = FeatureTable.of(FEATURES, rows);
        assertThat(KMeans.fit(table, 2, 1).inertia()).isZero();
        assertThatThrownBy(() -> KMeans.fit(table, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clusters must be <= the number of different rows: 3, 2");
        assertThatThrownBy(() -> KMeans.fit(table, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clusters must be <= the number of different rows: 5, 4");
        assertThatThrownBy(() -> KMeans.fit(table, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fit_identicalRows_formOneCluster() {
        FeatureTable table = FeatureTable.of(FEATURES, new double[][] {{0.1, 3}, {0.1, 3}, {0.1, 3}});
        Clustering clustering = KMeans.fit(table, 1, 1);
        assertThat(clustering.inertia()).isZero();
        assertThat(clustering.model().center(0)).containsExactly(0.1, 3.0);
    }

    @Test
    void fitFrom_equalStarts_leavesTheLaterClusterEmpty() {
        FeatureTable table = FeatureTable.of(FEATURES, new double[][] {{1, 2}, {1, 2}, {1, 2}});
        Clustering clustering = KMeans.fitFrom(table, 0, 0);
        assertThat(clustering.sizes()).containsExactly(3, 0);
        assertThat(Profile.of(clustering, table)).hasSize(1);
        assertThatThrownBy(() -> KMeans.fitFrom(table, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no row 3 in 3");
    }

    @Test
    void table_badValue_namesTheRow() {
        assertThatThrownBy(() -> FeatureTable.of(FEATURES, new double[][] {{1, 1}, {1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: y must be finite: NaN");
        assertThatThrownBy(() -> FeatureTable.of(List.of(Feature.log("x")), new double[][] {{-1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: x must be >= 0: -1.0");
        assertThatThrownBy(() -> FeatureTable.of(FEATURES, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: need one value a feature: 1 for 2");
        assertThatThrownBy(() -> FeatureTable.of(FEATURES, new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clusterNumber_threeClouds_isThree() {
        ClusterNumber number = ClusterNumber.compare(FeatureTable.of(FEATURES, clouds(8, 300)), 6, 1);
        assertThat(number.candidates()).hasSize(5);
        assertThat(number.best().clusters()).isEqualTo(3);
    }

    @Test
    void stability_threeClouds_isOneForThreeAndLessForFive() {
        FeatureTable table = FeatureTable.of(FEATURES, clouds(9, 150));
        assertThat(Stability.bootstrap(table, 3, 5, 1).least()).isEqualTo(1);
        assertThat(Stability.bootstrap(table, 5, 5, 1).mean()).isLessThan(0.95);
    }

    /** Expected value: Hubert and Arabie (1985) by hand; n = 6, S = 2, A = 6, B = 3, E = 6 * 3 / 15. */
    @Test
    void adjustedRand_smallExample_isThatByHand() {
        int[] one = {0, 0, 0, 1, 1, 1};
        int[] other = {0, 0, 1, 1, 2, 2};
        assertThat(AdjustedRand.index(one, other)).isCloseTo((2 - 1.2) / (4.5 - 1.2), within(1e-15));
        assertThat(AdjustedRand.index(one, new int[] {2, 2, 2, 0, 0, 0})).isEqualTo(1);
        assertThat(AdjustedRand.index(new int[6], new int[6])).isEqualTo(1);
    }

    @Test
    void profile_ofClouds_saysWhatIsHigh() {
        FeatureTable table = FeatureTable.of(FEATURES, clouds(10, 300));
        Clustering clustering = KMeans.fit(table, 3, 1);
        Profile profile = Profile.of(clustering, table).get(clustering.cluster(1));
        assertThat(profile.size()).isEqualTo(100);
        assertThat(profile.traits().get(0).feature()).isEqualTo("x");
        assertThat(profile.traits().get(0).level()).isEqualTo(Profile.Level.HIGH);
        assertThat(profile.traits().get(1).level()).isEqualTo(Profile.Level.LOW);
        assertThat(profile.traits().get(0).mean()).isCloseTo(20, within(0.5));
        Profile example = new Profile(
                0,
                306,
                0.13,
                List.of(new Profile.Trait("orders", 9.1, 2.9, 1.8), new Profile.Trait("days", 30, 31, -0.1)));
        assertThat(example.text()).isEqualTo("306 customers (13 %): high orders (9.100, all 2.900; +1.8 sd)");
    }

    @Test
    void rules_firstThatHolds_decides() {
        SegmentRules rules = new SegmentRules(List.of(
                new SegmentRules.Rule("far", Condition.atLeast("x", 5).or(Condition.atLeast("y", 5))),
                new SegmentRules.Rule(
                        "near",
                        Condition.below("x", 1).and(Condition.below("y", 1).negate()))));
        FeatureTable table = FeatureTable.of(FEATURES, new double[][] {{5, 0}, {0, 1}, {0, 0}, {0, 9}});
        assertThat(rules.segments(table).stream().map(s -> s.orElse("-"))).containsExactly("far", "near", "-", "far");
        assertThat(rules.rules().get(1).condition().text()).isEqualTo("(x < 1.0 and not (y < 1.0))");
        assertThat(rules.rules().get(0).condition().text()).isEqualTo("(x >= 5.0 or y >= 5.0)");
    }

    @Test
    void rules_unknownFeatureOrTwoRules_areRefused() {
        FeatureTable table = FeatureTable.of(FEATURES, new double[][] {{5, 0}});
        SegmentRules.Rule rule = new SegmentRules.Rule("a", Condition.below("z", 1));
        assertThatThrownBy(() -> new SegmentRules(List.of(rule)).segments(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no feature z; there are [x, y]");
        assertThatThrownBy(() -> new SegmentRules(List.of(rule, rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment must have one rule: a");
        assertThatThrownBy(() -> Condition.below("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The source's own examples are of this kind: clouds in a plane, and none. */
    @Test
    void gapStatistic_cloudsAndNone_areTold() {
        GapStatistic clouds = GapStatistic.of(FeatureTable.of(FEATURES, clouds(5, 150)), 5, 10, 1);
        assertThat(clouds.clusters()).hasValue(3);
        assertThat(clouds.candidates())
                .extracting(GapStatistic.Candidate::clusters)
                .containsExactly(1, 2, 3, 4, 5);
        Random random = new Random(6);
        double[][] even = new double[200][];
        Arrays.setAll(even, i -> new double[] {random.nextDouble(), random.nextDouble()});
        assertThat(GapStatistic.of(FeatureTable.of(FEATURES, even), 4, 10, 1).clusters())
                .hasValue(1);
    }

    @Test
    void gapStatistic_badArguments_areNamed() {
        double[][] rows = {{0, 0}, {1, 1}, {0, 0}, {1, 0}};
        FeatureTable table = FeatureTable.of(FEATURES, rows);
        assertThatThrownBy(() -> GapStatistic.of(table, 3, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the greatest number of clusters must be < the number of different rows: 3");
        assertThatThrownBy(() -> GapStatistic.of(table, 1, 10, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
