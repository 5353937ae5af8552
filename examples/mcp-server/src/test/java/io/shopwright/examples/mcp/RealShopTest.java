package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.auth.SignIn;
import io.shopwright.testkit.SimulatedShop;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealShopTest {
    private record Named(String name) {}

    private static RealShop of(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return new RealShop(environment);
    }

    @Test
    void config_accessToken_isUsedAsItIs() {
        RealShop named = of(
                "SHOPIFY_SHOP_DOMAIN", "cool-socks.myshopify.com",
                "SHOPIFY_ACCESS_TOKEN", " shpat_x ",
                "SHOPIFY_API_VERSION", "2026-07");

        assertThat(named.config()).hasToString("cool-socks.myshopify.com (2026-07)");
    }

    @Test
    void tokens_appOfTheOrganisation_signsInByItsSecret() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                .name("Cool Socks")
                .app("app-1", "secret-1", "read_products")
                .start()) {
            RealShop named = of(
                    "SHOPIFY_SHOP_DOMAIN", "cool-socks.myshopify.com",
                    "SHOPIFY_API_KEY", "app-1",
                    "SHOPIFY_API_SECRET", "secret-1");
            AccessTokens tokens = named.tokens(SignIn.of(named.app()).at(domain -> simulated.endpoint()));

            try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), tokens))) {
                assertThat(shop.object("shop", Named.class).get().name()).isEqualTo("Cool Socks");
            }
        }
    }

    @Test
    void config_withoutAWayIn_saysWhatToSet() {
        assertThatThrownBy(() -> of("SHOPIFY_SHOP_DOMAIN", "cool-socks.myshopify.com", "SHOPIFY_API_KEY", "k")
                        .config())
                .hasMessage(
                        "no way into the shop: set SHOPIFY_ACCESS_TOKEN, or SHOPIFY_API_KEY and SHOPIFY_API_SECRET of"
                                + " an app of its organisation");
    }

    @Test
    void config_foreignDomain_isRefused() {
        assertThatThrownBy(() -> of("SHOPIFY_SHOP_DOMAIN", "evil.example", "SHOPIFY_ACCESS_TOKEN", "t")
                        .config())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_namesNoSecret() {
        assertThat(of("SHOPIFY_SHOP_DOMAIN", "cool-socks.myshopify.com", "SHOPIFY_ACCESS_TOKEN", "shpat_x"))
                .hasToString("cool-socks.myshopify.com");
    }
}
