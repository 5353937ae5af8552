package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WinBackTest {
    @Test
    void main_printsWhereCustomersStandAndWhatCouldBeDone() {
        String printed = Printed.by(WinBack::main);

        assertThat(printed).startsWith("40 customers until 2026-06-30: ");
        assertThat(printed).contains("No campaign from 2026-06-30");
        assertThat(printed).contains("Most to be lost:", "days silent");
        assertThat(printed).doesNotContain("null", "NaN");
    }
}
