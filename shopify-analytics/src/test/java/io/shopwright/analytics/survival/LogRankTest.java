package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRankTest {

    private static final Simulated DATA = Simulated.of(200, 20, 4);

    @Test
    void of_orderOfGroups_doesNotMatter() {
        LogRank forwards = LogRank.of(List.of(part(0, 50), part(50, 120), part(120, 200)), LogRank.Weighting.LOG_RANK);
        LogRank backwards = LogRank.of(List.of(part(120, 200), part(50, 120), part(0, 50)), LogRank.Weighting.LOG_RANK);
        assertThat(forwards.test().degreesOfFreedom()).isEqualTo(2);
        assertThat(forwards.test().statistic()).isCloseTo(backwards.test().statistic(), within(1e-10));
        assertThat(forwards.groups().get(0).expected())
                .isCloseTo(backwards.groups().get(2).expected(), within(1e-12));
    }

    @Test
    void of_sumOfExpected_isSumOfObserved() {
        for (LogRank.Weighting weighting : LogRank.Weighting.values()) {
            List<LogRank.Group> groups = LogRank.of(List.of(part(0, 50), part(50, 120), part(120, 200)), weighting)
                    .groups();
            assertThat(groups.stream().mapToDouble(LogRank.Group::expected).sum())
                    .isCloseTo(
                            groups.stream().mapToDouble(LogRank.Group::observed).sum(), within(1e-10));
        }
    }

    /** The score test of Cox regression on group membership is the log-rank test where nothing is tied. */
    @Test
    void of_withoutTies_isTheScoreTestOfCox() {
        Simulated apart = DATA.withoutTies();
        double[] membership =
                IntStream.range(0, 200).mapToDouble(i -> i < 80 ? 1 : 0).toArray();
        CoxData data =
                CoxData.of(apart.lifetimes(), Covariates.ofColumns(List.of("group"), new double[][] {membership}));
        ChiSquared score = CoxDiagnostics.of(data, CoxPh.fit(data, Ties.EFRON)).score();
        List<Integer> first = IntStream.range(0, 80).boxed().toList();
        List<Integer> second = IntStream.range(80, 200).boxed().toList();
        ChiSquared test = LogRank.of(
                        List.of(
                                apart.rows(first).lifetimes(),
                                apart.rows(second).lifetimes()),
                        LogRank.Weighting.LOG_RANK)
                .test();
        assertThat(test.statistic()).isCloseTo(score.statistic(), within(1e-10));
    }

    @Test
    void of_nothingEnded_testsNothing() {
        Lifetimes open = Lifetimes.of(List.of(new Lifetime(3, false)));
        assertThat(LogRank.of(List.of(open, open), LogRank.Weighting.LOG_RANK).test())
                .isEqualTo(new ChiSquared(0, 0));
        assertThat(new ChiSquared(0, 0).pValue()).isEqualTo(1);
    }

    @Test
    void of_oneGroup_isRejected() {
        assertThatThrownBy(() -> LogRank.of(List.of(DATA.lifetimes()), LogRank.Weighting.LOG_RANK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need at least two groups to compare: 1");
    }

    private static Lifetimes part(int from, int to) {
        return DATA.rows(IntStream.range(from, to).boxed().toList()).lifetimes();
    }
}
