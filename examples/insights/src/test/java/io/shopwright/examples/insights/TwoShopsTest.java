package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwoShopsTest {
    @Test
    void main_printsBothShopsAndTheirSum() {
        String printed = Printed.by(TwoShops::main);

        assertThat(printed.lines())
                .anyMatch(line -> line.matches("United States +[\\d,]+\\.\\d\\d USD from +\\d+ orders, [+-][\\d.]+ %"))
                .anyMatch(line -> line.matches("Germany +[\\d,]+\\.\\d\\d USD from +\\d+ orders, [+-][\\d.]+ %"))
                .anyMatch(line -> line.matches("Together +[\\d,]+\\.\\d\\d USD from +\\d+ orders, [+-][\\d.]+ %"))
                .anyMatch(line -> line.startsWith("- Germany sold none of '"));
        assertThat(printed).doesNotContain("null", "NaN", "Optional", "Missing");
    }
}
