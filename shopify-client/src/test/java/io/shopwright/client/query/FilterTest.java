package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.ShopifyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    @Test
    void comparison_isQuotedWhereAColonWouldStartAnotherTerm() {
        assertThat(Filter.atLeast("updated_at", Instant.parse("2026-08-21T00:00:00Z")))
                .hasToString("updated_at:>='2026-08-21T00:00:00Z'");
        assertThat(Filter.below("created_at", LocalDate.of(2026, 1, 31))).hasToString("created_at:<'2026-01-31'");
        assertThat(Filter.atLeast("total_spent", new BigDecimal("1E+2"))).hasToString("total_spent:>=100");
        assertThat(Filter.is("test", false)).hasToString("test:false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "red socks|tag:'red socks'",
                "a OR b|tag:'a OR b'",
                "D'Addario|tag:\"D'Addario\"",
                "5\" pipe|tag:'5\" pipe'",
                "both ' and \"|tag:\"both ' and \\\"\"",
                "back\\slash|tag:\"back\\\\slash\""
            })
    void value_staysOneValue(String value, String expected) {
        assertThat(Filter.is("tag", value)).hasToString(expected);
    }

    @Test
    void combinations_areInParentheses() {
        Filter a = Filter.is("tag", "a");
        Filter b = Filter.is("tag", "b");
        Filter c = Filter.exists("email");

        assertThat(Filter.any(a, Filter.all(b, Filter.not(c))))
                .hasToString("(tag:'a') OR ((tag:'b') AND (NOT (email:*)))");
        assertThat(Filter.all(a)).hasToString("tag:'a'");
        assertThat(Filter.startsWith("name", "#10 (b)")).hasToString("name:#10\\ \\(b\\)*");
        assertThat(Filter.text("winter sale")).hasToString("'winter sale'");
    }

    @Test
    void badFilter_isRefused() {
        assertThatThrownBy(() -> Filter.is("tag OR test", "x"))
                .hasMessage("a search field is written like processed_at, not 'tag OR test'");
        assertThatThrownBy(() -> Filter.is("tag", " "))
                .hasMessage("a search value must not be blank; it would match everything");
        assertThatThrownBy(Filter::all).hasMessage("a combination needs at least one filter");
    }

    record Row(String name) {}

    /** The warning as recorded from a real shop: an unknown field is ignored and everything comes back. */
    @Test
    void searchThatTheShopIgnored_isAnError() {
        String body =
                "{\"data\":{\"orders\":{\"nodes\":[{\"name\":\"#1\"}],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}},"
                        + "\"extensions\":{\"search\":[{\"path\":[\"orders\"],\"query\":\"colour:red\",\"parsed\":{\"field\":\"colour\","
                        + "\"match_all\":\"red\"},\"warnings\":[{\"field\":\"colour\",\"message\":\"Invalid search field for this query.\","
                        + "\"code\":\"invalid_field\"}]}]}}";
        Connection<Row> orders =
                Connection.of(new CannedShop(body), "orders", Row.class).with("query", Filter.is("colour", "red"));

        assertThatThrownBy(orders::page)
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessage("The search was ignored, everything came back: colour: Invalid search field for this query."
                        + " (invalid_field) [request-id r-1]");
    }
}
