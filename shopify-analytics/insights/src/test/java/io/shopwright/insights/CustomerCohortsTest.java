package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.CustomerCohorts.Mean;
import io.shopwright.insights.CustomerCohorts.Question;
import io.shopwright.insights.CustomerCohorts.Report;
import io.shopwright.insights.CustomerCohorts.Row;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class CustomerCohortsTest {
    private static final LocalDate MID_MARCH = LocalDate.of(2026, 3, 15);

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    /** By hand: ada came back in March, which is not over; bob bought twice on one day; cid is new. */
    @Test
    void report_ofFewOrders_countsByHand() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(TransactionLog.parse(
                    """
                    customer,date,amount
                    ada,2026-01-05,10
                    ada,2026-03-05,30.50
                    bob,2026-01-20,5
                    bob,2026-01-20,7
                    cid,2026-03-01,20
                    dan,2026-03-20,99
                    """, TransactionLog.Columns.of("customer", "date").amount("amount")));

            Report report = CustomerCohorts.report(shop, Question.of(MID_MARCH));

            assertThat(report.cohorts()).extracting(Row::label).containsExactly("2026-03", "2026-01");
            Row january = report.cohorts().get(1);
            assertThat(january.customers()).isEqualTo(2);
            assertThat(january.retention()).containsExactly(1.0, 0.0, 0.5);
            assertThat(january.repeatRate()).isEqualTo(0.5);
            assertThat(january.revenue()).isEqualByComparingTo("52.50");
            assertThat(january.revenuePerCustomer()).isEqualByComparingTo("26.25");
            assertThat(january.open()).isTrue();
            assertThat(report.means()).containsExactly(new Mean(0, 2, 1), new Mean(1, 2, 0));
            assertThat(report.findings()).isEmpty();
            assertThat(report.basis().complete()).isTrue();
            assertThat(report.basis().period().from()).isEqualTo("2026-01-01");
        }
    }

    /** Every customer is in one cohort, and what they spent is that of the customers' own histories. */
    @Test
    void cohorts_ofAGeneratedShop_addUpToIt() {
        LocalDate end = LocalDate.of(2026, 6, 30);
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(
                    GeneratedShop.builder(5, end).customers(150).days(300).generate());

            Report months = CustomerCohorts.report(shop, Question.of(end));
            Report weeks = CustomerCohorts.report(shop, new Question(end, CohortPeriod.WEEK));

            for (Report report : List.of(months, weeks)) {
                assertThat(report.cohorts().stream().mapToLong(Row::customers).sum())
                        .isEqualTo(150);
                assertThat(report.cohorts())
                        .allMatch(row -> row.retention().get(0) == 1
                                && row.retention().stream().allMatch(share -> share >= 0 && share <= 1));
            }
            assertThat(months.cohorts().stream()
                            .map(Row::revenue)
                            .reduce((a, b) -> a.add(b))
                            .orElseThrow())
                    .isEqualByComparingTo(weeks.cohorts().stream()
                            .map(Row::revenue)
                            .reduce((a, b) -> a.add(b))
                            .orElseThrow());
        }
    }

    @Test
    void emptyShop_hasNoCohortAndSaysSo() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            Report report = CustomerCohorts.report(shop, Question.of(MID_MARCH));

            assertThat(report.cohorts()).isEmpty();
            assertThat(report.means()).isEmpty();
            assertThat(report.basis().missing())
                    .containsExactly("No known customer bought until 2026-03-15: there are no cohorts.");
        }
    }

    @Test
    void scopesThatLack_areNamed() {
        try (SimulatedShop simulated =
                        SimulatedShop.builder().accessToken("t", "read_orders").start();
                Shop shop = open(simulated)) {
            assertThatThrownBy(() -> CustomerCohorts.report(shop, Question.of(MID_MARCH)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("read_customers");
        }
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_orders", "read_customers")
                        .start();
                Shop shop = open(simulated)) {
            assertThat(CustomerCohorts.report(shop, Question.of(MID_MARCH))
                            .basis()
                            .missing())
                    .anyMatch(line -> line.contains("old customers look new"));
        }
    }
}
