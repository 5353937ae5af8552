package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerSummaryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1 | 0 | 5 | frequency must be >= 0: -1
        2 | 50 | 39 | need 0 <= recency <= age, finite: recency 50.0, age 39.0
        2 | NaN | 39 | need 0 <= recency <= age, finite: recency NaN, age 39.0
        2 | 5 | Infinity | need 0 <= recency <= age, finite: recency 5.0, age Infinity
        0 | 5 | 39 | recency must be 0 without a repeat purchase: 5.0
        2 | 0 | 39 | recency must be > 0 with a repeat purchase: frequency 2; count several purchases of one day as one
        """)
    void new_impossibleHistory_namesRuleAndValue(int frequency, double recency, double age, String message) {
        assertThatThrownBy(() -> new CustomerSummary(frequency, recency, age))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() ->
                        CustomerCounts.of(new int[] {0, frequency}, new double[] {0, recency}, new double[] {1, age}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: " + message);
    }

    @Test
    void counts_lengthsDiffer_namesThem() {
        assertThatThrownBy(() -> CustomerCounts.of(new int[2], new double[2], new double[3]))
                .hasMessage("frequency, recency and age must have the same length: 2, 2, 3");
    }

    @Test
    void counts_joinEqualHistories() {
        CustomerSummary customer = new CustomerSummary(2, 10, 20);
        CustomerCounts counts = CustomerCounts.of(
                List.of(customer, new CustomerSummary(0, 0, 20), customer, new CustomerSummary(0, -0.0, 20)));
        assertThat(counts.customers()).isEqualTo(4);
        assertThat(counts.distinct()).isEqualTo(2);
    }
}
