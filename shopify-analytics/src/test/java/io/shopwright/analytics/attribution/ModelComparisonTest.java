package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    private static final Journeys TWO = Journeys.builder()
            .add("Email > Direct", 30, 70, 300)
            .add("Direct", 10, 90, 100)
            .build();

    @Test
    void shares_areOfWhatEachModelCredits() {
        ModelComparison comparison = ModelComparison.of(TWO, 1);

        assertThat(comparison.models()).startsWith("FIRST_CLICK_ATTRIBUTION", "LAST_CLICK_ATTRIBUTION");
        ModelComparison.Row email = comparison.rows().get(0);
        assertThat(email.channel()).isEqualTo("Email");
        assertThat(email.shares().get(0)).isEqualTo(0.75);
        assertThat(email.shares().get(1)).isZero();
        assertThat(email.shares().get(comparison.models().indexOf("ANY_CLICK_ATTRIBUTION")))
                .isCloseTo(30 / 70.0, within(1e-15));
        assertThat(email.spread()).isEqualTo(0.75);
        assertThat(comparison.distance("FIRST_CLICK_ATTRIBUTION", "LAST_CLICK_ATTRIBUTION"))
                .isEqualTo(0.75);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.distance("first", "last"))
                .withMessageStartingWith("no model first");
    }

    @Test
    void recommendation_dependsOnWhatThereIsToLearnFrom() {
        assertThat(Recommendation.of(TWO).model()).isEqualTo(Recommendation.Model.LAST_NON_DIRECT_CLICK);
        assertThat(Recommendation.of(TWO).reasons().get(0)).contains("40 conversions");

        Journeys many = MarkovAttributionTest.random(1, 5, 1000);
        Recommendation markov = Recommendation.of(many);
        assertThat(markov.model()).isEqualTo(Recommendation.Model.MARKOV);
        assertThat(markov.markovOrder()).isBetween(1, 3);
        assertThat(Recommendation.of(many.withoutLost()).model()).isEqualTo(Recommendation.Model.SHAPLEY_SUMS);
        Journeys alone =
                Journeys.builder().add("a", 990, 10, 0).add("a>b", 10, 10, 0).build();
        assertThat(Recommendation.of(alone).model()).isEqualTo(Recommendation.Model.LAST_NON_DIRECT_CLICK);
    }

    /** First-click credits are binomial: the interval of a share is near that of the normal distribution. */
    @Test
    void intervals_haveTheWidthOfTheBinomial() {
        CreditIntervals.Plan plan = new CreditIntervals.Plan(2000, 0.95, 5);

        CreditIntervals intervals = CreditIntervals.of(TWO, j -> j.attribute(CreditRule.firstClick()), plan);

        CreditIntervals.Interval email = intervals.intervals().get(0);
        double half = 1.96 * Math.sqrt(200 * 0.15 * 0.85);
        assertThat(email.credit().conversions()).isEqualTo(30);
        assertThat(email.conversions().low()).isCloseTo(30 - half, within(1.5));
        assertThat(email.conversions().high()).isCloseTo(30 + half, within(1.5));
        assertThat(email.value().high()).isCloseTo(10 * email.conversions().high(), within(1e-9));
        assertThat(CreditIntervals.of(TWO, j -> j.attribute(CreditRule.firstClick()), plan))
                .isEqualTo(intervals);
    }

    @Test
    void intervals_ofAModel_containItsCredits() {
        Journeys journeys = MarkovAttributionTest.random(3, 4, 300);

        CreditIntervals intervals = CreditIntervals.of(
                journeys,
                sample -> MarkovAttribution.of(sample, 1).attribution(),
                new CreditIntervals.Plan(100, 0.9, 1));

        assertThat(intervals.intervals())
                .allSatisfy(interval -> assertThat(interval.credit().conversions())
                        .isBetween(
                                interval.conversions().low(),
                                interval.conversions().high()));
    }
}
