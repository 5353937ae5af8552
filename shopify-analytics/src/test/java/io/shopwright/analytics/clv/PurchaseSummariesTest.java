package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseSummariesTest {

    private static final LocalDate END = LocalDate.parse("1997-09-30");

    @Test
    void of_oneCustomer_countsDaysAfterTheFirst() {
        PurchaseSummaries<String> result = days(List.of(
                buy("ann", "1997-01-01", 10),
                buy("ann", "1997-01-01", 5),
                buy("ann", "1997-03-02", 20),
                buy("ann", "1997-03-02", 1),
                buy("ann", "1997-08-02", 30)));
        assertThat(result.customers())
                .containsExactly(new CustomerHistory<>("ann", new CustomerSummary(2, 213, 272), new Spend(2, 25.5)));
    }

    @Test
    void of_weeks_areDaysBySevenUnrounded() {
        PurchaseSummaries<String> result = PurchaseSummaries.of(
                List.of(buy("ann", "1997-01-01", 10), buy("ann", "1997-08-02", 30)), END, TimeScale.WEEK);
        assertThat(result.summaries()).containsExactly(new CustomerSummary(1, 213 / 7.0, 272 / 7.0));
    }

    @Test
    void of_firstDayOnly_hasNoSpend() {
        PurchaseSummaries<String> result = days(List.of(buy("ann", "1997-09-30", 10), buy("ann", "1997-09-30", 10)));
        assertThat(result.summaries()).containsExactly(new CustomerSummary(0, 0, 0));
        assertThat(result.spends()).containsExactly(Spend.NONE);
    }

    @Test
    void of_purchasesAfterTheEnd_areLeftOutAndCounted() {
        PurchaseSummaries<String> result = days(List.of(
                buy("ann", "1997-09-30", 10),
                buy("ann", "1997-10-01", 10),
                buy("bob", "1997-10-01", 10),
                buy("bob", "1997-10-02", 10)));
        assertThat(result.summaries()).containsExactly(new CustomerSummary(0, 0, 0));
        assertThat(result.latePurchases()).isEqualTo(3);
        assertThat(result.lateCustomers()).isEqualTo(1);
    }

    @Test
    void of_freePurchase_countsAsPurchase() {
        PurchaseSummaries<String> result = days(List.of(buy("ann", "1997-01-01", 10), buy("ann", "1997-01-02", 0)));
        assertThat(result.spends()).containsExactly(new Spend(1, 0));
    }

    @Test
    void of_anyOrder_givesIdenticalHistories() {
        Random random = new Random(5);
        List<Purchase<Integer>> purchases = new ArrayList<>(IntStream.range(0, 2000)
                .mapToObj(i -> new Purchase<>(i % 300, END.minusDays(random.nextInt(200)), random.nextDouble()))
                .toList());
        Set<CustomerHistory<Integer>> before = histories(purchases);
        Collections.shuffle(purchases, random);
        assertThat(histories(purchases)).isEqualTo(before);
    }

    @Test
    void of_noPurchases_isEmpty() {
        assertThat(PurchaseSummaries.of(List.<Purchase<String>>of(), END, TimeScale.DAY))
                .isEqualTo(new PurchaseSummaries<String>(List.of(), 0, 0));
    }

    @Test
    void summaries_ofAShop_carryThroughToAValue() {
        Random random = new Random(9);
        List<Purchase<Integer>> purchases = IntStream.range(0, 3000)
                .mapToObj(i -> new Purchase<>(
                        (int) (400 * Math.pow(random.nextDouble(), 3)),
                        END.minusDays(random.nextInt(250)),
                        10 + 90 * random.nextDouble()))
                .toList();
        PurchaseSummaries<Integer> shop = PurchaseSummaries.of(purchases, END, TimeScale.DAY);
        LifetimeValue value = LifetimeValue.ofRevenue(
                BgNbd.fit(shop.summaries()).model(),
                GammaGamma.fit(shop.spends()).model());
        Horizon year = new Horizon(12, 30.4, 0.01);
        assertThat(shop.customers())
                .allSatisfy(customer -> assertThat(value.within(year, customer.summary(), customer.spend()))
                        .isFinite()
                        .isPositive());
    }

    @Test
    void purchase_negativeAmount_namesRuleAndValue() {
        assertThatThrownBy(() -> buy("ann", "1997-01-01", -1)).hasMessage("amount must be >= 0 and finite: -1.0");
    }

    @Test
    void timeScale_fromDays_keepsFractions() {
        assertThat(TimeScale.WEEK.fromDays(10)).isCloseTo(10 / 7.0, within(0.0));
        assertThat(TimeScale.DAY.fromDays(10)).isEqualTo(10);
    }

    private static Set<CustomerHistory<Integer>> histories(List<Purchase<Integer>> purchases) {
        return new HashSet<>(PurchaseSummaries.of(purchases, END, TimeScale.DAY).customers());
    }

    private static PurchaseSummaries<String> days(List<Purchase<String>> purchases) {
        return PurchaseSummaries.of(purchases, END, TimeScale.DAY);
    }

    private static Purchase<String> buy(String customer, String day, double amount) {
        return new Purchase<>(customer, LocalDate.parse(day), amount);
    }
}
