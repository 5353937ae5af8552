package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.Customers;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against each fault that the simulated shop knows. */
class ClientFaultsTest {
    private static final int ORDERS = 12;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-20T12:00:00Z"));
    private final SimulatedShop simulated = SimulatedShop.builder().clock(clock).start();
    private final Shop shop = Shop.open(
            ShopConfig.at(simulated.endpoint(), simulated.accessToken()).callTimeout(Duration.ofSeconds(10)));

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    /** A fault that passes. */
    static Stream<Consumer<Faults.Trigger>> passing() {
        return Stream.of(
                Faults.Trigger::reset,
                Faults.Trigger::lostReply,
                Faults.Trigger::truncatedBody,
                Faults.Trigger::throttled,
                fault -> fault.status(502),
                fault -> fault.status(429, Duration.ofMillis(120)),
                fault -> fault.drip(200, Duration.ofMillis(1)),
                fault -> fault.clockSkew(Duration.ofDays(-400)),
                fault -> fault.clockSkew(Duration.ofDays(400)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void reading_losesNothingAndSeesNothingTwice(Consumer<Faults.Trigger> fault) {
        for (int i = 1; i <= ORDERS; i++) {
            simulated.load(Logs.of("ann,2026-01-%02d,1,1".formatted(i)));
        }
        fault.accept(simulated.faults().every(3));

        List<Gid> read = new Orders(shop)
                .all().pageSize(2).stream().map(Orders.Summary::id).toList();

        assertThat(read).hasSize(ORDERS).doesNotHaveDuplicates();
        assertThat(simulated.faults().struck()).isPositive();
    }

    @Test
    void shopWhoseClockJumps_isReadOn() {
        for (int i = 1; i <= ORDERS; i++) {
            simulated.load(Logs.of("ann,2026-01-%02d,1,1".formatted(i)));
        }
        int read = 0;
        for (Orders.Summary order : new Orders(shop).all().pageSize(2)) {
            clock.advance(Duration.ofMinutes(read % 2 == 0 ? 45 : -50));
            assertThat(order.test()).isFalse();
            read++;
        }

        assertThat(read).isEqualTo(ORDERS);
    }

    @Test
    void lostReplyAfterAWrite_isToldAndTheWriteIsDoneOnce() {
        simulated.load(Logs.of("ann,2026-01-10,1,1"));
        Gid customer = new Customers(shop).all().iterator().next().id();
        int before = simulated.requests().size();
        simulated.faults().next().rootField("tagsAdd").lostReply();

        assertThatThrownBy(() -> new Tags(shop).add(customer, List.of("vip")).run())
                .isInstanceOf(ShopifyException.OutcomeUnknown.class);
        assertThat(simulated.requests()).hasSize(before + 1);
        assertThat(new Customers(shop).customer(customer).get().tags()).containsExactly("vip");
    }
}
