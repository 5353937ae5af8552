package io.shopwright.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Stands between a program and the Admin API of a real shop: records what is asked and answered, and later answers the
 * same without the shop.
 *
 * <p>A recording is a file of JSON for tests to keep. Tokens are not in it: headers are not kept, nor is the sign-in, which
 * is passed on alone. Personal values are replaced: emails, phones, names of people, what an address has but country and
 * province, notes, custom attributes and links that open something to whoever has them. The same value becomes the same
 * stand-in throughout. What the schema does not mark as such, such as a name in the title of a product, stays: read a
 * recording before you share it.
 *
 * <p>A replay knows a request by its version, document and variables, where personal values match any; of several answers
 * it gives one after the other and the last again and again. It says of others that they were not recorded, by a status of
 * 404. Safe for threads.
 */
public final class RecordingProxy implements AutoCloseable {
    private final AdminServer server;
    private final Runnable end;

    private RecordingProxy(Route route, Runnable end) {
        Clock clock = Clock.systemUTC();
        this.server = new AdminServer(List.of(route), new Faults(clock), clock);
        this.end = end;
        server.start(0, null);
    }

    /**
     * Passes on what it is asked, and writes the recording when it is closed.
     *
     * @param shop where the real one is, such as {@code https://cool-socks.myshopify.com}
     * @param file of the recording; one that exists is replaced
     */
    public static RecordingProxy recording(URI shop, Path file) {
        ForwardingRoute route = new ForwardingRoute(shop, file);
        return new RecordingProxy(route, route::save);
    }

    /**
     * Answers as recorded, whatever the token.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static RecordingProxy replaying(Path file) {
        return new RecordingProxy(new ReplayRoute(Recording.read(file)), () -> {});
    }

    /** Where it listens; the path of the API follows. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** @throws java.io.UncheckedIOException if the recording cannot be written */
    @Override
    public void close() {
        server.close();
        end.run();
    }
}
