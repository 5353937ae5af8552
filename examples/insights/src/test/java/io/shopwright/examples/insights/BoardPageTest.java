package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoardPageTest {
    @Test
    void main_printsEachFigureBesideItsTarget() {
        String printed = Printed.by(BoardPage::main);

        assertThat(printed).startsWith("2026-06-01 to 2026-06-30");
        assertThat(printed.lines())
                .anyMatch(
                        line -> line.matches("Net sales +[\\d,]+\\.\\d\\d USD +[\\d,]+\\.\\d\\d USD +(BETTER|WORSE) *"))
                .anyMatch(line -> line.matches("Average order value .* 150\\.00 USD, MISSED"))
                .anyMatch(line -> line.matches("Customers +40 +40  STEADY *"))
                .anyMatch(line -> line.startsWith("Look at: Average order value is "))
                .anyMatch(line -> line.matches("Gross margin +\\d\\d\\.\\d\\d % .* 40\\.00 %, MET"))
                .anyMatch(line -> line.matches("Net promoter score +50\\.0 .*"))
                .anyMatch(line -> line.startsWith("Missing: Answered calls: nobody listened"));
        assertThat(printed).doesNotContain("null", "NaN", "Optional");
    }
}
