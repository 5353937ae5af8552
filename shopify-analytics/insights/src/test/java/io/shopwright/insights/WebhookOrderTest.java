package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Reference;
import io.shopwright.client.webhook.Payloads;
import io.shopwright.client.webhook.Topic;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookVerifier;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What a shop tells by webhooks comes to the same as what it tells when it is asked. */
class WebhookOrderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");

    private static final String TWO_LINES = """
            mutation { orderCreate(order: {taxesIncluded: %s, currency: USD, discountCode: {itemPercentageDiscountCode: {
                code: "SUMMER", percentage: 10}}, lineItems: [
                {title: "Mug", quantity: 2, priceSet: {shopMoney: {amount: "12.55", currencyCode: USD}},
                 taxLines: [{title: "VAT", rate: "0.2", priceSet: {shopMoney: {amount: "3.77", currencyCode: USD}}}]},
                {title: "Cup", quantity: 1, priceSet: {shopMoney: {amount: "7.01", currencyCode: USD}}}],
                shippingLines: [{title: "Post", priceSet: {shopMoney: {amount: "4.00", currencyCode: USD}}}],
                transactions: [{kind: SALE, status: SUCCESS, amountSet: {shopMoney: {amount: "50", currencyCode: USD}}}]}) {
                order { id } userErrors { message } } }
            """;

    private final BlockingQueue<Payloads.Order> told = new LinkedBlockingQueue<>();

    record Line(@Arguments("first: 5") Page<Reference> lineItems) {}

    private MockWebServer receiver(SimulatedShop simulated) throws IOException {
        WebhookReceiver receiver = WebhookReceiver.builder(
                        WebhookVerifier.of(simulated.app().clientSecret()), Runnable::run)
                .on(Topic.ORDERS_CREATE, (order, delivery) -> told.add(order))
                .on(Topic.ORDERS_UPDATED, (order, delivery) -> told.add(order))
                .on(Topic.ORDERS_CANCELLED, (order, delivery) -> told.add(order))
                .build();
        MockWebServer server = new MockWebServer();
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
        for (String topic : List.of("orders/create", "orders/updated", "orders/cancelled")) {
            simulated.webhooks().subscribe(topic, address);
        }
        return server;
    }

    private Payloads.Order next() throws InterruptedException {
        Payloads.Order order = told.poll(60, TimeUnit.SECONDS);
        assertThat(order).as("the webhook").isNotNull();
        return order;
    }

    private static SalesFigures asked(Shop shop) {
        return SalesLedger.read(shop, ShopFacts.of(shop), new Period(DAY, DAY), Reading.PAGES)
                .figures(new Period(DAY, DAY));
    }

    @Test
    void ordersAndRefunds_areThoseOfTheShop() throws Exception {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(SampleShop.until(DAY));
            simulated.time().freezeAt(NOON);
            simulated.time().resume();
            try (MockWebServer server = receiver(simulated);
                    Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
                    SalesMonitor monitor =
                            SalesMonitor.start(shop, SalesMonitor.Question.of(List.of()), alert -> {}, NOON)) {
                SalesFigures before = monitor.update(NOON).today();
                for (boolean included : List.of(false, true)) {
                    Gid order = Gid.parse(shop.document(TWO_LINES.formatted(included), JsonNode.class)
                            .get()
                            .at("/orderCreate/order/id")
                            .textValue());
                    Payloads.Order created = next();
                    assertThat(monitor.accept(created)).isTrue();
                    assertThat(monitor.accept(created)).isFalse();
                    assertSame(monitor, shop);

                    Gid mug = shop.object("order", Line.class)
                            .with("id", order)
                            .get()
                            .lineItems()
                            .nodes()
                            .get(0)
                            .id();
                    simulated.time().advance(Duration.ofMinutes(1));
                    new Orders(shop)
                            .refund(Map.of(
                                    "orderId",
                                    order,
                                    "refundLineItems",
                                    List.of(Map.of("lineItemId", mug, "quantity", 1))))
                            .run();
                    assertThat(monitor.accept(next())).isTrue();
                    assertSame(monitor, shop);
                }
                SalesFigures after = monitor.update(NOON.plusSeconds(300)).today();
                assertThat(after.orders()).isEqualTo(before.orders() + 2);
                assertThat(after.unitsReturned()).isEqualTo(before.unitsReturned() + 2);
                assertThat(server.getRequestCount()).isEqualTo(4);
            }
        }
    }

    private static void assertSame(SalesMonitor monitor, Shop shop) {
        SalesFigures heard = monitor.update(NOON.plusSeconds(200)).today();
        SalesFigures read = asked(shop);
        assertThat(heard.net()).isEqualByComparingTo(read.net());
        assertThat(heard.gross()).isEqualByComparingTo(read.gross());
        assertThat(heard.discounts()).isEqualByComparingTo(read.discounts());
        assertThat(heard.returns()).isEqualByComparingTo(read.returns());
        assertThat(heard.shipping()).isEqualByComparingTo(read.shipping());
        assertThat(heard.taxes()).isEqualByComparingTo(read.taxes());
        assertThat(heard.units()).isEqualTo(read.units());
        assertThat(heard.unitsReturned()).isEqualTo(read.unitsReturned());
    }
}
