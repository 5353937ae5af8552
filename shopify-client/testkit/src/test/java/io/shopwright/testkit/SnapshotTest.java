package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final String ALL = """
            { products(first: 20) { nodes { id title totalInventory variants(first: 3) { nodes { id price sku } } } }
              orders(first: 30, reverse: true) { nodes { id name email processedAt displayFinancialStatus
                totalPriceSet { shopMoney { amount } } refunds { id createdAt } transactions { id kind }
                lineItems(first: 3) { nodes { id title quantity variant { id } } } customer { id displayName tags } } }
              customersCount { count } segments(first: 3) { nodes { name query } }
              webhookSubscriptions(first: 3) { nodes { topic uri } } }""";

    private static void fill(SimulatedShop shop) {
        shop.load(SampleShop.until(END));
        Api.of(shop)
                .data("mutation { segmentCreate(name: \"Big\", query: \"amount_spent > 100\") { segment { id } } }");
        Api.of(shop)
                .data("mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri:"
                        + " \"https://example.com/hooks\"}) { webhookSubscription { id } } }");
        Api.of(shop)
                .data(
                        "mutation { productCreate(product: {title: \"Hat\", tags: [\"new\"], metafields: [{namespace: \"a\","
                                + " key: \"b\", type: \"number_integer\", value: \"3\"}]}) { product { id } userErrors { message } } }");
    }

    @Test
    void restore_bringsBackWhatWas() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            fill(shop);
            JsonNode before = Api.of(shop).data(ALL);
            ShopSnapshot snapshot = shop.snapshot();

            JsonNode made =
                    Api.of(shop).data("mutation { productCreate(product: {title: \"Cap\"}) { product { id } } }");
            shop.load(SampleShop.until(END));
            assertThat(Api.of(shop).data(ALL)).isNotEqualTo(before);
            shop.restore(snapshot);

            assertThat(Api.of(shop).data(ALL)).isEqualTo(before);
            assertThat(Api.of(shop).data("mutation { productCreate(product: {title: \"Cap\"}) { product { id } } }"))
                    .isEqualTo(made);
        }
    }

    @Test
    void file_startsAnotherShop(@TempDir Path folder) {
        Path file = folder.resolve("shop.json");
        JsonNode before;
        String token;
        try (SimulatedShop shop = SimulatedShop.start()) {
            fill(shop);
            before = Api.of(shop).data(ALL);
            token = Api.of(shop)
                    .token("")
                    .send(
                            "/admin/oauth/access_token",
                            new okhttp3.FormBody.Builder()
                                    .add("client_id", shop.app().clientId())
                                    .add("client_secret", shop.app().clientSecret())
                                    .add("grant_type", "client_credentials")
                                    .build())
                    .json()
                    .path("access_token")
                    .asText();
            shop.snapshot().save(file);
        }
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.restore(ShopSnapshot.read(file));

            assertThat(Api.of(shop).data(ALL)).isEqualTo(before);
            assertThat(Api.of(shop).token(token).data(ALL)).isEqualTo(before);
        }
    }

    @Test
    void file_thatIsNone_isRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("shop.json");

        Files.writeString(file, "{");
        assertThatThrownBy(() -> ShopSnapshot.read(file)).hasMessageEndingWith("is no snapshot: it is not JSON");
        Files.writeString(file, "{\"format\":7}");
        assertThatThrownBy(() -> ShopSnapshot.read(file))
                .hasMessageEndingWith("is no snapshot of this version of the library");
        Files.writeString(file, "{\"format\":1,\"rows\":{\"Product\":[{\"@class\":\"Nonsense\"}]}}");
        assertThatThrownBy(() -> ShopSnapshot.read(file)).hasMessage("This version has no record Nonsense");
    }
}
