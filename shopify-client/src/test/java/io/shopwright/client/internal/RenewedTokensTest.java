package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop that refuses a token, through a real socket. */
class RenewedTokensTest {
    private static final String SHOP = "{\"data\":{\"shop\":{\"name\":\"Socks\"}}}";

    private final FlakyServer server = new FlakyServer();
    private final Renewing tokens = new Renewing("one", "two", "three");
    private final Shop shop = Shop.open(ShopConfig.at(server.endpoint(), tokens));

    record Data(ShopName shop) {}

    record ShopName(String name) {}

    /** Gives the next of its tokens when one is refused. */
    private static final class Renewing implements AccessTokens {
        private final Deque<String> left;
        private final List<String> refused = new ArrayList<>();

        Renewing(String... tokens) {
            left = new ArrayDeque<>(List.of(tokens));
        }

        @Override
        public synchronized String accessToken() {
            String token = left.peek();
            if (token == null) {
                throw new ShopifyException.SignInNeeded("No token is left", "");
            }
            return token;
        }

        @Override
        public synchronized boolean renewed(String token) {
            refused.add(token);
            return left.removeFirstOccurrence(token) && !left.isEmpty();
        }
    }

    @AfterEach
    void close() {
        shop.close();
        server.close();
    }

    private String sentToken() {
        return server.taken().getHeaders().get("X-Shopify-Access-Token");
    }

    @Test
    void query_whoseTokenIsRefused_isSentOnceMoreWithAnother() {
        server.status(401, "text/html", "").json(SHOP);

        assertThat(shop.query(Data.class).get().shop().name()).isEqualTo("Socks");
        assertThat(sentToken()).isEqualTo("one");
        assertThat(sentToken()).isEqualTo("two");
        assertThat(tokens.refused).containsExactly("one");
    }

    @Test
    void mutation_whoseTokenIsRefused_isSentOnceMore() {
        server.status(401, "text/html", "")
                .json("{\"data\":{\"delegateAccessTokenDestroy\":{\"status\":true,\"userErrors\":[]}}}");

        record Destroyed(boolean status) {}

        assertThat(shop.mutation("delegateAccessTokenDestroy", Destroyed.class)
                        .with("accessToken", "x")
                        .run()
                        .data())
                .contains(new Destroyed(true));
        assertThat(server.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void call_whoseNextTokenIsRefusedToo_isDenied() {
        server.status(401, "text/html", "").status(401, "text/html", "");

        assertThatThrownBy(() -> shop.query(Data.class).get()).isInstanceOf(ShopifyException.Denied.class);
        assertThat(server.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void call_withoutAToken_isNotSent() {
        tokens.left.clear();

        assertThatThrownBy(() -> shop.query(Data.class).get())
                .isInstanceOf(ShopifyException.SignInNeeded.class)
                .hasMessage("No token is left");
        assertThat(server.server.getRequestCount()).isZero();
    }

    @Test
    void scopeThatLacks_isNoReasonToRenew() {
        server.status(403, "text/html", "");

        assertThatThrownBy(() -> shop.query(Data.class).get()).isInstanceOf(ShopifyException.Denied.class);
        assertThat(tokens.refused).isEmpty();
    }
}
