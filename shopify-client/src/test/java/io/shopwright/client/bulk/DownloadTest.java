package io.shopwright.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.ShopifyException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file from servers of all kinds, through a socket. */
class DownloadTest {
    private static final int SIZE = 300_000;

    private final MockWebServer server = new MockWebServer();
    private final Random random = new Random(1);
    private final List<Duration> pauses = new ArrayList<>();
    private ByteString file = bytes(2);
    private Kind kind = Kind.RANGES;
    private String tag = "\"a\"";
    private int cuts;
    private int refused;
    private int asked;

    private enum Kind {
        RANGES,
        WITHOUT_RANGES,
        WRONG_RANGES,
        WITHOUT_LENGTH
    }

    private static ByteString bytes(long seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return ByteString.of(bytes);
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        asked++;
        if (refused > 0) {
            refused--;
            return new MockResponse.Builder().code(403).build();
        }
        String range = request.getHeaders().get("Range");
        String known = request.getHeaders().get("If-Range");
        boolean part = range != null && kind != Kind.WITHOUT_RANGES && (known == null || known.equals(tag));
        int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (kind == Kind.WRONG_RANGES && part) {
            from = 0;
        }
        ByteString sent = file.substring(from);
        int end = cuts > 0 ? random.nextInt(sent.size()) : sent.size();
        cuts--;
        MockResponse.Builder answer = new MockResponse.Builder().code(part ? 206 : 200);
        if (!tag.isEmpty()) {
            answer.setHeader("ETag", tag);
        }
        if (kind == Kind.WITHOUT_LENGTH) {
            answer.body(new Buffer().write(sent.substring(0, end)))
                    .removeHeader("Content-Length")
                    .setHeader("Connection", "close")
                    .onResponseEnd(new SocketEffect.CloseSocket());
        } else {
            answer.body(new Buffer().write(sent.substring(0, end)));
            answer.setHeader("Content-Length", String.valueOf(sent.size()));
        }
        if (part) {
            answer.setHeader("Content-Range", "bytes " + from + "-" + (file.size() - 1) + "/" + file.size());
        }
        if (end < sent.size()) {
            answer.onResponseEnd(new SocketEffect.CloseSocket());
        }
        return answer.build();
    }

    private Download download(long length, int retries) {
        OkHttpClient http = new OkHttpClient();
        return new Download(
                new Download.Source() {
                    @Override
                    public OkHttpClient http() {
                        return http;
                    }

                    @Override
                    public String url() {
                        return server.url("/file").toString();
                    }

                    @Override
                    public int retries() {
                        return retries;
                    }

                    @Override
                    public void pause(Duration time) {
                        pauses.add(time);
                    }
                },
                length);
    }

    private ByteString read(long length) throws IOException {
        try (Download download = download(length, 4)) {
            return ByteString.of(download.readAllBytes());
        }
    }

    @Test
    void cutAtRandomPlaces_isReadOn() throws IOException {
        for (Kind each : List.of(Kind.RANGES, Kind.WITHOUT_RANGES)) {
            for (String known : List.of("\"a\"", "W/\"a\"", "")) {
                kind = each;
                tag = known;
                cuts = 10;
                try (Download download = download(-1, 10)) {
                    assertThat(ByteString.of(download.readAllBytes())).isEqualTo(file);
                    assertThat(download.resumed()).isEqualTo(10);
                    assertThat(download.length()).isEqualTo(SIZE);
                }
            }
        }
    }

    /** A server that names no length ends a file by closing the connection, cut or not; then the shop's figure counts. */
    @Test
    void withoutLength_theShopsFigureTellsTheEnd() throws IOException {
        kind = Kind.WITHOUT_LENGTH;
        cuts = 3;

        assertThat(read(SIZE)).isEqualTo(file);
        cuts = 0;
        assertThat(read(-1)).isEqualTo(file);
    }

    @Test
    void fileThatChanged_isNotReadOn() throws IOException {
        for (Kind each : List.of(Kind.RANGES, Kind.WITHOUT_RANGES)) {
            kind = each;
            tag = "\"a\"";
            file = bytes(2);
            cuts = 1;
            try (Download download = download(-1, 4)) {
                byte[] start = download.readNBytes(1);
                assertThat(start).hasSize(1);
                file = bytes(3);
                tag = "\"b\"";
                assertThatThrownBy(download::readAllBytes)
                        .isInstanceOf(ShopifyException.Unreadable.class)
                        .hasMessageContaining("changed after");
            }
        }
    }

    @Test
    void anotherRangeThanAskedFor_isRefused() {
        kind = Kind.WRONG_RANGES;
        cuts = 1;

        assertThatThrownBy(() -> read(-1))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("another range");
    }

    @Test
    void refusedAddress_isAskedForOnceMore() throws IOException {
        refused = 1;
        assertThat(read(-1)).isEqualTo(file);
        refused = 2;
        assertThatThrownBy(() -> read(-1)).isInstanceOf(ShopifyException.Invalid.class);
    }

    @Test
    void noProgress_endsAfterTheRetries_withLongerPauses() {
        server.close();
        try (Download download = download(-1, 3)) {
            assertThatThrownBy(download::read).isInstanceOf(ShopifyException.Unreachable.class);
        }
        assertThat(pauses).isSorted().hasSize(2);
    }

    @Test
    void closed_isNotReadOn() throws IOException {
        Download download = download(-1, 4);
        assertThat(download.read()).isEqualTo(file.getByte(0) & 0xff);
        download.close();
        int before = asked;

        assertThatThrownBy(download::read).isInstanceOf(IOException.class);
        assertThat(asked).isEqualTo(before);
    }
}
