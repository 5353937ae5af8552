package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.audit.CallEvent;
import io.shopwright.client.audit.CallListener;
import io.shopwright.client.query.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/** Who listens to a shop hears of each call once, whatever becomes of it. */
class CallListenersTest extends TransportTestbed {
    @Test
    void listener_hearsOfEachCallOnceWithAllItsAttempts() {
        List<CallEvent> heard = new ArrayList<>();
        server.status(502, "text/html", "").json(SHOP).status(401, "text/html", "");

        try (Transport observed =
                transport(ShopConfig.at(server.endpoint(), TOKEN).listener(heard::add))) {
            Query.ofRoot(observed, Data.class).get();
            assertThatThrownBy(() -> Query.ofRoot(observed, Data.class).get())
                    .isInstanceOf(ShopifyException.Denied.class);
        }

        CallEvent first = heard.get(0);
        assertThat(first.rootFields()).containsExactly("shop");
        assertThat(first.attempts()).isEqualTo(2);
        assertThat(first.predictedCost()).isEqualTo(1);
        assertThat(first.actualCost()).hasValue(1);
        assertThat(first.bytes()).isEqualTo(SHOP.length());
        assertThat(first.waited()).isEqualTo(slept.get(0));
        assertThat(first.outcome()).isEqualTo(CallEvent.Outcome.ANSWERED);
        assertThat(heard.get(1).outcome()).isEqualTo(CallEvent.Outcome.FAILED);
        assertThat(heard.get(1).requestId()).isEqualTo("r-401");
        assertThat(heard).hasSize(2).noneMatch(event -> event.toString().contains(TOKEN));
    }

    @Test
    void flightRecorder_writesTheCallIntoARecording() throws Exception {
        server.json(SHOP);
        Path file = Files.createTempFile("calls", ".jfr");
        try (Recording recording = new Recording();
                Transport observed =
                        transport(ShopConfig.at(server.endpoint(), TOKEN).listener(CallListener.flightRecorder()))) {
            recording.enable("io.shopwright.Call");
            recording.start();
            Query.ofRoot(observed, Data.class).get();
            recording.stop();
            recording.dump(file);
        }

        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("io.shopwright.Call"))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("rootFields")).isEqualTo("shop"));
        Files.delete(file);
    }

    @Test
    void shop_heardByAnother_tellsBothOfItsOwnCallsAlone() {
        List<CallEvent> first = new ArrayList<>();
        List<CallEvent> second = new ArrayList<>();
        server.json(SHOP).json(SHOP).json(SHOP);

        try (Shop shop = Shop.open(ShopConfig.at(server.endpoint(), TOKEN).listener(first::add))) {
            Shop heard = shop.heardBy(second::add);
            shop.query(Data.class).get();
            heard.query(Data.class).get();
            heard.background().query(Data.class).get();
        }

        assertThat(first).hasSize(3);
        assertThat(second).isEqualTo(first.subList(1, 3));
    }
}
