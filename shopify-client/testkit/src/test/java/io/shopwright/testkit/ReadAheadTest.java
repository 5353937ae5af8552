package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Connection;
import io.shopwright.client.resource.Orders;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are fetched before they are asked for. */
class ReadAheadTest {
    private static final int ORDERS = 23;

    private final SimulatedShop simulated = SimulatedShop.start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    private final Connection<Orders.Summary> orders = new Orders(shop).all();

    @BeforeEach
    void load() {
        simulated.load(Logs.of(IntStream.rangeClosed(1, ORDERS)
                .mapToObj("ann,2026-01-%02d,1,1"::formatted)
                .toArray(String[]::new)));
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 22, 23, 24, 250})
    void nodes_areTheSameInTheSameOrder(int pageSize) {
        List<Orders.Summary> plain = orders.pageSize(pageSize).stream().toList();
        int asked = simulated.requests().size();

        List<Orders.Summary> ahead =
                orders.pageSize(pageSize).readAhead().stream().toList();

        assertThat(ahead).isEqualTo(plain).hasSize(ORDERS);
        assertThat(simulated.requests()).as("no page twice").hasSize(2 * asked);
    }

    @Test
    void readerWhoStops_leavesTwoPagesUnreadAtMost() {
        Iterator<Orders.Summary> reader =
                orders.pageSize(5).readAhead().stream().iterator();

        IntStream.range(0, 6).forEach(i -> reader.next());
        shop.close();

        assertThat(simulated.requests().size()).as("pages asked for").isBetween(2, 4);
    }

    @Test
    void readingThatFails_givesTheNodesBeforeIt() {
        Iterator<Orders.Summary> reader =
                orders.pageSize(5).readAhead().stream().iterator();
        simulated.faults().every(3).status(403);

        IntStream.range(0, 10).forEach(i -> reader.next());

        assertThatThrownBy(reader::hasNext).isInstanceOf(ShopifyException.Denied.class);
    }

    @Test
    void faultsThatPass_loseNothing() {
        simulated.faults().every(3).truncatedBody();

        assertThat(orders.pageSize(2).readAhead().stream().map(Orders.Summary::id))
                .hasSize(ORDERS)
                .doesNotHaveDuplicates();
    }

    @Test
    void closedShop_isSaid() {
        shop.close();

        assertThatThrownBy(() -> orders.within(Duration.ofSeconds(5))
                        .readAhead()
                        .iterator()
                        .hasNext())
                .isInstanceOf(ShopifyException.Cancelled.class);
    }

    @Test
    void readerWhoIsInterrupted_endsTheCallsThatNobodyWaitsFor() throws InterruptedException {
        Iterator<Orders.Summary> reader =
                orders.pageSize(5).readAhead().stream().iterator();
        simulated.faults().every(3).drip(4, Duration.ofMillis(500));
        IntStream.range(0, 10).forEach(i -> reader.next());
        FutureTask<Boolean> more = new FutureTask<>(reader::hasNext);
        Thread waiting = new Thread(more);
        waiting.start();

        waiting.interrupt();

        assertThatThrownBy(() -> more.get(20, TimeUnit.SECONDS)).cause().isInstanceOf(ShopifyException.Cancelled.class);
        waiting.join();
        shop.close();
        await(() -> Thread.getAllStackTraces().entrySet().stream().noneMatch(ReadAheadTest::fetchesAPage));
    }

    private static boolean fetchesAPage(Map.Entry<Thread, StackTraceElement[]> thread) {
        return Stream.of(thread.getValue())
                .anyMatch(frame -> frame.getClassName().contains("PagesAhead"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
