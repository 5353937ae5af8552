package io.shopwright.client.internal;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.Gid;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.internal.cost.CostBucket;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A shop behind a real socket that answers as it is told; time is simulated, so nothing here waits. */
abstract class TransportTestbed {
    static final String SHOP = "{\"data\":{\"shop\":{\"name\":\"Socks\"}},\"extensions\":{\"cost\":{"
            + "\"requestedQueryCost\":1,\"actualQueryCost\":1,\"throttleStatus\":{\"maximumAvailable\":2000.0,"
            + "\"currentlyAvailable\":1999,\"restoreRate\":100.0}}}}";
    static final String TOKEN = "shpat_canary";

    final FlakyServer server = new FlakyServer();
    final List<Duration> slept = new ArrayList<>();
    private long now;
    private final AccessTokens tokens = new Token(TOKEN);

    final Transport transport = transport(ShopConfig.at(server.endpoint(), TOKEN));

    Transport transport(ShopConfig config) {
        return Transport.open(new Transport.Settings(
                config,
                tokens,
                new CostBucket(() -> now, nanos -> now += nanos),
                () -> now,
                this::sleep,
                new Random(1)));
    }

    record Token(String accessToken) implements AccessTokens {}

    private void sleep(Duration pause) {
        slept.add(pause);
        now += pause.toNanos();
    }

    @AfterEach
    final void close() {
        transport.close();
        server.close();
    }

    record Data(ShopName shop) {}

    record ShopName(String name) {}

    Query<Data> shop() {
        return Query.ofRoot(transport, Data.class);
    }

    record Tagged(@Nullable Node node) {}

    record Node(Gid id) {}

    Mutation<Tagged> tagsAdd() {
        return Mutation.of(transport, "tagsAdd", Tagged.class)
                .with("id", Gid.of("Customer", 1))
                .with("tags", List.of("vip"));
    }

    static final String TAGGED =
            "{\"data\":{\"tagsAdd\":{\"node\":{\"id\":\"gid://shopify/Customer/1\"},\"userErrors\":[]}}}";
}
