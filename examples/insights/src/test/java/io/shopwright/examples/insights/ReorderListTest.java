package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReorderListTest {
    @Test
    void main_printsWhatToOrderAndWhy() {
        String printed = Printed.by(ReorderList::main);

        assertThat(printed).startsWith("Sold out if nothing is ordered after 2026-06-30, as likely as not:");
        assertThat(printed).containsPattern("To order on 2026-06-30: [1-9]\\d* variants?,");
        assertThat(printed).contains("reorder point", " USD");
        assertThat(printed).doesNotContain("Missing", "null", "NaN");
    }
}
