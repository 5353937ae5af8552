package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.churn.CustomerState;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Customers;
import io.shopwright.client.resource.Segments;
import io.shopwright.insights.CustomerLifecycle.Churn;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Question;
import io.shopwright.insights.CustomerLifecycle.Report;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class CustomerLifecycleTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static TransactionLog log(String... lines) {
        return TransactionLog.parse(
                "customer,date,amount\n" + String.join("\n", lines),
                TransactionLog.Columns.of("customer", "date").amount("amount"));
    }

    /** By hand: ada bought on two days, bob twice on one, cid was refunded nothing and came once. */
    @Test
    void report_ofFewOrders_countsByHand() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log(
                    "ada,2026-01-05,10",
                    "ada,2026-03-05,30.50",
                    "bob,2026-01-20,5",
                    "bob,2026-01-20,7",
                    "cid,2026-03-01,20"));

            Report report = CustomerLifecycle.report(shop, Question.of(END));

            assertThat(report.customers()).hasSize(3);
            Customer ada = report.customers().stream()
                    .filter(each -> each.firstPurchase().equals(LocalDate.of(2026, 1, 5)))
                    .findFirst()
                    .orElseThrow();
            assertThat(ada.spent()).isEqualByComparingTo("40.50");
            assertThat(ada.orders()).isEqualTo(2);
            assertThat(ada.daysSinceLastPurchase()).isEqualTo(117);
            assertThat(report.churn().oneTimeBuyers()).isEqualTo(2);
            assertThat(report.cohorts().cohorts()).extracting("label").containsExactly("2026-01", "2026-03");
            assertThat(report.cohorts().cohorts().get(0).cells().get(2).retention())
                    .isEqualTo(0.5);
            assertThat(report.segments()).isEmpty();
            assertThat(report.basis().missing()).anyMatch(line -> line.contains("segments cannot be learned"));
        }
    }

    /** Whoever bought one of the two goods is offered the other, whoever bought both nothing. */
    @Test
    void next_isWhatOthersBoughtBeside() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(GeneratedSales.builder(3, END)
                    .days(60)
                    .products(2)
                    .dailyUnits(4)
                    .generate());

            Report report = CustomerLifecycle.report(shop, Question.of(END));

            assertThat(report.customers()).allMatch(customer -> customer.next().size() <= 1);
            assertThat(report.customers()).anyMatch(customer -> customer.next().size() == 1);
        }
    }

    @Test
    void groupsAndSegments_holdEveryCustomerOnce() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(
                    GeneratedShop.builder(19, END).customers(200).days(400).generate());

            Report report = CustomerLifecycle.report(shop, Question.of(END));

            Churn churn = report.churn();
            long customers = report.customers().size();
            assertThat(churn.oneTimeBuyers() + churn.active() + churn.lost()).isEqualTo(customers);
            assertThat(churn.silent()).isBetween(1L, churn.active() + churn.lost());
            assertThat(report.groups().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(customers);
            assertThat(report.segments()).hasSizeBetween(2, 6);
            assertThat(report.segments().stream()
                            .mapToLong(segment -> segment.profile().size())
                            .sum())
                    .isEqualTo(customers);
            assertThat(report.winBack()).allMatch(customer -> customer.orders() > 1);
        }
    }

    @Test
    void plan_isShownAndOnlyThenApplied_onceHoweverOften() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(END));
            Report report =
                    CustomerLifecycle.report(shop, new Question(CustomerLifetimeValue.Question.of(END), 0.9999, 6, 1));

            RetentionPlan plan = RetentionPlan.of(report);

            assertThat(plan.toString()).contains("nothing of which is done yet", "WINBACK20260630");
            assertThat(simulated.writes()).isEmpty();
            RetentionPlan.Campaign campaign = plan.campaigns().get(0);
            assertThat(campaign.customers()).isNotEmpty();

            List<RetentionPlan.Applied> applied = plan.apply(shop);
            assertThat(applied.get(0).existed()).isEmpty();
            assertThat(new Segments(shop)
                            .members(applied.get(0).segment()).stream().count())
                    .isEqualTo(campaign.customers().size());
            assertThat(new Customers(shop)
                            .customer(campaign.customers().get(0))
                            .get()
                            .tags())
                    .contains(campaign.tag());

            List<RetentionPlan.Applied> again = plan.apply(shop);
            assertThat(again.get(0).existed()).hasSize(2);
            assertThat(again.get(0).discount()).isEqualTo(applied.get(0).discount());
            assertThat(simulated.requests("segmentCreate"))
                    .hasSize(plan.campaigns().size());
            assertThat(simulated.requests("discountCodeBasicCreate"))
                    .hasSize(plan.campaigns().size());
        }
    }

    @Test
    void report_ofAnEmptyShopOrWithoutScopes_saysWhatItLacks() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("all", "read_orders", "read_customers", "read_products", "read_all_orders")
                        .accessToken("orders", "read_orders")
                        .start();
                Shop all = Shop.open(ShopConfig.at(simulated.endpoint(), "all"));
                Shop orders = Shop.open(ShopConfig.at(simulated.endpoint(), "orders"))) {
            assertThatThrownBy(() -> CustomerLifecycle.report(all, Question.of(END)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("Nobody has bought until 2026-06-30");
            assertThatThrownBy(() -> CustomerLifecycle.report(orders, Question.of(END)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("read_customers and read_products");
        }
    }

    @Test
    void report_afterOneOrder_knowsOneCustomer() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada,2026-06-05,10"));

            Report report = CustomerLifecycle.report(shop, Question.of(END));

            assertThat(report.customers()).singleElement().satisfies(ada -> {
                assertThat(ada.state()).isEqualTo(CustomerState.ONE_TIME_BUYER);
                assertThat(ada.spent()).isEqualByComparingTo(BigDecimal.TEN);
            });
            assertThat(report.churn().rate()).isEmpty();
            assertThat(report.winBack()).isEmpty();
            List<Gid> tagged = RetentionPlan.of(report).campaigns().stream()
                    .flatMap(campaign -> campaign.customers().stream())
                    .collect(Collectors.toList());
            assertThat(tagged).hasSizeLessThanOrEqualTo(1);
        }
    }
}
