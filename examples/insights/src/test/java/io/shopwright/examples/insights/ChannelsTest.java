package io.shopwright.examples.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelsTest {
    @Test
    void main_printsPlacesTrafficAndWhatIsMissing() {
        String printed = Printed.by(Channels::main);

        assertThat(printed).startsWith("Sales from 2026-04-02 to 2026-06-30:");
        assertThat(printed)
                .contains("google / cpc", "newsletter / email", "Led there, by last non-direct click:", "Missing: ");
        assertThat(printed).doesNotContain("null", "NaN");
    }
}
