package io.shopwright.examples.mcp;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.auth.AppCredentials;
import io.shopwright.client.auth.MemoryTokenStore;
import io.shopwright.client.auth.SignIn;
import io.shopwright.client.auth.TokenProvider;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.webhook.WebhookVerifier;
import java.util.Map;
import java.util.Optional;

/** The shop that the environment names, and the way in. */
record RealShop(Map<String, String> environment) {
    private static final String NO_WAY_IN = "no way into the shop: set SHOPIFY_ACCESS_TOKEN, or SHOPIFY_API_KEY and"
            + " SHOPIFY_API_SECRET of an app of its organisation";

    boolean isNamed() {
        return variable("SHOPIFY_SHOP_DOMAIN")
                .or(() -> variable("SHOPIFY_SHOP"))
                .isPresent();
    }

    /** @throws IllegalArgumentException if something is missing or wrong */
    ShopConfig config() {
        ShopConfig config = variable("SHOPIFY_ACCESS_TOKEN")
                .map(token -> ShopConfig.of(domain(), token))
                .orElseGet(() -> ShopConfig.of(domain(), tokens(SignIn.of(app()))));
        return variable("SHOPIFY_API_VERSION")
                .map(version -> config.apiVersion(ApiVersion.of(version)))
                .orElse(config);
    }

    /** Tokens of a day each, which a shop gives to an app of its own organisation. */
    AccessTokens tokens(SignIn signIn) {
        return TokenProvider.clientCredentials(signIn, domain(), new MemoryTokenStore());
    }

    AppCredentials app() {
        return AppCredentials.of(
                variable("SHOPIFY_API_KEY").orElseThrow(() -> new IllegalArgumentException(NO_WAY_IN)),
                variable("SHOPIFY_API_SECRET").orElseThrow(() -> new IllegalArgumentException(NO_WAY_IN)));
    }

    /** What checks the webhooks that the shop sends, if the environment has the secret. */
    Optional<WebhookVerifier> webhooks() {
        return variable("SHOPIFY_WEBHOOK_SECRET").map(WebhookVerifier::of);
    }

    private String domain() {
        return variable("SHOPIFY_SHOP_DOMAIN")
                .or(() -> variable("SHOPIFY_SHOP"))
                .orElseThrow(() -> new IllegalArgumentException("SHOPIFY_SHOP_DOMAIN is not set"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return isNamed() ? domain() : "no shop";
    }
}
