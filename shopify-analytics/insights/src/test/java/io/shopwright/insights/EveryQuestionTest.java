package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every question says of shops that are out of the ordinary: the one figure of {@link Asked}, reckoned by hand, or that it
 * refuses; and the words in which it says what it lacks, or nothing where it lacks nothing.
 */
class EveryQuestionTest {
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));
    private static final String REFUSES = "refuses";

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static OrderExport export(String... lines) {
        return OrderExport.parse("Name,Email,Created at,Cancelled at,Total,Refunded Amount,Lineitem quantity,"
                + "Lineitem name,Lineitem price,Financial Status\n" + String.join("\n", lines));
    }

    private static void check(Asked asked, Shop shop, Period period, String figure, String words) {
        Asked.Told told;
        try {
            told = asked.of(shop, period, Reading.PAGES);
        } catch (UnusableDataException | ShopifyException.Denied e) {
            assertThat(figure).as(e.getMessage()).isEqualTo(REFUSES);
            assertThat(e).hasMessageContaining(words);
            return;
        }
        assertThat(told.figure()).as("missing: %s", told.missing()).isEqualByComparingTo(figure);
        if (words == null) {
            assertThat(told.missing()).isEmpty();
        } else {
            assertThat(told.missing()).anySatisfy(line -> assertThat(line).contains(words));
        }
    }

    /** One shop for all questions, since they change nothing. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    private abstract static class OneShop {
        private final SimulatedShop simulated;
        final Shop shop;

        OneShop(SimulatedShop simulated) {
            this.simulated = simulated;
            this.shop = open(simulated);
        }

        abstract void load(SimulatedShop simulated);

        @BeforeAll
        void load() {
            load(simulated);
        }

        @AfterAll
        void close() {
            shop.close();
            simulated.close();
        }

        void check(Asked asked, Period period, String figure, String words) {
            EveryQuestionTest.check(asked, shop, period, figure, words);
        }
    }

    @Nested
    class EmptyShop extends OneShop {
        EmptyShop() {
            super(SimulatedShop.start());
        }

        @Override
        void load(SimulatedShop simulated) {}

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, refuses, Nobody has bought until 2026-06-30",
            "LIFECYCLE, refuses, Nobody has bought until 2026-06-30",
            "STORE, 0, No known customer has bought until 2026-06-30",
            "BUSINESS, 0, no order of the period was sent as a whole",
            "INVENTORY, 0, What it costs to keep stock was not given",
            "CHANNELS, 0, No order of the period has a visit before it",
            "MONITOR, 0, Nothing is expected of a day: that takes sales in the 14 days before",
            "DASHBOARD, 0, Average order value: there were no orders",
            "STORES, 0,"
        })
        void isAnswered(Asked asked, String figure, String words) {
            check(asked, JUNE, figure, words);
        }
    }

    @Nested
    class OneOrder extends OneShop {
        OneOrder() {
            super(SimulatedShop.start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(export("#1,ada@example.com,2026-06-30 10:00:00 +0000,,20,0,2,Tea,10,paid"));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, 1, Too few different customers to determine the purchase model",
            "LIFECYCLE, 20, Fewer than 10 customers differ from each other",
            "STORE, 20, There is no lifetime value",
            "BUSINESS, 20, of 2 units sold 2 have no unit cost",
            "INVENTORY, 0, 2 units were sold of goods that are no longer in the shop",
            "CHANNELS, 20, No order of the period has a visit before it",
            "MONITOR, 20, Nothing is expected of a day",
            "DASHBOARD, 20, 'Customer lifetime value, 12 months: Too few different customers'",
            "STORES, 20,"
        })
        void isAnswered(Asked asked, String figure, String words) {
            check(asked, JUNE, figure, words);
        }
    }

    @Nested
    class GuestsOnly extends OneShop {
        GuestsOnly() {
            super(SimulatedShop.start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(export(
                    "#1,,2026-06-05 10:00:00 +0000,,20,0,2,Tea,10,paid",
                    "#2,,2026-06-30 10:00:00 +0000,,10,0,1,Tea,10,paid"));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, refuses, 2 of guests",
            "LIFECYCLE, refuses, 2 of guests",
            "STORE, 30, Guests cannot be told apart",
            "BUSINESS, 30, Guests cannot be told apart",
            "INVENTORY, 0, 3 units were sold of goods that are no longer in the shop",
            "CHANNELS, 30, No order of the period has a visit before it",
            "MONITOR, 10, Conversion is not watched",
            "DASHBOARD, 30, no known customer has bought yet; guests cannot be told apart",
            "STORES, 30,"
        })
        void areSalesWithoutCustomers(Asked asked, String figure, String words) {
            check(asked, JUNE, figure, words);
        }
    }

    /** 500 of May were given back on the last day of June, on which 10 were sold. */
    @Nested
    class RefundsOverSales extends OneShop {
        RefundsOverSales() {
            super(SimulatedShop.start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(export(
                    "#1,ada@example.com,2026-05-05 10:00:00 +0000,2026-06-30 08:00:00 +0000,500,500,1,Lamp,500,refunded",
                    "#2,bob@example.com,2026-06-30 10:00:00 +0000,,10,0,1,Tea,10,paid"));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, 1, Too few different customers",
            "LIFECYCLE, 10, Fewer than 10 customers",
            "STORE, -490, There is no lifetime value",
            "BUSINESS, -490, of 1 unit sold 1 has no unit cost",
            "INVENTORY, 0, 1 unit was sold of goods that are no longer in the shop",
            "CHANNELS, 10, 1 order of before the period was given back in it",
            "MONITOR, -490, Conversion is not watched",
            "DASHBOARD, -490, 'Customer lifetime value, 12 months: Too few different customers'",
            "STORES, -490,"
        })
        void areNegativeNetSales(Asked asked, String figure, String words) {
            check(asked, JUNE, figure, words);
        }
    }

    /** October 2025 has 31 days and an hour in Berlin; 2:30 comes twice on the 26th. */
    @Nested
    class MonthOfTheClockChange extends OneShop {
        private static final Period OCTOBER = new Period(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 31));

        MonthOfTheClockChange() {
            super(SimulatedShop.builder().timeZone(ZoneId.of("Europe/Berlin")).start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(TransactionLog.parse(
                    "who,when,paid\nada,2025-09-30T23:59,1\nbob,2025-10-01T00:00,2\ncy,2025-10-26T02:30,4\n"
                            + "dan,2025-10-31T23:59,8\neve,2025-11-01T00:00,16",
                    TransactionLog.Columns.of("who", "when").amount("paid")));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, 4, Too few different customers",
            "LIFECYCLE, 15, Fewer than 10 customers",
            "STORE, 14, There is no lifetime value",
            "BUSINESS, 14, of 3 units sold 3 have no unit cost",
            "INVENTORY, 0, 3 units were sold of goods that are no longer in the shop",
            "CHANNELS, 14, No order of the period has a visit",
            "MONITOR, 8, Conversion is not watched",
            "DASHBOARD, 14, 'Customer lifetime value, 12 months: Too few different customers'",
            "STORES, 14,"
        })
        void hasItsOwnDays(Asked asked, String figure, String words) {
            check(asked, OCTOBER, figure, words);
        }
    }

    /** A token that may read all but the stock, the reports and what is older than 60 days: 50 of 5 April are hidden. */
    @Nested
    class SixtyDays extends OneShop {
        private static final Period QUARTER = new Period(LocalDate.of(2026, 4, 1), JUNE.to());

        SixtyDays() {
            super(SimulatedShop.builder()
                    .accessToken("t", "read_orders", "read_customers", "read_products")
                    .start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.time().freezeAt(Instant.parse("2026-06-30T12:00:00Z"));
            simulated.load(export(
                    "#1,ada@example.com,2026-04-05 10:00:00 +0000,,50,0,1,Lamp,50,paid",
                    "#2,bob@example.com,2026-06-30 10:00:00 +0000,,20,0,2,Tea,10,paid"));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, 1, The access token lacks read_all_orders",
            "LIFECYCLE, 20, The access token lacks read_all_orders",
            "STORE, 20, The access token lacks read_all_orders: orders older than 60 days are hidden",
            "BUSINESS, 20, The access token lacks read_all_orders: orders older than 60 days are hidden",
            "INVENTORY, 0, The access token lacks read_all_orders: orders older than 60 days are hidden",
            "CHANNELS, 20, The access token lacks read_all_orders: orders older than 60 days are hidden",
            "MONITOR, 20, Conversion is not watched",
            "DASHBOARD, 20, The access token lacks read_all_orders: orders older than 60 days are hidden",
            "STORES, 20, The access token lacks read_all_orders: orders older than 60 days are hidden"
        })
        void areSaidToBeTheMost(Asked asked, String figure, String words) {
            check(asked, QUARTER, figure, words);
        }

        @ParameterizedTest
        @CsvSource({
            "STORE, 20, lacks read_reports",
            "STORE, 20, lacks read_inventory",
            "BUSINESS, 20, lacks read_inventory",
            "INVENTORY, 0, 'lacks read_products, read_inventory or read_locations'",
            "CHANNELS, 20, lacks read_publications",
            "MONITOR, 20, lacks read_products or read_inventory",
            "DASHBOARD, 20, lacks read_reports"
        })
        void otherScopes_areNamed(Asked asked, String figure, String words) {
            check(asked, QUARTER, figure, words);
        }
    }

    @Nested
    class WithoutOrders extends OneShop {
        WithoutOrders() {
            super(SimulatedShop.builder().accessToken("t", "read_products").start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(export("#1,ada@example.com,2026-06-30 10:00:00 +0000,,20,0,2,Tea,10,paid"));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, refuses, read_orders",
            "LIFECYCLE, refuses, lacks read_orders and read_customers",
            "STORE, refuses, lacks read_orders and read_customers",
            "BUSINESS, refuses, lacks read_orders and read_customers",
            "INVENTORY, 0, 'lacks read_orders and read_customers: orders cannot be read'",
            "CHANNELS, refuses, lacks read_orders and read_customers",
            "MONITOR, refuses, read_orders",
            "DASHBOARD, refuses, lacks read_orders and read_customers",
            "STORES, 0, shop is left out: "
        })
        void nothingIsGuessed(Asked asked, String figure, String words) {
            check(asked, JUNE, figure, words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void secondCurrency_isRefusedNamingOrderAndRemedy(Asked asked) throws IOException {
        try (EuroOrder euro = new EuroOrder();
                Shop shop = euro.open()) {
            boolean leftOut = asked == Asked.STORES;
            check(asked, shop, JUNE, leftOut ? "0" : REFUSES, "Order #1 is in EUR, the shop in USD");
            check(asked, shop, JUNE, leftOut ? "0" : REFUSES, "convert the orders first");
        }
    }

    /** As many as the property {@code shopwright.orders} says, 2,000 unless it is set, more or less: they are drawn. */
    @Nested
    class ManyOrders extends OneShop {
        private final int orders = Integer.getInteger("shopwright.orders", 2_000);

        ManyOrders() {
            super(SimulatedShop.builder().plan(Plan.PLUS).start());
        }

        @Override
        void load(SimulatedShop simulated) {
            simulated.load(GeneratedSales.builder(5, JUNE.to())
                    .days(JUNE.days())
                    .products(1)
                    .dailyUnits(orders / (double) JUNE.days())
                    .season(0, 1)
                    .generate());
        }

        private BigDecimal report(String metric, LocalDate from) {
            return new BigDecimal(new ShopifyQl(shop)
                    .table("FROM sales SHOW " + metric + " SINCE " + from + " UNTIL " + JUNE.to())
                    .rows()
                    .get(0)
                    .get(metric));
        }

        @ParameterizedTest
        @CsvSource({
            "LIFETIME_VALUE, orders",
            "LIFECYCLE, total_sales",
            "STORE, net_sales",
            "BUSINESS, net_sales",
            "INVENTORY, quantity_ordered",
            "CHANNELS, net_sales",
            "MONITOR, net_sales",
            "DASHBOARD, net_sales",
            "STORES, net_sales"
        })
        void areAllCounted_asTheShopsOwnReportDoes(Asked asked, String metric) {
            BigDecimal expected = report(metric, asked == Asked.MONITOR ? JUNE.to() : JUNE.from());

            assertThat(report("orders", JUNE.from())).isGreaterThan(BigDecimal.valueOf(orders * 9L / 10));
            assertThat(asked.of(shop, JUNE, Reading.CHEAPEST).figure()).isEqualByComparingTo(expected);
        }
    }
}
