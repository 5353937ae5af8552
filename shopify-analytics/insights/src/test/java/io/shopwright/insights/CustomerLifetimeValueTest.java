package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.CustomerSummary;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.Spend;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the simulated shop, over its socket. */
class CustomerLifetimeValueTest {
    private static final LocalDate END = LocalDate.of(2026, 10, 31);

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static TransactionLog log(String... lines) {
        return TransactionLog.parse(
                "customer,date,amount\n" + String.join("\n", lines),
                TransactionLog.Columns.of("customer", "date").amount("amount"));
    }

    /** Four standard errors each way: a false alarm once in 16,000 parameters. */
    @Test
    void report_ofAGeneratedShop_findsTheProcessBehindIt() {
        GeneratedShop generated =
                GeneratedShop.builder(7, END).customers(3000).days(730).generate();
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(generated);

            Report report = CustomerLifetimeValue.report(shop, Question.of(END));

            Fit<BgNbd> fit = report.purchases();
            assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
            GeneratedShop.Buying truth = generated.truth().buying();
            assertThat(fit.model().r())
                    .isCloseTo(truth.r(), within(4 * fit.standardError(BgNbd::r).orElseThrow()));
            assertThat(fit.model().alpha())
                    .isCloseTo(
                            truth.alpha(),
                            within(4 * fit.standardError(BgNbd::alpha).orElseThrow()));
            assertThat(fit.model().a())
                    .isCloseTo(truth.a(), within(4 * fit.standardError(BgNbd::a).orElseThrow()));
            assertThat(fit.model().b())
                    .isCloseTo(truth.b(), within(4 * fit.standardError(BgNbd::b).orElseThrow()));
            assertThat(report.notes()).isEmpty();
            assertThat(simulated.throttled()).isZero();
        }
    }

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    /** The simulated shop refuses what the official schema of the version does. */
    @ParameterizedTest
    @MethodSource("bundled")
    void report_isTheSameInEveryVersion(ApiVersion version) {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())
                        .apiVersion(version))) {
            simulated.load(log("ada,2026-01-05,10", "ada,2026-02-05,30", "bob,2026-03-01,5"));

            Report report = CustomerLifetimeValue.report(shop, Question.of(END));

            assertThat(report.customers()).hasSize(2);
            assertThat(simulated.requests())
                    .allMatch(request -> request.version().equals(version));
            List<Gid> ids = report.customers().stream().map(Customer::id).toList();
            assertThat(CustomerNames.of(shop, ids).values()).containsExactlyInAnyOrder("ada", "bob");
        }
    }

    @Test
    void report_leavesOutWhatIsNoPurchase() {
        GeneratedShop generated = GeneratedShop.builder(3, END)
                .customers(400)
                .guestOrders(0.1)
                .testOrders(0.05)
                .cancelledOrders(0.05)
                .generate();
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(generated);

            Report report = CustomerLifetimeValue.report(shop, Question.of(END));

            assertThat(report.orders().guests()).isPositive();
            assertThat(report.orders().test()).isPositive();
            assertThat(report.orders().cancelled()).isPositive();
            assertThat(report.customers()).hasSize(generated.truth().buyers().size());
        }
    }

    @Test
    void report_afterTheEndOfTheObservation_seesNothing() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada,2026-01-05,10", "ada,2026-10-31,20", "ada,2026-11-01,40", "bob,2026-11-02,5"));

            Report report = CustomerLifetimeValue.report(shop, Question.of(END));

            assertThat(report.customers()).singleElement().satisfies(ada -> {
                assertThat(ada.summary().frequency()).isEqualTo(1);
                assertThat(ada.spend().mean()).isEqualTo(20);
                assertThat(ada.summary().age()).isEqualTo(299 / 7.0);
            });
        }
    }

    @Test
    void rankings_areByWorthAndByDanger() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(GeneratedShop.builder(5, END).customers(300).generate());

            Report report = CustomerLifetimeValue.report(shop, new Question(END, TimeScale.DAY, 6, 0.005, 0.4));

            assertThat(report.mostValuable())
                    .hasSameElementsAs(report.customers())
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(c -> -c.lifetimeValue().orElseThrow()));
            assertThat(report.mostEndangered())
                    .allMatch(c -> c.summary().frequency() > 0)
                    .isSortedAccordingTo(Comparator.comparingDouble(
                            c -> -c.lifetimeValue().orElseThrow() * (1 - c.probabilityAlive())));
        }
    }

    @Test
    void report_ofAnEmptyShop_saysWhatIsMissing() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            assertThatThrownBy(() -> CustomerLifetimeValue.report(shop, Question.of(END)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageStartingWith("Nobody has bought until 2026-10-31");
        }
    }

    @Test
    void report_ofOneCustomer_saysThatItPredictsNothing() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada,2026-01-05,10"));

            Report report = CustomerLifetimeValue.report(shop, Question.of(END));

            assertThat(report.purchases().status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
            assertThat(report.spend()).isEmpty();
            assertThat(report.customers().get(0).lifetimeValue()).isEmpty();
            assertThat(report.notes())
                    .containsExactly(
                            "Too few different customers to determine the purchase model: it describes these very data and"
                                    + " predicts nothing.",
                            "Nobody bought again for a positive amount: there is no spend model and no value in money.");
        }
    }

    @Test
    void tokenWithoutAScope_isDeniedNamingIt() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_customers")
                        .start();
                Shop shop = open(simulated)) {
            assertThatThrownBy(() -> CustomerLifetimeValue.report(shop, Question.of(END)))
                    .isInstanceOf(ShopifyException.Denied.class)
                    .hasMessageContaining("read_orders");
        }
    }

    @Test
    void tokenThatSees60DaysOnly_isSaid() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_customers", "read_orders")
                        .start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada," + LocalDate.now(ZoneOffset.UTC).minusDays(3) + ",10"));

            Report report = CustomerLifetimeValue.report(shop, Question.of(LocalDate.now(ZoneOffset.UTC)));

            assertThat(report.notes().get(0)).startsWith("The access token lacks read_all_orders");
        }
    }

    @Test
    void wrongToken_isDenied() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), "wrong"))) {
            assertThatThrownBy(() -> CustomerLifetimeValue.report(shop, Question.of(END)))
                    .isInstanceOf(ShopifyException.Denied.class)
                    .hasMessageContaining("HTTP 401");
        }
    }

    /** More orders than Shopify pages through in one search, 250 of them at each moment. */
    @Test
    void report_beyondTheDepthOfPaging_missesAndRepeatsNothing() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            lines.add("c" + i % 3000 + "," + LocalDate.of(2026, 1, 1).plusDays(i / 250) + ",10");
        }
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .plan(io.shopwright.testkit.Plan.PLUS)
                        .start();
                Shop shop = open(simulated)) {
            simulated.load(log(lines.toArray(String[]::new)));
            List<Long> heard = new ArrayList<>();

            Report report = CustomerLifetimeValue.report(shop, Question.of(END), (done, total) -> heard.add(done));

            assertThat(report.orders().counted()).isEqualTo(30_000);
            assertThat(report.customers()).hasSize(3000);
            assertThat(heard).isSorted().endsWith(30_000L);
        }
    }

    @Test
    void names_ofWhoIsGone_areLeftOut() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            assertThat(CustomerNames.of(shop, List.of(Gid.of("Customer", 99)))).isEqualTo(Map.of());
        }
    }

    @Test
    void question_outOfRange_isRefused() {
        assertThatThrownBy(() -> new Question(END, TimeScale.WEEK, 0, 0.01, 1))
                .hasMessage("horizonMonths must be in 1..120: 0");
        assertThatThrownBy(() -> new Question(END, TimeScale.WEEK, 12, Double.NaN, 1))
                .hasMessage("monthlyDiscountRate must be in [0, 1): NaN");
        assertThatThrownBy(() -> new Question(END, TimeScale.WEEK, 12, 0.01, 0))
                .hasMessage("margin must be in (0, 1]: 0.0");
    }

    private static Customer customer(int number, double purchases, OptionalDouble value) {
        return new Customer(
                Gid.of("Customer", number),
                new CustomerSummary(1, 1, 2),
                new Spend(1, 5),
                0.5,
                purchases,
                OptionalDouble.empty(),
                value);
    }

    /** Four purchases are not more than three dollars. */
    @Test
    void rankings_neverCompareMoneyWithPurchases() {
        Customer three = customer(1, 1, OptionalDouble.of(3));
        Customer nine = customer(2, 1, OptionalDouble.of(9));
        Customer few = customer(3, 2, OptionalDouble.empty());
        Customer many = customer(4, 4, OptionalDouble.empty());
        List<Customer> customers = List.of(few, three, many, nine);

        assertThat(customers.stream().sorted(Customer.descending(Customer::worth)))
                .containsExactly(nine, three, many, few);
        assertThat(customers.stream().sorted(Customer.descending(Customer::danger)))
                .containsExactly(nine, three, many, few);
    }
}
