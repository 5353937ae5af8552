package io.shopwright.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatedShopExtensionTest {
    @RegisterExtension
    static final SimulatedShopExtension SHOPS = SimulatedShopExtension.startedFrom(SimulatedShop::start)
            .loaded(shop -> shop.load(GeneratedShop.builder(1, LocalDate.of(2026, 10, 31))
                    .customers(20)
                    .generate()));

    private static final Set<URI> SEEN = new HashSet<>();

    record Counted(Count customersCount) {}

    record Count(int count) {}

    @RepeatedTest(3)
    void eachTest_hasAShopOfItsOwnAndAClientOnIt(SimulatedShop simulated, Shop shop) {
        assertThat(SEEN.add(simulated.endpoint())).isTrue();
        assertThat(shop.query(Counted.class).get().customersCount().count()).isEqualTo(20);
        assertThat(simulated.requests()).hasSize(1);
    }
}
