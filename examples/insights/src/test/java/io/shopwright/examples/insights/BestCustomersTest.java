package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestCustomersTest {
    @Test
    void main_printsFiveNamesWithTheirWorth() {
        String printed = Printed.by(BestCustomers::main);

        assertThat(printed).startsWith("Worth most in the 12 months after 2026-06-30, of 40 customers:");
        assertThat(printed.lines().filter(line -> line.endsWith(" USD"))).hasSize(5);
        assertThat(printed).doesNotContain("null", "NaN");
    }
}
