package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.testkit.GeneratedSales.Channel;
import io.shopwright.testkit.GeneratedSales.Good;
import io.shopwright.testkit.GeneratedSales.Market;
import io.shopwright.testkit.GeneratedSales.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The orders that a shop shows over its socket, against the truth that they were drawn from. What is counted is Poisson
 * distributed: it must be within four standard deviations of the mean that the truth gives.
 */
class GeneratedSalesTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final GeneratedSales SALES = GeneratedSales.builder(7, END)
            .days(730)
            .products(4)
            .dailyUnits(8)
            .trend(0.5)
            .season(0.4, 340)
            .promotion(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31), 0.1)
            .promotion(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), 0.3)
            .stockOut(1, LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 20))
            .stockOut(2, LocalDate.of(2026, 6, 20), END)
            .generate();
    private static final Truth TRUTH = SALES.truth();
    private static final List<Sold> SOLD = new ArrayList<>();
    private static final SimulatedShop SHOP =
            SimulatedShop.builder().plan(Plan.PLUS).start();

    private record Sold(LocalDate day, String sku, BigDecimal paid, String country, List<String> sources) {}

    @BeforeAll
    static void read() {
        SHOP.load(SALES);
        String query =
                "query ($after: String) { orders(first: 250, after: $after, sortKey: PROCESSED_AT) { nodes { processedAt"
                        + " totalPriceSet { shopMoney { amount } } shippingAddress { countryCodeV2 } customerJourneySummary {"
                        + " firstVisit { source } lastVisit { source } } lineItems(first: 2) { nodes { sku } } }"
                        + " pageInfo { hasNextPage endCursor } } }";
        String after = "";
        while (after != null) {
            SHOP.time().advance(Duration.ofSeconds(10));
            JsonNode page = Api.of(SHOP)
                    .data(query, after.isEmpty() ? Map.of() : Map.of("after", after))
                    .path("orders");
            page.path("nodes").forEach(order -> SOLD.add(sold(order)));
            JsonNode info = page.path("pageInfo");
            after = info.path("hasNextPage").booleanValue()
                    ? info.path("endCursor").asText()
                    : null;
        }
    }

    private static Sold sold(JsonNode order) {
        JsonNode journey = order.path("customerJourneySummary");
        return new Sold(
                Instant.parse(order.path("processedAt").asText())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate(),
                order.at("/lineItems/nodes/0/sku").asText(),
                new BigDecimal(order.at("/totalPriceSet/shopMoney/amount").asText()),
                order.at("/shippingAddress/countryCodeV2").asText(),
                List.of(
                        journey.at("/firstVisit/source").asText(),
                        journey.at("/lastVisit/source").asText()));
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    private static void assertCounts(Predicate<LocalDate> days) {
        double mean = 0;
        for (LocalDate day = TRUTH.start(); !day.isAfter(TRUTH.end()); day = day.plusDays(1)) {
            for (Good good : TRUTH.goods()) {
                mean += days.test(day) ? TRUTH.sold(good, day) : 0;
            }
        }
        long count = SOLD.stream().filter(sold -> days.test(sold.day())).count();
        assertThat((double) count).isCloseTo(mean, within(4 * Math.sqrt(mean)));
    }

    @Test
    void units_followTrendSeasonAndWeek() {
        assertThat(SOLD).hasSizeGreaterThan(10_000);
        assertCounts(day -> day.isBefore(LocalDate.of(2025, 7, 1)));
        assertCounts(day -> !day.isBefore(LocalDate.of(2025, 7, 1)));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            assertCounts(day -> day.getDayOfWeek() == weekday);
        }
        for (int month = 1; month <= 12; month++) {
            int each = month;
            assertCounts(day -> day.getMonthValue() == each);
        }
    }

    /** The same months a year apart differ by the trend and by the promotions' lifts alone. */
    @Test
    void promotions_showTheElasticity() {
        double first = SOLD.stream().filter(sold -> inMarch(sold, 2025)).count();
        double second = SOLD.stream().filter(sold -> inMarch(sold, 2026)).count();
        double lift = second / first / (1 + TRUTH.trend());
        double elasticity = Math.log(lift) / Math.log(0.7 / 0.9);

        // The ratio of two Poisson counts; 0.02 for weekdays that fall differently.
        double error = (Math.sqrt(1 / first + 1 / second) + 0.02) / Math.log(0.9 / 0.7);
        assertThat(elasticity).isCloseTo(TRUTH.elasticity(), within(4 * error));
        assertThat(error).isLessThan(0.3);
    }

    private static boolean inMarch(Sold sold, int year) {
        return sold.day().getYear() == year && sold.day().getMonthValue() == 3;
    }

    @Test
    void prices_areThoseOfThePromotions() {
        assertThat(SOLD).allSatisfy(sold -> {
            BigDecimal price = TRUTH.goods().stream()
                    .filter(good -> good.sku().equals(sold.sku()))
                    .findFirst()
                    .orElseThrow()
                    .price();
            assertThat(sold.paid().doubleValue())
                    .isCloseTo(price.doubleValue() * (1 - TRUTH.discount(sold.day())), within(1e-9));
        });
    }

    @Test
    void buyers_payInTheirMarketsCurrency_atTheRateOfTheTruth() {
        Map<String, Market> markets = new HashMap<>();
        TRUTH.markets().forEach(each -> markets.put(each.countryCode(), each));
        JsonNode orders = Api.of(SHOP)
                .data("{ orders(first: 250) { nodes { presentmentCurrencyCode shippingAddress { countryCodeV2 }"
                        + " totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }"
                        + " transactions { amountSet { presentmentMoney { amount } } } lineItems(first: 1) { nodes {"
                        + " discountedTotalSet { presentmentMoney { amount currencyCode } } } } } } }")
                .at("/orders/nodes");

        assertThat(orders.findValuesAsText("presentmentCurrencyCode")).contains("USD", "CAD");
        for (JsonNode order : orders) {
            Market market =
                    markets.get(order.at("/shippingAddress/countryCodeV2").asText());
            JsonNode paid = order.at("/totalPriceSet/presentmentMoney");
            BigDecimal inShop =
                    new BigDecimal(order.at("/totalPriceSet/shopMoney/amount").asText());
            assertThat(order.at("/totalPriceSet/shopMoney/currencyCode").asText())
                    .isEqualTo("USD");
            assertThat(paid.path("currencyCode").asText())
                    .isEqualTo(order.path("presentmentCurrencyCode").asText())
                    .isEqualTo(
                            market.currency() == null
                                    ? "USD"
                                    : market.currency().getCurrencyCode());
            assertThat(new BigDecimal(paid.path("amount").asText()))
                    .isEqualByComparingTo(inShop.multiply(market.rate()).setScale(2, RoundingMode.HALF_UP));
            assertThat(order.at("/lineItems/nodes/0/discountedTotalSet/presentmentMoney"))
                    .isEqualTo(paid);
            assertThat(order.at("/transactions/0/amountSet/presentmentMoney/amount"))
                    .isEqualTo(paid.path("amount"));
        }
    }

    @Test
    void market_withARateAndNoCurrency_isRefused() {
        assertThatThrownBy(() -> new Market("CA", 1, null, new BigDecimal("1.36")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate");
    }

    @Test
    void stockOuts_sellNothing() {
        assertThat(SOLD)
                .noneMatch(sold -> TRUTH.stockOuts().stream().anyMatch(each -> each.covers(sold.sku(), sold.day())));
        JsonNode variants = Api.of(SHOP)
                .data("{ productVariants(first: 9) { nodes { sku inventoryQuantity } } }")
                .at("/productVariants/nodes");
        for (JsonNode variant : variants) {
            assertThat(variant.path("inventoryQuantity").intValue() == 0)
                    .isEqualTo(variant.path("sku").asText().equals("GOOD-2"));
        }
    }

    @Test
    void channels_causeTheirShareOfOrders_andDirectOnesEndMost() {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (Sold sold : SOLD) {
            first.merge(sold.sources().get(0), 1, Integer::sum);
            last.merge(sold.sources().get(1), 1, Integer::sum);
        }
        int orders = SOLD.size();
        for (Channel channel : TRUTH.channels()) {
            double mean = orders * channel.share();
            assertThat((double) first.get(channel.source())).isCloseTo(mean, within(4 * Math.sqrt(mean)));
        }
        assertThat(last.get("direct") / (double) orders).isGreaterThan(0.6);
        assertThat(SOLD.stream().filter(sold -> sold.country().equals("CA")).count() / (double) orders)
                .isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / orders)));
    }

    @Test
    void seed_same_givesTheSameSales() {
        GeneratedSales again = GeneratedSales.builder(3, END).days(60).generate();
        try (SimulatedShop one = SimulatedShop.start();
                SimulatedShop other = SimulatedShop.start()) {
            one.load(again);
            other.load(GeneratedSales.builder(3, END).days(60).generate());

            assertThat(List.copyOf(one.data().orders().rows()))
                    .isNotEmpty()
                    .isEqualTo(List.copyOf(other.data().orders().rows()));
        }
    }

    @Test
    void settings_bad_areRefused() {
        assertThatThrownBy(() -> GeneratedSales.builder(1, END).days(0)).hasMessage("days must be from 1 to 3660: 0");
        assertThatThrownBy(() -> GeneratedSales.builder(1, END).promotion(END, END, 1))
                .hasMessage("discount must be in (0, 1): 1.0");
        assertThatThrownBy(() -> GeneratedSales.builder(1, END).weekdays(List.of(1.0)))
                .hasMessage("weekdays must be seven factors >= 0: [1.0]");
        assertThatThrownBy(() -> GeneratedSales.builder(1, END).dailyUnits(Double.NaN))
                .hasMessage("dailyUnits must be > 0 and finite: NaN");
    }
}
