package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerEquityTest {

    private static final Horizon YEAR = new Horizon(12, 4.345, 0.01);

    private static final List<CustomerHistory<Integer>> CUSTOMERS = customers(new MbgNbd(0.6, 6, 0.9, 2), 600);

    private static final Fit<MbgNbd> PURCHASES =
            MbgNbd.fit(CUSTOMERS.stream().map(CustomerHistory::summary).toList());

    private static final Fit<GammaGamma> SPEND =
            GammaGamma.fit(CUSTOMERS.stream().map(CustomerHistory::spend).toList());

    private static final CustomerEquity EQUITY = new CustomerEquity(PURCHASES, SPEND, 0.4, new Draws(100, 0.95, 7));

    @Test
    void within_isTheSumOfLifetimeValues() {
        LifetimeValue each = new LifetimeValue(PURCHASES.model(), SPEND.model(), 0.4);
        double sum = CUSTOMERS.stream()
                .mapToDouble(customer -> each.within(YEAR, customer.summary(), customer.spend()))
                .sum();
        GroupValue all = EQUITY.within(YEAR, CUSTOMERS);
        assertThat(all.customers()).isEqualTo(600);
        assertThat(all.total()).isCloseTo(sum, within(1e-12 * sum));
        assertThat(all.mean().orElseThrow()).isCloseTo(sum / 600, within(1e-12 * sum));
    }

    @Test
    void within_groups_addUpToAll() {
        GroupValue all = EQUITY.within(YEAR, CUSTOMERS);
        Map<Integer, GroupValue> groups = EQUITY.within(YEAR, CUSTOMERS, customer -> customer.customer() % 3);
        assertThat(groups.keySet()).containsExactly(0, 1, 2);
        double sum = groups.values().stream().mapToDouble(GroupValue::total).sum();
        assertThat(sum).isCloseTo(all.total(), within(1e-12 * sum));
    }

    @Test
    void within_oneGroup_isAll() {
        assertThat(EQUITY.within(YEAR, CUSTOMERS, customer -> "all"))
                .isEqualTo(Map.of("all", EQUITY.within(YEAR, CUSTOMERS)));
    }

    @Test
    void within_moreMargin_scalesTotalAndInterval() {
        GroupValue some = EQUITY.within(YEAR, CUSTOMERS);
        GroupValue twice = new CustomerEquity(PURCHASES, SPEND, 0.8, EQUITY.draws()).within(YEAR, CUSTOMERS);
        assertThat(twice.total()).isCloseTo(2 * some.total(), within(1e-9));
        Interval interval = twice.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(2 * some.interval().orElseThrow().low(), within(1e-9));
        assertThat(interval.high()).isCloseTo(2 * some.interval().orElseThrow().high(), within(1e-9));
    }

    @Test
    void within_convergedFits_intervalContainsTotalAndMean() {
        assertThat(PURCHASES.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(SPEND.status()).isEqualTo(Fit.Status.CONVERGED);
        GroupValue value = EQUITY.within(YEAR, CUSTOMERS);
        Interval total = value.interval().orElseThrow();
        assertThat(value.total()).isStrictlyBetween(total.low(), total.high());
        Interval mean = value.meanInterval().orElseThrow();
        assertThat(value.mean().orElseThrow()).isStrictlyBetween(mean.low(), mean.high());
        CustomerEquity half = new CustomerEquity(PURCHASES, SPEND, 0.4, new Draws(100, 0.5, 7));
        Interval narrow = half.within(YEAR, CUSTOMERS).interval().orElseThrow();
        assertThat(narrow.low()).isBetween(total.low(), narrow.high());
        assertThat(narrow.high()).isBetween(narrow.low(), total.high());
    }

    /** New customers are all alike, so the variances of both factors add on the logarithmic scale. */
    @Test
    void within_newCustomers_intervalCarriesBothFits() {
        List<CustomerHistory<Integer>> one = List.of(new CustomerHistory<>(1, CustomerSummary.NEW, Spend.NONE));
        CustomerEquity many = new CustomerEquity(PURCHASES, SPEND, 1, new Draws(4000, 0.95, 3));
        GroupValue value = many.within(YEAR, one);
        double purchases = PURCHASES
                        .standardError(m -> LifetimeValue.discountedPurchases(m, YEAR, CustomerSummary.NEW))
                        .orElseThrow()
                / LifetimeValue.discountedPurchases(PURCHASES.model(), YEAR, CustomerSummary.NEW);
        double spend = SPEND.standardError(m -> m.expectedMeanSpend(Spend.NONE)).orElseThrow()
                / SPEND.model().expectedMeanSpend(Spend.NONE);
        double error = Math.hypot(purchases, spend);
        Interval interval = value.interval().orElseThrow();
        assertThat(Math.log(interval.high() / interval.low())).isCloseTo(2 * 1.96 * error, within(0.3 * error));
        assertThat(purchases).isGreaterThan(0.2 * spend);
    }

    @Test
    void within_sameSeed_isTheSame() {
        GroupValue value = EQUITY.within(YEAR, CUSTOMERS);
        assertThat(EQUITY.within(YEAR, CUSTOMERS)).isEqualTo(value);
        GroupValue other = new CustomerEquity(PURCHASES, SPEND, 0.4, new Draws(100, 0.95, 8)).within(YEAR, CUSTOMERS);
        assertThat(other.total()).isEqualTo(value.total());
        assertThat(other.interval()).isNotEqualTo(value.interval());
    }

    @Test
    void within_noCustomers_isNothing() {
        GroupValue nobody = EQUITY.within(YEAR, List.<CustomerHistory<Integer>>of());
        assertThat(nobody.total()).isZero();
        assertThat(nobody.interval()).contains(new Interval(0, 0));
        assertThat(nobody.mean()).isEmpty();
        assertThat(nobody.meanInterval()).isEmpty();
        assertThat(EQUITY.within(YEAR, List.<CustomerHistory<Integer>>of(), CustomerHistory::customer))
                .isEmpty();
    }

    @Test
    void within_fitThatDidNotConverge_hasNoInterval() {
        Fit<MbgNbd> undetermined = MbgNbd.fit(Collections.nCopies(9, new CustomerSummary(2, 10, 20)));
        CustomerEquity equity = new CustomerEquity(undetermined, SPEND, 1, Draws.DEFAULT);
        GroupValue value = equity.within(YEAR, CUSTOMERS);
        assertThat(value.total()).isPositive();
        assertThat(value.interval()).isEmpty();
        assertThat(value.meanInterval()).isEmpty();
    }

    /** Spends so unequal that the fitted q is below 1: who has not come back has no finite expectation. */
    @Test
    void within_infiniteMeanSpend_isRejectedForWhomItConcerns() {
        Fit<GammaGamma> wild = GammaGamma.fit(Simulation.spends(new GammaGamma(2, 0.7, 10), 3000, 5));
        assertThat(wild.model().q()).isLessThan(1);
        CustomerEquity equity = new CustomerEquity(PURCHASES, wild, 1, new Draws(20, 0.9, 1));
        assertThatThrownBy(() -> equity.within(YEAR, CUSTOMERS)).hasMessageStartingWith("no finite mean spend with 0");
        List<CustomerHistory<Integer>> back = CUSTOMERS.stream()
                .filter(customer -> customer.spend().purchases() > 0)
                .toList();
        assertThat(equity.within(YEAR, back).interval().orElseThrow().high()).isFinite();
    }

    /** With q not far above 1 some of the models drawn have no finite mean: the data do not bound the total. */
    @Test
    void within_meanSpendThatMayBeInfinite_hasNoUpperEnd() {
        Fit<GammaGamma> loose = GammaGamma.fit(Simulation.spends(new GammaGamma(2, 1.2, 10), 200, 5));
        assertThat(loose.model().q()).isBetween(1.0, 1.5);
        List<CustomerHistory<Integer>> one = List.of(new CustomerHistory<>(1, CustomerSummary.NEW, Spend.NONE));
        GroupValue value = new CustomerEquity(PURCHASES, loose, 1, new Draws(2000, 0.999, 1)).within(YEAR, one);
        assertThat(value.total()).isFinite();
        assertThat(value.interval().orElseThrow().low()).isPositive().isLessThan(value.total());
        assertThat(value.interval().orElseThrow().high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void new_badNumbers_nameRuleAndValue() {
        assertThatThrownBy(() -> new CustomerEquity(PURCHASES, SPEND, 40, Draws.DEFAULT))
                .hasMessage("margin must be in (0, 1]: 40.0");
        assertThatThrownBy(() -> new Draws(0, 0.95, 1)).hasMessage("number must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new Draws(100, 95, 1)).hasMessage("level must be in (0, 1): 95.0");
    }

    private static List<CustomerHistory<Integer>> customers(PurchaseModel model, int number) {
        List<CustomerSummary> summaries = Simulation.histories(model, number, 52, 1);
        List<Spend> spends = Simulation.spends(new GammaGamma(6, 4, 16), 20 * number, 2).stream()
                .filter(spend -> spend.purchases() > 0)
                .toList();
        List<CustomerHistory<Integer>> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int frequency = summaries.get(i).frequency();
            Spend spend = frequency == 0
                    ? Spend.NONE
                    : new Spend(frequency, spends.get(i).mean());
            customers.add(new CustomerHistory<>(i, summaries.get(i), spend));
        }
        return customers;
    }
}
