package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TodaysSalesTest {
    @Test
    void main_printsTheDayBesideWhatIsExpected() {
        String printed = Printed.by(TodaysSales::main);

        assertThat(printed.lines())
                .anyMatch(line -> line.matches("2026-06-30: net sales \\d+\\.\\d\\d from \\d+ orders"))
                .anyMatch(line ->
                        line.matches("Expected of the day: -?[\\d.,]+, ordinary is (nothing|[\\d.,]+) to [\\d.,]+"))
                .anyMatch(line -> line.matches("Goal 'week': [\\d.]+ of 1000, [A-Z_]+"))
                .anyMatch(line -> line.matches("Alert: \\d units of [A-Z]+-\\d+ are left"))
                .anyMatch(line -> line.startsWith("Missing: Conversion is not watched"));
        assertThat(printed).doesNotContain("null", "NaN", "Optional");
    }
}
