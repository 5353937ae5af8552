package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.testkit.TransactionLog.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionLogTest {
    private static JsonNode orders(SimulatedShop shop) {
        return Api.of(shop)
                .data(
                        "{ orders(first: 250) { nodes { name processedAt customer { displayName }"
                                + " totalPriceSet { shopMoney { amount } }"
                                + " lineItems(first: 9) { nodes { quantity originalUnitPriceSet { shopMoney { amount } } } } } } }")
                .at("/orders/nodes");
    }

    @Test
    void rows_ofOneDay_staySeparateOrders() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(Logs.of("b,2026-01-02,1,5", "a,20260101,3,10", "a,20260101,1,0.50"));
            JsonNode orders = orders(shop);

            assertThat(orders).hasSize(3);
            assertThat(orders.findValuesAsText("displayName")).containsExactly("a", "a", "b");
            assertThat(orders.findValuesAsText("processedAt"))
                    .containsExactly("2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z");
            assertThat(orders.get(0).at("/lineItems/nodes/0").toString())
                    .isEqualTo("{\"quantity\":3,\"originalUnitPriceSet\":{\"shopMoney\":{\"amount\":\"3.33\"}}}");
            assertThat(orders.get(0).at("/totalPriceSet/shopMoney/amount").asText())
                    .isEqualTo("10.0");
            assertThat(orders.get(1).at("/totalPriceSet/shopMoney/amount").asText())
                    .isEqualTo("0.5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20260309, 2026-03-09T16:00:00Z",
        "2026-03-09, 2026-03-09T16:00:00Z",
        "2026-01-09, 2026-01-09T17:00:00Z",
        "2026-03-09T23:59:59, 2026-03-10T03:59:59Z",
        "2026-03-09 08:15, 2026-03-09T12:15:00Z",
        "2026-03-09T08:15:00Z, 2026-03-09T08:15:00Z",
        "2026-03-09T08:15:00.250+02:00, 2026-03-09T06:15:00Z"
    })
    void date_isReadInTheZoneOfTheShop(String date, String expected) {
        try (SimulatedShop shop =
                SimulatedShop.builder().timeZone(ZoneId.of("America/Toronto")).start()) {
            shop.load(TransactionLog.parse("when,who\n" + date + ",a\n", Columns.of("who", "when")));

            assertThat(orders(shop).get(0).path("processedAt").asText()).isEqualTo(expected);
        }
    }

    @Test
    void file_withMarkQuotesAndCarriageReturns_isRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(
                file,
                "\uFEFFday,\"who\",spent\r\n2026-01-01,\"Socks, \"\"R\"\" us\nLtd\",1.5\r\n\r\n2026-01-02,Zoë,2\r\n");
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(TransactionLog.read(file, Columns.of("who", "day").amount("spent")));

            assertThat(orders(shop).findValuesAsText("displayName")).containsExactly("Socks, \"R\" us\nLtd", "Zoë");
        }
    }

    @Test
    void log_withoutAmounts_makesOrdersOfNothing() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(TransactionLog.parse("who,day\na,2026-01-01", Columns.of("who", "day")));

            assertThat(orders(shop).get(0).at("/totalPriceSet/shopMoney/amount").asText())
                    .isEqualTo("0.0");
            assertThat(orders(shop).get(0).at("/lineItems/nodes/0/quantity").intValue())
                    .isOne();
        }
    }

    @Test
    void log_withAHeaderOnly_isAnEmptyShop() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(TransactionLog.parse("who,day\r\n", Columns.of("who", "day")));

            assertThat(orders(shop)).isEmpty();
            assertThat(Api.of(shop)
                            .data("{ customersCount { count } }")
                            .at("/customersCount/count")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void amount_isRoundedToTheCurrency() {
        try (SimulatedShop shop =
                SimulatedShop.builder().currency(Currency.getInstance("JPY")).start()) {
            shop.load(Logs.of("a,2026-01-01,1,1200.5"));

            assertThat(orders(shop).get(0).at("/totalPriceSet/shopMoney/amount").asText())
                    .isEqualTo("1201.0");
        }
    }

    @Test
    void customer_addsUpWhatWasSpent() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(Logs.of("a,2026-01-01,1,10", "a,2026-01-02,1,2.25"));
            JsonNode customer = Api.of(shop)
                    .data("{ customers(first: 9) { nodes { numberOfOrders createdAt amountSpent { amount } } } }")
                    .at("/customers/nodes");

            assertThat(customer.toString())
                    .isEqualTo("[{\"numberOfOrders\":\"2\",\"createdAt\":\"2026-01-01T12:00:00Z\","
                            + "\"amountSpent\":{\"amount\":\"12.25\"}}]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,19x,1,1 | line 3: the date must be yyyyMMdd, an ISO date or an ISO date-time: '19x'",
                "a,20260230,1,1 | line 3: the date must be yyyyMMdd, an ISO date or an ISO date-time: '20260230'",
                "a,2026-13-01,1,1 | line 3: the date must be yyyyMMdd, an ISO date or an ISO date-time: '2026-13-01'",
                "a,,1,1 | line 3: the date must be yyyyMMdd, an ISO date or an ISO date-time: ''",
                " ,2026-01-01,1,1 | line 3: the customer must not be empty: ''",
                "a,2026-01-01,0,1 | line 3: the quantity must be a whole number above 0: '0'",
                "a,2026-01-01,1.5,1 | line 3: the quantity must be a whole number above 0: '1.5'",
                "a,2026-01-01,1,-5 | line 3: the amount must not be negative: '-5'",
                "a,2026-01-01,1,ten | line 3: the amount must be a decimal number: 'ten'",
                "a,2026-01-01,1 | line 3: a row must have 4 fields as the header has: 'a,2026-01-01,1'",
                "a,\"2026-01-01,1,1 | line 3: a quoted field has no closing quote",
                "a,\"2026-01-01\"x,1,1 | line 3: after a closing quote must come a comma or the end of the line, not 'x'"
            })
    void line_bad_isNamed(String line, String message) {
        assertThatThrownBy(() -> Logs.of("good,2026-01-01,1,1", line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void line_afterAQuotedLineBreak_isCountedRight() {
        assertThatThrownBy(() -> Logs.of("\"a\nb\",2026-01-01,1,1", "c,soon,1,1"))
                .hasMessageStartingWith("line 4: ");
    }

    @Test
    void column_missing_namesThoseThatExist() {
        assertThatThrownBy(() -> TransactionLog.parse("id,date\n1,2026-01-01", Columns.of("customer", "date")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log has no column 'customer'; it has 'id', 'date'");
        assertThatThrownBy(() -> TransactionLog.parse("a,a,date", Columns.of("a", "date")))
                .hasMessage("the log has more than one column 'a'");
        assertThatThrownBy(() -> TransactionLog.parse("", Columns.of("a", "date")))
                .hasMessage("the log has no header");
    }
}
