package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stock, customers and channels of shops that are out of the ordinary. */
class QuestionsAtTheEdgeTest {
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static OrderExport export(String... lines) {
        return OrderExport.parse("Name,Email,Created at,Cancelled at,Total,Refunded Amount,Lineitem quantity,"
                + "Lineitem name,Lineitem price,Financial Status\n" + String.join("\n", lines));
    }

    private static InventoryIntelligence.Question stock(LocalDate end, int days) {
        SupplySource supply = SupplySource.same(SupplySource.Supply.within(LeadTime.certain(10)));
        return new InventoryIntelligence.Question(end, days, 30, 7, 0.95, 30, days, null, supply);
    }

    private static ChannelReport.Question channels(Period period) {
        return ChannelReport.Question.of(period, AdSpendSource.NONE);
    }

    private enum Asked {
        STOCK {
            @Override
            Object ask(Shop shop) {
                return InventoryIntelligence.report(shop, stock(JUNE.to(), JUNE.days()));
            }
        },
        CUSTOMERS {
            @Override
            Object ask(Shop shop) {
                return CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(JUNE.to()));
            }
        },
        CHANNELS {
            @Override
            Object ask(Shop shop) {
                return ChannelReport.report(shop, channels(JUNE));
            }
        };

        abstract Object ask(Shop shop);
    }

    @ParameterizedTest
    @EnumSource
    void secondCurrency_isRefusedNamingOrderAndRemedy(Asked asked) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String money = "{\"shopMoney\":{\"amount\":\"5\",\"currencyCode\":\"EUR\"}}";
            enqueue(
                    server,
                    "{\"shop\":{\"myshopifyDomain\":\"a.myshopify.com\",\"currencyCode\":\"USD\",\"ianaTimezone\":\"UTC\"},"
                            + "\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"read_all_orders\"},{\"handle\":"
                            + "\"read_orders\"},{\"handle\":\"read_customers\"},{\"handle\":\"read_products\"}]}}");
            enqueue(
                    server,
                    "{\"orders\":{\"nodes\":[{\"id\":\"gid://shopify/Order/1\",\"name\":\"#1\",\"processedAt\":"
                            + "\"2026-06-05T00:00:00Z\",\"test\":false,\"taxesIncluded\":false,\"subtotalPriceSet\":"
                            + money
                            + ",\"totalShippingPriceSet\":" + money + ",\"totalPriceSet\":" + money
                            + ",\"currentTotalPriceSet\":" + money
                            + ",\"displayFulfillmentStatus\":\"FULFILLED\",\"lineItems\":{\"nodes\":[],\"pageInfo\":"
                            + "{\"hasNextPage\":false}},\"refunds\":[]}],\"pageInfo\":{\"hasNextPage\":false}}}");
            try (Shop shop = Shop.open(ShopConfig.at(server.url("/").uri(), "t"))) {
                assertThatThrownBy(() -> asked.ask(shop))
                        .isInstanceOf(UnusableDataException.class)
                        .hasMessageContaining("Order #1 is in EUR, the shop in USD")
                        .hasMessageContaining("convert the orders first");
            }
        }
    }

    private static void enqueue(MockWebServer server, String data) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"data\":" + data + "}")
                .build());
    }

    @Test
    void guestsOnly_areSalesWithoutCustomers() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(export(
                    "#1,,2026-06-05 10:00:00 +0000,,20,0,2,Tea,10,paid",
                    "#2,,2026-06-06 10:00:00 +0000,,10,0,1,Tea,10,paid"));

            ChannelReport.Report report = ChannelReport.report(shop, channels(JUNE));

            assertThat(report.places()).singleElement().satisfies(place -> {
                assertThat(place.sales().net()).isEqualByComparingTo("30");
                assertThat(place.customers()).isZero();
                assertThat(place.share())
                        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("1"));
            });
            assertThat(report.coverage()).isEqualTo(new ChannelReport.Coverage(0, 2, 0));
            assertThatThrownBy(() -> Asked.CUSTOMERS.ask(shop))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("guests=2");
        }
    }

    @Test
    void refundsOverSales_leaveNoSharesAndNoCustomerWhoKeptNothing() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(export(
                    "#1,ada@example.com,2026-05-05 10:00:00 +0000,2026-06-05 10:00:00 +0000,500,500,1,Lamp,500,refunded",
                    "#2,bob@example.com,2026-06-06 10:00:00 +0000,,10,0,1,Tea,10,paid"));

            ChannelReport.Report june = ChannelReport.report(shop, channels(JUNE));
            ChannelReport.Report both =
                    ChannelReport.report(shop, channels(new Period(LocalDate.of(2026, 5, 1), JUNE.to())));
            CustomerLifecycle.Report customers =
                    CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(JUNE.to()));

            assertThat(june.places().get(0).sales().net()).isEqualByComparingTo("10");
            assertThat(june.basis().missing()).anyMatch(line -> line.startsWith("1 orders of before the period"));
            assertThat(both.places().get(0).sales().net()).isEqualByComparingTo("10");
            assertThat(customers.customers()).hasSize(1);
        }
    }

    /** October has an hour more in Berlin. The shop counts its days by itself. */
    @Test
    void monthOfTheClockChange_hasItsOwnUnits() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .timeZone(ZoneId.of("Europe/Berlin"))
                        .start();
                Shop shop = open(simulated)) {
            simulated.load(GeneratedSales.builder(5, LocalDate.of(2025, 11, 5))
                    .days(60)
                    .products(2)
                    .generate());

            InventoryIntelligence.Report report =
                    InventoryIntelligence.report(shop, stock(LocalDate.of(2025, 10, 31), 31));

            String units = new ShopifyQl(shop)
                    .table("FROM sales SHOW quantity_ordered SINCE 2025-10-01 UNTIL 2025-10-31")
                    .rows()
                    .get(0)
                    .get("quantity_ordered");
            assertThat(report.items().stream()
                            .mapToLong(InventoryIntelligence.Item::sold)
                            .sum())
                    .isEqualTo(Long.parseLong(units));
        }
    }

    /** As many as the property {@code shopwright.orders} says, 2,000 unless it is set, one each of 10. */
    @Test
    void manyOrders_areAllCounted() {
        int orders = Integer.getInteger("shopwright.orders", 2_000);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            lines.add("c" + i % 500 + "," + JUNE.from().plusDays(i % 30) + ",10");
        }
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start();
                Shop shop = open(simulated)) {
            simulated.load(TransactionLog.parse(
                    "customer,date,amount\n" + String.join("\n", lines),
                    TransactionLog.Columns.of("customer", "date").amount("amount")));

            ChannelReport.Report channels = ChannelReport.report(shop, channels(JUNE));
            CustomerLifecycle.Report customers =
                    CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(JUNE.to()));

            assertThat(channels.places().get(0).sales().net())
                    .isEqualByComparingTo(BigDecimal.TEN.multiply(BigDecimal.valueOf(orders)));
            assertThat(channels.coverage().withoutVisit()).isEqualTo(orders);
            assertThat(customers.customers()).hasSize(500);
            assertThat(customers.customers().stream()
                            .map(CustomerLifecycle.Customer::spent)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(BigDecimal.TEN.multiply(BigDecimal.valueOf(orders)));
        }
    }
}
