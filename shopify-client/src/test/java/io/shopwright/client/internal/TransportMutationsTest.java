package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Mutation;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes of a mutation whose answer is bad or lost: sent again only where that is safe. */
class TransportMutationsTest extends TransportTestbed {
    @Test
    void badGatewayOnAMutation_isNeverSentAgain() {
        server.status(502, "text/html", "").json(TAGGED);

        assertThatThrownBy(() -> tagsAdd().run())
                .isInstanceOf(ShopifyException.OutcomeUnknown.class)
                .hasMessageContaining("the mutation may have been run [request-id r-502]");
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void badGatewayOnAMutationWithKey_isSentAgainWithTheSameKey() {
        server.status(503, "text/html", "")
                .json("{\"data\":{\"inventoryActivate\":{\"inventoryLevel\":null,\"userErrors\":[]}}}");

        Mutation.of(transport, "inventoryActivate", Activated.class)
                .with("inventoryItemId", Gid.of("InventoryItem", 1))
                .with("locationId", Gid.of("Location", 1))
                .idempotent("key-1")
                .run();

        assertThat(server.taken().getBody().utf8()).contains("key-1");
        assertThat(server.taken().getBody().utf8()).contains("key-1");
    }

    private Mutation<Activated> activate() {
        return Mutation.of(transport, "inventoryActivate", Activated.class)
                .with("inventoryItemId", Gid.of("InventoryItem", 1))
                .with("locationId", Gid.of("Location", 1));
    }

    /** The answer was lost, the shop still works on it, and a repetition is refused for that. */
    @Test
    void mutationThatIsStillRunning_isAskedForAgain() {
        server.status(504, "text/html", "")
                .json("{\"data\":{\"inventoryActivate\":{\"inventoryLevel\":null,\"userErrors\":[{\"field\":null,"
                        + "\"message\":\"Running\",\"code\":\"IDEMPOTENCY_CONCURRENT_REQUEST\"}]}}}")
                .json("{\"data\":{\"inventoryActivate\":{\"inventoryLevel\":null,\"userErrors\":[]}}}");

        assertThat(activate().run().data()).isPresent();
        assertThat(server.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void mutationWithKey_whoseAnswerWasLost_staysUnknownWhateverComesThen() {
        server.status(502, "text/html", "").status(401, "text/html", "");

        assertThatThrownBy(() -> activate().run())
                .isInstanceOf(ShopifyException.OutcomeUnknown.class)
                .hasMessage("The mutation had been sent before and may have been run [request-id r-401]")
                .hasCauseInstanceOf(ShopifyException.Denied.class);
    }

    @Test
    void mutationOfAnInternalServerError_leavesItsOutcomeUnknown() {
        server.json("{\"errors\":[{\"message\":\"Internal error.\",\"extensions\":{\"code\":"
                + "\"INTERNAL_SERVER_ERROR\"}}],\"data\":null}");

        assertThatThrownBy(() -> tagsAdd().run()).isInstanceOf(ShopifyException.OutcomeUnknown.class);
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void tooManyRequests_waitsAsLongAsAsked_mutationsToo() {
        server.server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "2.5")
                .setHeader("Content-Type", "application/json")
                .body("{\"errors\":\"Exceeded 4 calls per second for api client.\"}")
                .build());
        server.json(TAGGED);

        assertThat(tagsAdd().run().data()).isPresent();
        assertThat(slept)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofMillis(2500), Duration.ofMillis(2750)));
        assertThat(transport.usage().throttled()).isEqualTo(1);
    }

    @Test
    void socketClosedInTheMiddleOfAMutationsAnswer_leavesItsOutcomeUnknown() {
        server.server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(TAGGED)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> tagsAdd().run())
                .isInstanceOf(ShopifyException.OutcomeUnknown.class)
                .hasMessageContaining("the mutation had been sent and may have been run");
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void serverThatIsNotThere_isUnreachableAndAMutationIsRetriedSafely() {
        server.close();

        assertThatThrownBy(() -> tagsAdd().run())
                .isInstanceOf(ShopifyException.Unreachable.class)
                .hasMessageContaining("No answer from");
        assertThat(slept).hasSize(4);
    }

    record Activated(@Nullable Level inventoryLevel) {}

    record Level(Gid id) {}
}
