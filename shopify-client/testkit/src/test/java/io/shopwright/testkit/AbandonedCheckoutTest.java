package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbandonedCheckoutTest {
    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);
    private String email;

    @BeforeEach
    void load() {
        shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        email = api.data("{ customers(first: 1) { nodes { defaultEmailAddress { emailAddress } } } }")
                .at("/customers/nodes/0/defaultEmailAddress/emailAddress")
                .asText();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void sample_hasSix_ofWhichTwoWereRecovered() {
        JsonNode found = api.data(
                "{ all: abandonedCheckoutsCount { count precision }"
                        + " recovered: abandonedCheckoutsCount(query: \"recovery_state:recovered\") { count }"
                        + " left: abandonedCheckouts(first: 10, query: \"recovery_state:not_recovered"
                        + " created_at:>='2026-06-01'\", sortKey: CREATED_AT) { nodes { createdAt completedAt customer { id } } } }");

        assertThat(found.path("all").toString()).isEqualTo("{\"count\":6,\"precision\":\"EXACT\"}");
        assertThat(found.at("/recovered/count").intValue()).isEqualTo(2);
        assertThat(found.at("/left/nodes")).hasSize(4);
        assertThat(found.at("/left/nodes").findValuesAsText("createdAt")).isSorted();
        assertThat(found.at("/left/nodes/0/completedAt").isNull()).isTrue();
    }

    @Test
    void checkout_left_showsWhatItWouldHaveCost() {
        String id = shop.abandonCheckout(email, Map.of("SOCK-01", 2));
        JsonNode checkout = api.data("{ node(id: \"" + id + "\") { ... on AbandonedCheckout { name customer {"
                        + " defaultEmailAddress { emailAddress } } discountCodes note lineItemsQuantity abandonedCheckoutUrl"
                        + " totalPriceSet { presentmentMoney { amount currencyCode } } lineItems(first: 2) { nodes {"
                        + " title sku quantity originalUnitPriceSet { shopMoney { amount } } } } } } }")
                .path("node");

        assertThat(checkout.path("name").asText()).isEqualTo("#" + id.substring(id.lastIndexOf('/') + 1));
        assertThat(checkout.at("/customer/defaultEmailAddress/emailAddress").asText())
                .isEqualTo(email);
        assertThat(checkout.at("/totalPriceSet/presentmentMoney").toString())
                .isEqualTo("{\"amount\":\"28.0\",\"currencyCode\":\"USD\"}");
        assertThat(checkout.at("/lineItems/nodes").toString())
                .isEqualTo("[{\"title\":\"Wool Socks\",\"sku\":\"SOCK-01\",\"quantity\":2,\"originalUnitPriceSet\":"
                        + "{\"shopMoney\":{\"amount\":\"14.0\"}}}]");
        assertThat(checkout.path("abandonedCheckoutUrl").asText()).startsWith("https://" + shop.domain() + "/");
    }

    @Test
    void checkout_ofNobodyOrNothing_isRefused() {
        assertThatThrownBy(() -> shop.abandonCheckout("nobody@example.com", Map.of("SOCK-01", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody@example.com");
        assertThatThrownBy(() -> shop.abandonCheckout(email, Map.of("NO-SUCH", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO-SUCH");
        assertThatThrownBy(() -> shop.abandonCheckout(email, Map.of("SOCK-01", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }
}
