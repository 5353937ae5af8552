package io.shopwright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.schema.ApiVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cool-socks",
                "cool-socks.com",
                "https://cool-socks.myshopify.com",
                "a.b.myshopify.com",
                "-x.myshopify.com",
                "evil.com/.myshopify.com",
                "x.myshopify.com.evil.com"
            })
    void of_whatIsNoMyshopifyDomain_isRefused(String domain) {
        assertThatThrownBy(() -> ShopConfig.of(domain, "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A shop is named by its permanent domain, such as cool-socks.myshopify.com, not '" + domain
                        + "'");
    }

    @Test
    void at_wouldSendTheTokenUnencryptedElsewhere_isRefused() {
        assertThatThrownBy(() -> ShopConfig.at(URI.create("http://shop.example/"), "t"))
                .hasMessage("An endpoint is https://host/ (http:// only on this machine), not 'http://shop.example/'");
        assertThat(ShopConfig.at(URI.create("http://127.0.0.1:8080"), "t").endpoint())
                .isEqualTo(URI.create("http://127.0.0.1:8080/"));
    }

    @Test
    void accessToken_thatCannotBeAHeader_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ShopConfig.of("a.myshopify.com", "secret\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatThrownBy(() -> ShopConfig.of("a.myshopify.com", " "))
                .hasMessage("The access token must be printable ASCII without spaces and not blank");
    }

    @Test
    void from_environment_readsShopTokenAndVersion() {
        ShopConfig config = ShopConfig.from(Map.of(
                "SHOPIFY_SHOP", "Cool-Socks.myshopify.com",
                "SHOPIFY_ACCESS_TOKEN", "t",
                "SHOPIFY_API_VERSION", "2026-04"));

        assertThat(config.endpoint()).isEqualTo(URI.create("https://cool-socks.myshopify.com/"));
        assertThat(config.apiVersion()).isEqualTo(ApiVersion.of("2026-04"));
        assertThatThrownBy(() -> ShopConfig.from(Map.of("SHOPIFY_SHOP", "a.myshopify.com")))
                .hasMessage("The environment variable SHOPIFY_ACCESS_TOKEN is not set");
    }

    @Test
    void limits_outOfRange_areRefused() {
        ShopConfig config = ShopConfig.of("a.myshopify.com", "t");

        assertThatThrownBy(() -> config.retries(-1)).hasMessage("retries must be in 0..20: -1");
        assertThatThrownBy(() -> config.deadline(Duration.ZERO)).hasMessage("deadline must be > 0: PT0S");
        assertThatThrownBy(() -> config.callTimeout(Duration.ofSeconds(-1)))
                .hasMessage("callTimeout must be > 0: PT-1S");
    }
}
