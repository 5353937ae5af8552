package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Answer;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Tags;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who begins gets wrong, and what he reads then. */
class FirstMistakesTest {
    private final SimulatedShop simulated = SimulatedShop.start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));

    @BeforeEach
    void load() {
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    record Row(io.shopwright.client.Gid id, String title) {}

    @Test
    void object_ofAConnection_namesTheDoorForNodes() {
        assertThatThrownBy(() -> shop.object("products", Row.class).get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row.id: no field 'id' on ProductConnection (2026-10); it is of its nodes, each Product:"
                        + " read them with Shop.connection, or as a Page or List");
    }

    record WithAddress(String title, String onlineStoreUrl) {}

    /** The sample shop has 12 products; each of them fails alike. */
    @Test
    void errorOfManyNodes_isToldOnce() {
        assertThatThrownBy(() ->
                        shop.connection("products", WithAddress.class).stream().toList())
                .isInstanceOfSatisfying(
                        ShopifyException.Invalid.class,
                        e -> assertThat(e.errors()).hasSize(12))
                .hasMessageContaining("products.nodes.0.onlineStoreUrl and 11 more [request-id ");
    }

    @Test
    void printed_aShopIsItsDomainAndAnAnswerItsData() {
        Answer<Tags.Tagged> answer =
                new Tags(shop).add(first(), List.of("checked")).run();

        assertThat(shop.toString()).contains("127.0.0.1", "2026-10").doesNotContain(simulated.accessToken());
        assertThat(answer.toString()).contains(first().value());
    }

    /** What was answered has its webhooks held or sent, however fast the test goes on. */
    @Test
    void webhooksOfAnsweredMutations_areAmongWhatIsReleasedAndListed() throws IOException {
        try (MockWebServer subscriber = new MockWebServer()) {
            subscriber.start();
            URI address = subscriber.url("/hooks").uri();
            simulated.webhooks().subscribe("products/update", address);
            for (int round = 1; round <= 20; round++) {
                subscriber.enqueue(new MockResponse.Builder().code(200).build());
                subscriber.enqueue(new MockResponse.Builder().code(200).build());
                subscriber.enqueue(new MockResponse.Builder().code(200).build());
                simulated.webhooks().hold();
                rename("first " + round);
                rename("second " + round);

                assertThat(simulated.webhooks().releaseShuffled(1)).hasSize(2);
                rename("third " + round);
                assertThat(simulated.webhooks().deliveries()).hasSize(3 * round);
            }
        }
    }

    private void rename(String title) {
        new Products(shop).update(Map.of("id", first(), "title", title)).run();
    }

    private io.shopwright.client.Gid first() {
        return shop.connection("products", Row.class).iterator().next().id();
    }
}
