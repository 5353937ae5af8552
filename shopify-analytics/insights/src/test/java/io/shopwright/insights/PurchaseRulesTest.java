package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which orders are purchases, on orders written out in the Admin API's own JSON. */
class PurchaseRulesTest {
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    private final MockWebServer server = new MockWebServer();
    private int number = 1000;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private PurchaseHistory read(String zone, String... orders) {
        enqueue("{\"shop\":{\"myshopifyDomain\":\"a.myshopify.com\",\"currencyCode\":\"USD\",\"ianaTimezone\":\"" + zone
                + "\"},\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"read_all_orders\"}]}}");
        enqueue("{\"ordersCount\":{\"count\":" + orders.length + "}}");
        enqueue("{\"orders\":{\"nodes\":[" + String.join(",", orders)
                + "],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}");
        try (Shop shop = Shop.open(ShopConfig.at(server.url("/").uri(), "t"))) {
            return PurchaseHistory.read(shop, ShopFacts.of(shop), END, Reading.PAGES);
        }
    }

    private void enqueue(String data) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"data\":" + data + "}")
                .build());
    }

    private String order(String processedAt, String rest) {
        number++;
        return "{\"id\":\"gid://shopify/Order/" + number + "\",\"name\":\"#" + number + "\",\"processedAt\":\""
                + processedAt + "\"," + rest + "}";
    }

    private static String rest(boolean test, String cancelledAt, String customer, String... amounts) {
        return "\"test\":" + test + ",\"cancelledAt\":" + cancelledAt + ",\"totalPriceSet\":" + bag(amounts[0])
                + ",\"currentTotalPriceSet\":" + bag(amounts[1]) + ",\"customer\":" + customer;
    }

    private static String bag(String money) {
        String[] parts = money.split(" ", 2);
        return "{\"shopMoney\":{\"amount\":\"" + parts[0] + "\",\"currencyCode\":\"" + parts[1] + "\"}}";
    }

    private static final String ADA = "{\"id\":\"gid://shopify/Customer/1\"}";

    private static Purchase<Gid> ada(String day, double amount) {
        return new Purchase<>(Gid.of("Customer", 1), LocalDate.parse(day), amount);
    }

    @Test
    void testCancelledGuestAndRefundedOrders_areNoPurchases() {
        PurchaseHistory history = read(
                "UTC",
                order("2026-01-05T10:00:00Z", rest(false, "null", ADA, "10.0 USD", "10.0 USD")),
                order("2026-01-06T10:00:00Z", rest(true, "null", ADA, "10.0 USD", "10.0 USD")),
                order("2026-01-07T10:00:00Z", rest(false, "\"2026-01-08T00:00:00Z\"", ADA, "10.0 USD", "0.0 USD")),
                order("2026-01-08T10:00:00Z", rest(false, "null", "null", "10.0 USD", "10.0 USD")),
                order("2026-01-09T10:00:00Z", rest(false, "null", ADA, "10.0 USD", "0.0 USD")));

        assertThat(history.purchases()).containsExactly(ada("2026-01-05", 10));
        assertThat(history.counts()).isEqualTo(new OrderCounts(5, 1, 1, 1, 1, 1));
    }

    @Test
    void partlyRefundedOrder_countsWithWhatIsLeft() {
        assertThat(read("UTC", order("2026-01-05T10:00:00Z", rest(false, "null", ADA, "30.0 USD", "12.5 USD")))
                        .purchases())
                .containsExactly(ada("2026-01-05", 12.5));
    }

    @Test
    void orderThatWasFree_isAPurchaseOfNoValue() {
        assertThat(read("UTC", order("2026-01-05T10:00:00Z", rest(false, "null", ADA, "0.0 USD", "0.0 USD")))
                        .purchases())
                .containsExactly(ada("2026-01-05", 0));
    }

    /** In Los Angeles it is still the evening before, in Auckland already the next day. */
    @Test
    void day_isThatOfTheShopsTimeZone() {
        String order = order("2026-03-08T05:30:00Z", rest(false, "null", ADA, "1.0 USD", "1.0 USD"));

        assertThat(read("America/Los_Angeles", order).purchases()).containsExactly(ada("2026-03-07", 1));
        assertThat(read("UTC", order).purchases()).containsExactly(ada("2026-03-08", 1));
        assertThat(read(
                                "Pacific/Auckland",
                                order("2026-03-08T12:30:00Z", rest(false, "null", ADA, "1.0 USD", "1.0 USD")))
                        .purchases())
                .containsExactly(ada("2026-03-09", 1));
    }

    /** Clocks went forward on 8 March 2026 in Los Angeles: the last second of the 31st there is 06:59:59 UTC. */
    @Test
    void search_endsWithTheLastDayInTheShopsTimeZone() throws InterruptedException {
        read("America/Los_Angeles");

        server.takeRequest();
        assertThat(server.takeRequest().getBody().utf8()).contains("processed_at:<'2026-04-01T07:00:00Z'");
    }

    @Test
    void secondCurrency_isAnErrorThatNamesTheOrder() {
        String euro = order("2026-01-05T10:00:00Z", rest(false, "null", ADA, "10.0 EUR", "10.0 EUR"));

        assertThatThrownBy(() -> read("UTC", euro))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("Order #1001 is in EUR, the shop in USD: amounts of two currencies cannot be added. End the"
                        + " observation before the currency changed, or convert the orders first");
    }

    @Test
    void unknownTimeZone_isAnErrorThatNamesIt() {
        assertThatThrownBy(() -> read("Mars/Olympus"))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("'Mars/Olympus' is unknown to this Java");
    }

    @Test
    void noOrders_areAnEmptyHistory() {
        PurchaseHistory history = read("UTC");

        assertThat(history.purchases()).isEqualTo(List.of());
        assertThat(history.counts()).isEqualTo(new OrderCounts(0, 0, 0, 0, 0, 0));
    }
}
