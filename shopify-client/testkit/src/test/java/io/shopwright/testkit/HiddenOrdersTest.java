package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Orders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The doors of the client at a shop that hides old orders. */
class HiddenOrdersTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private static SimulatedShop shop(String... scopes) {
        SimulatedShop simulated = SimulatedShop.builder()
                .clock(new SteppedClock(NOW))
                .accessToken("t", scopes)
                .start();
        simulated.load(Logs.of("ann,2026-04-30,1,1", "ann,2026-05-02,1,1", "ann,2026-06-01,1,1"));
        return simulated;
    }

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    @Test
    void withTheScopeForAll_nothingIsHidden() {
        try (SimulatedShop simulated = shop("read_orders", "read_customers", "read_all_orders");
                Shop shop = open(simulated)) {
            Orders orders = new Orders(shop);

            assertThat(orders.hiddenBefore(NOW)).isEmpty();
            assertThat(orders.all().stream()).hasSize(3);
        }
    }

    @Test
    void withoutIt_theMomentIsSaidBeforeWhichOrdersAreMissing() {
        try (SimulatedShop simulated = shop("read_orders", "read_customers");
                Shop shop = open(simulated)) {
            Orders orders = new Orders(shop);

            Optional<Instant> hidden = orders.hiddenBefore(NOW);
            List<Orders.Summary> seen = orders.all().stream().toList();

            assertThat(hidden).contains(Instant.parse("2026-05-01T12:00:00Z"));
            assertThat(seen).hasSize(2).noneMatch(order -> order.createdAt().isBefore(hidden.orElseThrow()));
        }
    }
}
