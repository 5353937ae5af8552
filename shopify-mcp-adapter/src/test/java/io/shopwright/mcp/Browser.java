package io.shopwright.mcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Chromium without a window: that of the system property {@code shopwright.browser}, or else of the path.
 *
 * @param program its path
 */
record Browser(String program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final int MOST_SECONDS = 120;

    /** The machine's; without one the test that asks is skipped. */
    static Browser find() {
        String named = System.getProperty("shopwright.browser", "");
        Optional<Path> program = named.isEmpty() ? onPath() : Optional.of(Path.of(named));
        assumeTrue(
                program.isPresent(),
                "no browser is here: neither " + String.join(" nor ", NAMES)
                        + " is on the path, and -Dshopwright.browser names none");
        return new Browser(program.get().toString());
    }

    private static Optional<Path> onPath() {
        List<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .filter(Browser::tellsItsVersion)
                .findFirst();
    }

    /** Some machines have a program of that name that only says how to install it. */
    private static boolean tellsItsVersion(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Shows a page until it posts something to where it came from.
     *
     * @param folder for what the browser writes
     * @return what it posted
     */
    String show(String page, Path folder) throws IOException, InterruptedException {
        CompletableFuture<String> posted = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] reply = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply);
                if (exchange.getRequestMethod().equals("POST")) {
                    posted.complete(body);
                }
            }
        });
        server.start();
        Path log = folder.resolve("browser.txt");
        Process process = start("http://127.0.0.1:" + server.getAddress().getPort() + "/", folder, log);
        try {
            return posted.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the page posted nothing; " + program + " said: " + Files.readString(log), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
            server.stop(0);
        }
    }

    private Process start(String address, Path folder, Path log) throws IOException {
        return new ProcessBuilder(
                        program,
                        "--headless",
                        "--no-sandbox", // which containers do not allow; nothing but the page is opened
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--lang=en-US",
                        "--user-data-dir=" + folder.toAbsolutePath().resolve("profile"),
                        "--window-size=1280,1024",
                        address)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
    }
}
