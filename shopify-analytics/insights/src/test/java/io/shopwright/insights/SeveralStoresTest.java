package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.insights.SeveralStores.Question;
import io.shopwright.insights.SeveralStores.Report;
import io.shopwright.insights.SeveralStores.Store;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralStoresTest {
    /** Two weeks around the day on which clocks go forward in New York. */
    private static final Period DAYS = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 15));

    private static final String RATES = "day,from,to,rate\n2026-03-02,EUR,USD,1.10\n2026-03-07,EUR,USD,1.20\n"
            + "2026-03-10,EUR,USD,1.25\n2026-02-20,EUR,USD,1.00\n";

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static TransactionLog log(String... lines) {
        return TransactionLog.parse(
                "who,when,paid\n" + String.join("\n", lines),
                TransactionLog.Columns.of("who", "when").amount("paid"));
    }

    private static SimulatedShop shop(String currency, String zone, String... lines) {
        SimulatedShop simulated = SimulatedShop.builder()
                .currency(Currency.getInstance(currency))
                .timeZone(ZoneId.of(zone))
                .start();
        simulated.load(log(lines));
        return simulated;
    }

    @Test
    void twoCurrencies_addUpByTheRateOfTheDay() {
        try (SimulatedShop us = shop("USD", "America/New_York", "ada,2026-03-08T01:30,100", "bob,2026-03-08T23:30,50");
                SimulatedShop de = shop(
                        "EUR", "Europe/Berlin", "eva,2026-03-02T00:00,10", "eva,2026-03-10,20.01", "uwe,2026-02-20,7");
                Shop a = open(us);
                Shop b = open(de)) {
            Report report = SeveralStores.report(
                    List.of(new Store("US", a), new Store("DE", b)),
                    new Question(DAYS, "USD", RateSource.parse(RATES)));

            // 150 + 10 * 1.10 + 20.01 * 1.25 = 150 + 36.0125, rounded half even by shop.
            assertThat(report.total().net()).isEqualByComparingTo("186.01");
            assertThat(report.total().orders()).isEqualTo(4);
            assertThat(report.totalBefore().net()).isEqualByComparingTo("7.00");
            assertThat(report.complete()).isTrue();
            assertThat(report.stores()).extracting(SeveralStores.Result::name).containsExactly("US", "DE");
            SeveralStores.Result german = report.stores().get(1);
            assertThat(german.own().net()).isEqualByComparingTo("30.01");
            assertThat(german.sales().net()).isEqualByComparingTo("36.01");
            assertThat(german.growth())
                    .hasValueSatisfying(
                            growth -> assertThat(growth.doubleValue()).isEqualTo(36.01 / 7 - 1, within(1e-12)));
            assertThat(german.ownGrowth())
                    .hasValueSatisfying(
                            growth -> assertThat(growth.doubleValue()).isEqualTo(30.01 / 7 - 1, within(1e-12)));
            assertThat(german.basis().shop().currencyCode()).isEqualTo("EUR");
        }
    }

    @Test
    void missingRate_namesDayAndPair() {
        try (SimulatedShop de = shop("EUR", "Europe/Berlin", "eva,2026-03-04,10");
                Shop shop = open(de)) {
            List<Store> stores = List.of(new Store("DE", shop));

            assertThatThrownBy(() -> SeveralStores.report(stores, new Question(DAYS, "USD", RateSource.parse(RATES))))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageStartingWith("There is no rate from EUR to USD for 2026-03-04; ");

            RateSource carried = RateSource.parse(RATES).carriedForward(2);
            assertThat(SeveralStores.report(stores, new Question(DAYS, "USD", carried))
                            .total()
                            .net())
                    .isEqualByComparingTo("11");
            RateSource tooShort = RateSource.parse(RATES).carriedForward(1);
            assertThatThrownBy(() -> SeveralStores.report(stores, new Question(DAYS, "USD", tooShort)))
                    .hasMessageContaining("2026-03-04");
        }
    }

    @Test
    void shopThatCannotBeRead_isNamedAndLeftOut() {
        try (SimulatedShop good = shop("USD", "UTC", "ada,2026-03-08,100");
                Shop shop = open(good);
                Shop wrong = Shop.open(ShopConfig.at(good.endpoint(), "wrong"))) {
            Report report = SeveralStores.report(
                    List.of(new Store("wrong", wrong), new Store("good", shop)),
                    new Question(DAYS, "USD", RateSource.NONE));

            assertThat(report.total().net()).isEqualByComparingTo("100");
            assertThat(report.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.name()).isEqualTo("wrong");
                assertThat(failure.cause()).isInstanceOf(ShopifyException.Denied.class);
            });
            assertThat(report.missing()).singleElement().asString().startsWith("wrong is left out: ");
            assertThat(report.complete()).isFalse();
        }
    }

    @Test
    void emptyShops_areAnAnswerWithoutRates() {
        try (SimulatedShop us = SimulatedShop.start();
                SimulatedShop de = shop("EUR", "Europe/Berlin");
                Shop a = open(us);
                Shop b = open(de)) {
            Report report = SeveralStores.report(
                    List.of(new Store("US", a), new Store("DE", b)), new Question(DAYS, "USD", RateSource.NONE));

            assertThat(report.total().net()).isZero();
            assertThat(report.growth()).isEmpty();
            assertThat(report.stores()).allSatisfy(store -> {
                assertThat(store.share()).isEmpty();
                assertThat(store.returnRate()).isEmpty();
                assertThat(store.products()).isEmpty();
            });
            assertThat(report.findings()).isEmpty();
        }
    }

    @Test
    void noShops_areNothing() {
        Report report = SeveralStores.report(List.of(), new Question(DAYS, "USD", RateSource.NONE));

        assertThat(report.total()).isEqualTo(SalesFigures.NONE);
        assertThat(report.complete()).isTrue();
    }

    /** Forty orders of 10 in one shop, forty of 40 in the other: each order could be worth 30 more. */
    @Test
    void smallerOrders_areAFindingInMoney() {
        String[] small =
                IntStream.range(0, 40).mapToObj(i -> "c" + i + ",2026-03-05,10").toArray(String[]::new);
        String[] large =
                IntStream.range(0, 40).mapToObj(i -> "c" + i + ",2026-03-05,40").toArray(String[]::new);
        try (SimulatedShop one = shop("USD", "UTC", small);
                SimulatedShop two = shop("USD", "UTC", large);
                Shop a = open(one);
                Shop b = open(two)) {
            Report report = SeveralStores.report(
                    List.of(new Store("Corner", a), new Store("Plaza", b)), new Question(DAYS, "USD", RateSource.NONE));

            assertThat(report.findings()).first().satisfies(finding -> {
                assertThat(finding.title())
                        .isEqualTo("An order at Corner is worth 75.0 % less than at the other shops");
                assertThat(finding.atStake()).isEqualByComparingTo("1200");
                assertThat(finding.evidence())
                        .containsExactly(
                                "10.00 USD on average at Corner, of 40 orders", "40.00 USD at the others, of 40");
            });
        }
    }

    /** What is sold in the sample shop only is found by its SKUs; the parts of all goods are at most 1. */
    @Test
    void goodsOfOneShopOnly_areFound() {
        String[] lines =
                IntStream.range(0, 40).mapToObj(i -> "c" + i + ",2026-03-05,40").toArray(String[]::new);
        try (SimulatedShop sample = SimulatedShop.start();
                SimulatedShop plain = shop("USD", "UTC", lines);
                Shop a = open(sample);
                Shop b = open(plain)) {
            sample.load(SampleShop.until(LocalDate.of(2026, 3, 31)));
            Period days = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));

            Report report = SeveralStores.report(
                    List.of(new Store("Sample", a), new Store("Plain", b)), new Question(days, "USD", RateSource.NONE));

            List<SeveralStores.ProductShare> products = report.stores().stream()
                    .filter(store -> store.name().equals("Sample"))
                    .findFirst()
                    .orElseThrow()
                    .products();
            assertThat(products).hasSize(12);
            assertThat(products.stream()
                            .map(SeveralStores.ProductShare::share)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isBetween(new BigDecimal("0.999999"), new BigDecimal("1.000001"));
            assertThat(report.findings())
                    .extracting(Finding::title)
                    .anyMatch(title -> title.startsWith(
                            "Plain sold none of '" + products.get(0).title() + "'"));
        }
    }

    /** In whatever order the shops are given: the same sums, and the sum of the parts. */
    @Test
    void total_isTheSumOfTheShops() {
        SplittableRandom random = new SplittableRandom(8);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add("c" + i + ",2026-03-" + String.format("%02d", 2 + random.nextInt(14)) + ","
                    + random.nextInt(10_000) / 100.0);
        }
        String[] all = lines.toArray(String[]::new);
        RateSource rates = (day, from, to) ->
                Optional.of(new BigDecimal("1.0" + day.getDayOfMonth() % 10 + (from.equals("EUR") ? "37" : "91")));
        try (SimulatedShop one = shop("EUR", "Europe/Berlin", all);
                SimulatedShop two = shop("CHF", "Europe/Zurich", all);
                Shop a = open(one);
                Shop b = open(two)) {
            Store first = new Store("one", a);
            Store second = new Store("two", b);
            Question question = new Question(DAYS, "USD", rates);

            Report report = SeveralStores.report(List.of(first, second), question);

            assertThat(SeveralStores.report(List.of(second, first), question).total())
                    .isEqualTo(report.total());
            assertThat(report.stores().stream()
                            .map(store -> store.sales().net())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(report.total().net());
        }
    }

    @Test
    void questions_outOfRange_areRefused() {
        assertThatThrownBy(() -> SeveralStores.report(List.of(), new Question(DAYS, "XXQ", RateSource.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateSource.parse("day,from,to,rate\n2026-03-02,EUR,USD,0\n"))
                .hasMessage("the rate from EUR to USD on 2026-03-02 must be > 0: 0");
        assertThatThrownBy(() -> RateSource.parse("day,from,to,rate\n2026-02-30,EUR,USD,1\n"))
                .hasMessage("line 2: day must be a day such as 2026-03-01: 2026-02-30");
        assertThatThrownBy(() -> RateSource.parse("day,from,rate\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateSource.NONE.carriedForward(0)).hasMessage("days must be >= 1: 0");
    }
}
