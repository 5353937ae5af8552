package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shopify's own clients for JavaScript, unchanged, against the simulated shop. Skipped where Node is absent. */
class OfficialClientsTest {
    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .https()
            .app("app-1", "secret-1", "read_products", "write_products")
            .start();

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode run(String task) throws IOException {
        return OfficialClients.run(shop, task);
    }

    @ParameterizedTest
    @CsvSource({
        "codeOffline, false, false, false",
        "codeExpiring, false, true, true",
        "codeOnline, true, true, false",
        "exchangeOnline, true, true, false",
        "exchangeOffline, false, true, true",
        "clientCredentials, false, true, false"
    })
    void signIn_givesASessionThatWorks(String task, boolean online, boolean expires, boolean refreshes)
            throws IOException {
        JsonNode session = run(task);

        assertThat(session.path("shop").asText()).isEqualTo("cool-socks.myshopify.com");
        assertThat(session.path("name").asText()).isEqualTo("Cool Socks");
        assertThat(session.path("scope").asText()).contains("write_products");
        assertThat(session.path("isOnline").booleanValue()).isEqualTo(online);
        assertThat(session.path("expires").booleanValue()).isEqualTo(expires);
        assertThat(session.path("refreshes").booleanValue()).isEqualTo(refreshes);
        assertThat(session.has("user")).isEqualTo(online);
    }

    @Test
    void signIn_refreshesAndMigrates() throws IOException {
        JsonNode refreshed = run("refresh");
        JsonNode migrated = run("migrate");

        assertThat(refreshed.path("name").asText()).isEqualTo("Cool Socks");
        assertThat(refreshed.path("rotated").booleanValue()).isTrue();
        assertThat(migrated.path("name").asText()).isEqualTo("Cool Socks");
        assertThat(migrated.path("refreshes").booleanValue()).isTrue();
        assertThat(migrated.at("/old/code").intValue()).isEqualTo(401);
    }

    @Test
    void signIn_thatIsForged_isRefused() throws IOException {
        assertThat(run("exchangeForged").path("type").asText()).isEqualTo("InvalidJwtError");
        assertThat(run("unknownToken").path("code").intValue()).isEqualTo(401);
    }

    @Test
    void request_readsDataAndCost() throws IOException {
        shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));

        JsonNode answer = run("query");

        assertThat(answer.at("/data/products/nodes").findValuesAsText("title"))
                .containsExactly("Beeswax Candle", "Canvas Bag");
        assertThat(answer.at("/extensions/cost/requestedQueryCost").intValue()).isEqualTo(3);
        assertThat(answer.has("errors")).isFalse();
    }

    @Test
    void request_writes() throws IOException {
        JsonNode answer = run("mutation");

        assertThat(answer.at("/created/product/handle").asText()).isEqualTo("made-by-the-client");
        assertThat(answer.at("/created/userErrors")).isEmpty();
        assertThat(answer.at("/read/title").asText()).isEqualTo("Made by the client");
        assertThat(run("rejected").at("/userErrors/0/message").asText()).isEqualTo("Title can't be blank");
    }

    @Test
    void request_thatIsWrong_tellsItsCode() throws IOException {
        JsonNode answer = run("staticError");

        assertThat(answer.path("status").intValue()).isEqualTo(200);
        assertThat(answer.at("/codes/0").asText()).isEqualTo("undefinedField");
    }

    @Test
    void pages_areFollowedToTheirEnd() throws IOException {
        shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));

        JsonNode pages = run("pages");

        assertThat(pages.path("count").intValue()).isEqualTo(300);
        assertThat(pages.path("distinct").intValue()).isEqualTo(300);
        assertThat(shop.requests()).hasSize(8);
    }

    @Test
    void request_isSentAgainWhileTheShopIsBusy() throws IOException {
        shop.faults().next().status(503);
        shop.faults().next().status(429);

        assertThat(run("retries").at("/shop/name").asText()).isEqualTo("Cool Socks");
        assertThat(shop.requests()).hasSize(1);
    }

    @Test
    void webhooks_areValidIfTheShopSignedThem() throws IOException {
        try (OfficialClients.Task task = OfficialClients.start(shop, "webhooks")) {
            URI address = URI.create("http://127.0.0.1:" + task.next().intValue() + "/hooks");
            shop.webhooks().subscribe("products/create", address);
            WebhookDelivery good = shop.webhooks()
                    .deliver("products/create", "{\"title\":\"Ülle's socks\"}")
                    .get(0);
            try (SimulatedShop other =
                    SimulatedShop.builder().app("app-1", "another").start()) {
                other.webhooks().subscribe("products/create", address);
                assertThat(other.webhooks()
                                .deliver("products/create", "{}")
                                .get(0)
                                .status())
                        .isEqualTo(401);
            }
            JsonNode seen = task.next();

            assertThat(good.accepted()).isTrue();
            assertThat(seen.at("/0/valid").booleanValue()).isTrue();
            assertThat(seen.at("/0/topic").asText()).isEqualTo("PRODUCTS_CREATE");
            assertThat(seen.at("/0/domain").asText()).isEqualTo("cool-socks.myshopify.com");
            assertThat(seen.at("/0/eventId").asText()).isEqualTo(good.eventId());
            assertThat(seen.at("/1/valid").booleanValue()).isFalse();
            assertThat(seen.at("/1/reason").asText()).isEqualTo("invalid_hmac");
        }
    }

    @Test
    void webhooks_areRegisteredOnce() throws IOException {
        JsonNode registered = run("register");

        assertThat(registered.at("/first/0").booleanValue()).isTrue();
        assertThat(registered.path("second").intValue()).isZero();
    }
}
