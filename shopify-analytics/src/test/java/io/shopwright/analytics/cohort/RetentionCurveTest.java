package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.clv.BgBb;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.Interval;
import io.shopwright.analytics.clv.Sbg;
import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class RetentionCurveTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate END = LocalDate.of(2022, 12, 31);

    /** Survivors of 1,000 contracts by year. Source: Fader, Hardie (2007), table 1. */
    private static final int[] REGULAR = {1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173};

    private static final int[] HIGH_END = {1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394};

    @Test
    void retention_meanOverPurchaseProbabilities_isThatOfBgBb() {
        BgBb model = new BgBb(1.2, 0.75, 0.66, 2.8);
        RetentionCurve curve = new RetentionCurve(1.2 / 1.95, 0.66, 2.8);
        for (int n = 1; n < 40; n++) {
            double inPeriod = model.expectedPurchases(n) - model.expectedPurchases(n - 1);
            assertThat(curve.retention(n)).isCloseTo(inPeriod, within(1e-13));
        }
        assertThat(curve.activePeriods(1, 39)).isCloseTo(model.expectedPurchases(39), within(1e-12));
        assertThat(curve.activePeriods(0, 39)).isCloseTo(1 + model.expectedPurchases(39), within(1e-12));
    }

    @Test
    void retention_everyCustomerActiveUntilHeLeaves_isTheSurvivalOfContracts() {
        for (int n = 0; n < 20; n++) {
            assertThat(new RetentionCurve(1, 0.7, 1.2).retention(n)).isEqualTo(new Sbg(0.7, 1.2).survival(n));
        }
    }

    @Test
    void retention_noDropout_isLevel() {
        assertThat(new RetentionCurve(0.2, 0, 1).retention(500)).isCloseTo(0.2, within(1e-12));
        assertThat(new RetentionCurve(0.2, 0, 1).retention(0)).isEqualTo(1);
    }

    /** Over many shops the estimates are right on average, and 95 % intervals contain the truth about that often. */
    @Test
    void fit_simulatedCohorts_findsTheCurve() {
        RetentionCurve truth = new RetentionCurve(0.3, 0.6, 2.5);
        int shops = 60;
        int covered = 0;
        double bias = 0;
        for (int seed = 0; seed < shops; seed++) {
            RetentionFit fit = RetentionCurve.fit(shop(truth, 24, 150, 2, seed));
            Interval interval = fit.interval(36, 0.95).orElseThrow();
            covered += interval.low() <= truth.retention(36) && truth.retention(36) <= interval.high() ? 1 : 0;
            bias += (fit.curve().retention(36) / truth.retention(36) - 1) / shops;
        }
        assertThat(covered).isBetween(54, 60);
        assertThat(bias).isCloseTo(0, within(0.02));
    }

    /** Customers of BG/BB with a beta distributed purchase probability of mean p, one purchase a period at most. */
    private static CohortTable shop(RetentionCurve truth, int cohorts, int size, double alpha, long seed) {
        RandomGenerator random = new Well19937c(seed);
        BetaDistribution buying = new BetaDistribution(random, alpha, alpha * (1 - truth.p()) / truth.p());
        BetaDistribution leaving = new BetaDistribution(random, truth.gamma(), truth.delta());
        List<CustomerOrder<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < cohorts * size; i++) {
            LocalDate day = FIRST.plusMonths(i % cohorts);
            double buys = buying.sample();
            double leaves = leaving.sample();
            orders.add(new CustomerOrder<>(i, day, 100));
            for (day = day.plusMonths(1); !day.isAfter(END) && random.nextDouble() >= leaves; day = day.plusMonths(1)) {
                if (random.nextDouble() < buys) {
                    orders.add(new CustomerOrder<>(i, day, 100));
                }
            }
        }
        return CohortTable.of(orders, CohortPeriod.MONTH, END);
    }

    /**
     * Fitted to seven years, projected to twelve, as in the paper, whose curves stay within two points. The composite
     * likelihood takes the survivors of each year as new draws and projects a little worse.
     */
    @Test
    void fit_publishedContracts_projectsAsTheContractualModel() {
        for (int[] survivors : new int[][] {REGULAR, HIGH_END}) {
            CohortTable table = contracts(survivors, 7);
            Fit<Sbg> sbg = Sbg.fit(table.renewals());
            RetentionFit fit = RetentionCurve.fit(table);
            assertThat(sbg.status()).isEqualTo(Fit.Status.CONVERGED);
            for (int year = 8; year <= 12; year++) {
                assertThat(sbg.model().survival(year)).isCloseTo(survivors[year] / 1000.0, within(0.02));
                assertThat(fit.curve().retention(year)).isCloseTo(survivors[year] / 1000.0, within(0.04));
            }
        }
    }

    /** The published estimates. Source: Fader, Hardie (2007). */
    @Test
    void renewals_publishedContracts_giveThePublishedModel() {
        Sbg regular = Sbg.fit(contracts(REGULAR, 7).renewals()).model();
        assertThat(regular.alpha()).isCloseTo(0.704, within(5e-4));
        assertThat(regular.beta()).isCloseTo(1.182, within(5e-4));
        Sbg highEnd = Sbg.fit(contracts(HIGH_END, 7).renewals()).model();
        assertThat(highEnd.alpha()).isCloseTo(0.668, within(5e-4));
        assertThat(highEnd.beta()).isCloseTo(3.806, within(5e-4));
    }

    @Test
    void renewals_customersWhoSkip_areRefused() {
        List<CustomerOrder<String>> orders = List.of(
                Orders.order("a", "2020-01-01", 1),
                Orders.order("b", "2020-01-01", 1),
                Orders.order("a", "2020-02-01", 1),
                Orders.order("a", "2020-03-01", 1),
                Orders.order("b", "2020-03-01", 1));
        CohortTable table = CohortTable.of(orders, CohortPeriod.MONTH, LocalDate.of(2020, 3, 31));
        assertThatThrownBy(table::renewals)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("active customers of contracts must not rise: cohort 2020-01 has 1 at offset 1 and 2 at 2;"
                        + " fit a RetentionCurve instead");
    }

    @Test
    void fit_fewOffsets_isRefused() {
        CohortTable table = contracts(REGULAR, 3);
        assertThatThrownBy(() -> RetentionCurve.fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need complete cells at 4 or more offsets after the acquisition to project retention: 3;"
                        + " observe longer or take a shorter period");
    }

    @Test
    void fit_nobodyCameBack_isNotIdentified() {
        RetentionFit fit = RetentionCurve.fit(contracts(new int[] {50, 0, 0, 0, 0, 0}, 5));
        assertThat(fit.status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(fit.curve().retention(6)).isLessThan(1e-4);
        assertThat(fit.interval(6, 0.9)).isEmpty();
    }

    @Test
    void fit_everybodyAlwaysActive_isALimit() {
        RetentionFit fit = RetentionCurve.fit(contracts(new int[] {50, 50, 50, 50, 50, 50}, 5));
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.curve().retention(6)).isCloseTo(1, within(1e-4));
    }

    @Test
    void fit_risingRetention_isTheLevelCurve() {
        RetentionFit fit = RetentionCurve.fit(orders(200, new int[] {10, 20, 30, 40, 50, 60}));
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.curve().retention(1)).isCloseTo(35 / 200.0, within(1e-6));
        assertThat(fit.curve().retention(30)).isCloseTo(35 / 200.0, within(1e-5));
        assertThat(fit.standardError(3)).isEmpty();
    }

    @Test
    void fit_partialCells_doNotCount() {
        CohortTable table = shop(new RetentionCurve(0.3, 0.6, 2.5), 12, 100, 2, 1);
        List<CustomerOrder<Integer>> none = List.of();
        assertThat(RetentionCurve.fit(table).cells()).isEqualTo(12 * 36 - 12 * 13 / 2);
        assertThat(RetentionCurve.fit(table).customers()).isEqualTo(1200);
        assertThat(RetentionCurve.fit(table).curve())
                .isEqualTo(RetentionCurve.fit(table.plus(CohortTable.of(none, CohortPeriod.MONTH, END)))
                        .curve());
    }

    /** A payment a year of every contract that still runs. */
    private static CohortTable contracts(int[] survivors, int years) {
        return CohortTable.of(payments(survivors), CohortPeriod.YEAR, LocalDate.of(2000 + years, 12, 31));
    }

    private static List<CustomerOrder<Integer>> payments(int[] active) {
        List<CustomerOrder<Integer>> orders = new ArrayList<>();
        for (int year = 0; year < active.length; year++) {
            for (int i = 0; i < active[year]; i++) {
                orders.add(new CustomerOrder<>(i, LocalDate.of(2000 + year, 1, 1), 100));
            }
        }
        return orders;
    }

    /** One cohort with some active customers in each month after the acquisition. */
    private static CohortTable orders(int size, int[] active) {
        List<CustomerOrder<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            orders.add(new CustomerOrder<>(i, FIRST, 100));
            for (int n = 0; n < active.length; n++) {
                if (i < active[n]) {
                    orders.add(new CustomerOrder<>(i, FIRST.plusMonths(n + 1), 100));
                }
            }
        }
        return CohortTable.of(
                orders, CohortPeriod.MONTH, FIRST.plusMonths(active.length + 1).minusDays(1));
    }
}
