package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.webhook.Topic;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookReceiver.Outcome;
import io.shopwright.client.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver that has a shop's caches tells them what the shop says has changed. */
class WebhookCachesTest {
    private final SimulatedShop simulated =
            SimulatedShop.builder().app("app-1", "secret-1", "write_products").start();
    private final Caches caches = Caches.create();
    private final ShopConfig config = ShopConfig.at(simulated.endpoint(), simulated.accessToken());
    private final Shop cached = Shop.open(config.caches(caches).domain(simulated.domain()));
    private final Shop other = Shop.open(config);
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final MockWebServer server = new MockWebServer();

    private record Titled(Gid id, String title) {}

    private record Changed(Titled product) {}

    @BeforeEach
    void listen() throws IOException {
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        WebhookReceiver receiver = WebhookReceiver.builder(WebhookVerifier.of("secret-1"), Runnable::run)
                .caches(caches)
                .listener(receipt -> outcomes.add(receipt.outcome()))
                .on(Topic.PRODUCTS_UPDATE, (product, delivery) -> {})
                .build();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int status = receiver.receive(
                                request.getHeaders().toMultimap(),
                                request.getBody().toByteArray())
                        .status();
                return new MockResponse.Builder().code(status).build();
            }
        });
        server.start();
        URI address = server.url("/").uri();
        simulated.webhooks().subscribe("products/update", address);
        simulated.webhooks().subscribe("products/delete", address);
    }

    @AfterEach
    void close() {
        cached.close();
        other.close();
        caches.close();
        simulated.close();
        server.close();
    }

    private Gid product() {
        return other.connection("products", Titled.class).iterator().next().id();
    }

    private Titled read(Gid id) {
        return cached.object("product", Titled.class).with("id", id).get();
    }

    private void awaitOutcome(Outcome expected) throws InterruptedException {
        assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void changeOfAnother_isReadOnceTheWebhookIsAnswered() throws InterruptedException {
        Gid id = product();
        String before = read(id).title();

        other.mutation("productUpdate", Changed.class)
                .with("product", Map.of("id", id, "title", "elsewhere"))
                .run();
        awaitOutcome(Outcome.ACCEPTED);

        assertThat(read(id).title()).isEqualTo("elsewhere").isNotEqualTo(before);
    }

    @Test
    void topicThatNothingHandles_isToldToo() throws InterruptedException {
        Gid id = product();
        long count = cached.connection("products", Titled.class).stream().count();

        other.mutation("productDelete", Deleted.class)
                .with("input", Map.of("id", id))
                .run();
        awaitOutcome(Outcome.UNHANDLED);

        assertThat(cached.connection("products", Titled.class).stream().count()).isEqualTo(count - 1);
    }

    private record Deleted(Gid deletedProductId) {}
}
