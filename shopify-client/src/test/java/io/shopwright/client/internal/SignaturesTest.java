package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final byte[] CONTENT = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    /** RFC 4231, test case 2: the key is {@code Jefe}. */
    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final String BASE64 = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

    private static Signatures of(String... secrets) {
        return Signatures.of(List.of(secrets));
    }

    @Test
    void signature_isThatOfTheRfc() {
        assertThat(of("Jefe").hex(CONTENT)).isEqualTo(HEX);
        assertThat(of("Jefe").base64(CONTENT)).isEqualTo(BASE64);
    }

    @Test
    void matches_eachSecret_andNoOther() {
        assertThat(of("new", "Jefe").matchesHex(CONTENT, HEX)).isTrue();
        assertThat(of("Jefe", "old").matchesBase64(CONTENT, BASE64)).isTrue();
        assertThat(of("new", "old").matchesHex(CONTENT, HEX)).isFalse();
        assertThat(of("Jefe").matchesHex(CONTENT, HEX.toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(of("Jefe").matchesHex(CONTENT, "")).isFalse();
        assertThat(of("Jefe").matchesBase64(CONTENT, BASE64.replace("=", ""))).isFalse();
    }

    @Test
    void of_noSecret_isRefused() {
        assertThatThrownBy(() -> of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("x", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
