package digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.audit.CallListener;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import io.shopwright.testkit.junit.SimulatedShopExtension;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedShopExtension.class)
class DigestTest {
    private static final TransactionLog SALES = TransactionLog.parse(
            """
            customer,date,amount
            ada,2026-01-05,10.50
            bob,2026-02-01,20
            ada,2026-02-02,4.25
            """,
            TransactionLog.Columns.of("customer", "date").amount("amount"));

    @Test
    void revenueSince_addsOrdersFromTheMomentOn(SimulatedShop simulated, Shop shop) {
        simulated.load(SALES);

        assertEquals(new BigDecimal("24.25"), new Digest(shop).revenueSince(Instant.parse("2026-02-01T00:00:00Z")));
        assertEquals(0, simulated.throttled());
    }

    @Test
    void revenueSince_ofAnEmptyShop_isZero(Shop shop) {
        assertEquals(BigDecimal.ZERO, new Digest(shop).revenueSince(Instant.EPOCH));
    }

    @Test
    void costAlarm_ringsForExpensiveCallsOnly(SimulatedShop simulated) {
        simulated.load(SALES);
        Digest.Alarm alarm = mock(Digest.Alarm.class);
        CallListener listener = Digest.costAlarm(2, alarm);

        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()).listener(listener))) {
            new Digest(shop).revenueSince(Instant.EPOCH);
            shop.query(Name.class).get();
        }

        verify(alarm).ring("orders");
        verifyNoMoreInteractions(alarm);
    }

    record Name(ShopName shop) {}

    record ShopName(String name) {}

    @Test
    void listener_ofOurs_canBeMocked(SimulatedShop simulated) {
        CallListener listener = mock(CallListener.class);

        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()).listener(listener))) {
            shop.query(Name.class).get();
        }

        verify(listener).called(org.mockito.ArgumentMatchers.argThat(event -> event.attempts() == 1));
    }
}
