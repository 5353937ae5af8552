package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastMonthTest {
    @Test
    void main_printsSalesFindingsAndAdvice() {
        String printed = Printed.by(LastMonth::main);

        assertThat(printed).startsWith("2026-06-01 to 2026-06-30: net sales ");
        assertThat(printed.lines())
                .anyMatch(line -> line.matches("\\d+ customers bought, \\d+ of them for the first time"))
                .anyMatch(line -> line.matches(
                        "Conversion, share of sessions +\\d\\.\\d %, target at least 2\\.0 %: (MET|NEAR|MISSED)"))
                .anyMatch(line -> line.matches(
                        "Customer lifetime value, 12 months +\\d+\\.\\d\\d USD, target at least 100\\.00 USD: MET"))
                .anyMatch(line -> line.matches("- Net sales (rose|fell) by .*There were .*"))
                .anyMatch(line -> line.matches("- Find out why '.*' sells less.*"))
                .noneMatch(line -> line.startsWith("Missing"));
        assertThat(printed).doesNotContain("unknown", "null", "NaN", "Optional");
    }
}
