package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusinessReviewTest {
    @Test
    void main_printsProfitScorePlanAndReturn() {
        String printed = Printed.by(BusinessReview::main);

        assertThat(printed.lines())
                .anyMatch(line -> line.matches("Gross sales [\\d,.]+, net sales [\\d,.]+"))
                .anyMatch(line -> line.matches("Gross profit [\\d,.]+"))
                .anyMatch(line -> line.matches("Score \\d+ of 100:"))
                .anyMatch(line -> line.matches("  Growth of net sales is .* points\\."))
                .anyMatch(line -> line.matches("  week 1: .* a year\\)"))
                .anyMatch(line -> line.matches("Invest [\\d,]+, gain -?[\\d,]+ in the first year .*"))
                .anyMatch(line -> line.startsWith("Missing: The market position is unknown"));
        assertThat(printed).doesNotContain("null", "NaN", "Optional");
    }
}
