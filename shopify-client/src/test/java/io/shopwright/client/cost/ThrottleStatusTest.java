package io.shopwright.client.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleStatusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The numbers of a live shop's answer, whole and decimal mixed. */
    @Test
    void of_recordedStatus_readsWholeAndDecimalNumbers() throws JsonProcessingException {
        assertThat(ThrottleStatus.of(JSON.readTree(
                        "{\"maximumAvailable\":4000.0,\"currentlyAvailable\":3842,\"restoreRate\":200.0,\"new\":1}")))
                .contains(new ThrottleStatus(4000, 3842, 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"maximumAvailable\":2000,\"restoreRate\":100}",
                "{\"maximumAvailable\":2000,\"currentlyAvailable\":5,\"restoreRate\":0}"
            })
    void of_statusWithoutUsableNumbers_isEmpty(String text) throws JsonProcessingException {
        assertThat(ThrottleStatus.of(JSON.readTree(text))).isEmpty();
        assertThat(ThrottleStatus.of(JSON.readTree(text).path("throttleStatus")))
                .isEmpty();
    }
}
