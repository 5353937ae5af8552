package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bounds ten times what a quiet machine needs, to catch a scan or a sort a page and nothing smaller. */
class SpeedTest {
    private static final String PAGE =
            "query P($after: String) { orders(first: 250, after: $after, sortKey: CREATED_AT)"
                    + " { nodes { id name processedAt test cancelledAt customer { id } netPaymentSet { shopMoney {"
                    + " amount currencyCode } } } pageInfo { hasNextPage endCursor } } }";

    @Test
    void pages_of250_fromAShopOf10000Orders() {
        try (SimulatedShop shop = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            shop.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                    .customers(5_000)
                    .generate());
            walk(shop);
            long start = System.nanoTime();
            int pages = walk(shop);
            Duration each = Duration.ofNanos(System.nanoTime() - start).dividedBy(pages);

            assertThat(pages).isGreaterThan(30);
            assertThat(each).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void shop_further_startsAtOnce() {
        try (SimulatedShop first = SimulatedShop.start()) {
            Api.of(first).data("{ shop { id } }");
            long start = System.nanoTime();
            try (SimulatedShop further = SimulatedShop.start()) {
                Api.of(further).data("{ shop { id } }");
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        }
    }

    private static int walk(SimulatedShop shop) {
        int pages = 0;
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode orders = Api.of(shop)
                    .data(PAGE, after.isEmpty() ? Map.of() : Map.of("after", after))
                    .path("orders");
            after = orders.at("/pageInfo/endCursor").asText();
            more = orders.at("/pageInfo/hasNextPage").booleanValue();
            pages++;
        }
        return pages;
    }
}
