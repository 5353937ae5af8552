package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shopify's JavaScript clients in a folder under target, installed from the lock file, and run by Node. */
final class OfficialClients {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "official-clients").toAbsolutePath();
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "redirect.cjs", "clients.mjs");

    private OfficialClients() {}

    /** Installs what the lock file names unless it is there; without Node the test that asks is skipped. */
    static synchronized void install() throws IOException, InterruptedException {
        assumeTrue(runs("node") && runs("npm"), "Node and npm are not here");
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        String before = Files.exists(FOLDER.resolve("installed")) && Files.exists(lock) ? Files.readString(lock) : "";
        for (String file : FILES) {
            try (InputStream from = OfficialClients.class.getResourceAsStream("/official-clients/" + file)) {
                Files.write(FOLDER.resolve(file), from.readAllBytes());
            }
        }
        if (!before.equals(Files.readString(lock))) {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            assertThat(npm.waitFor(5, TimeUnit.MINUTES)).as("npm ci ended").isTrue();
            assertThat(npm.exitValue())
                    .as(Files.readString(FOLDER.resolve("npm.log")))
                    .isZero();
            Files.writeString(FOLDER.resolve("installed"), "");
        }
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A running task; what it prints comes line by line. */
    record Task(Process process, BufferedReader output) implements AutoCloseable {
        JsonNode next() throws IOException {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("The client failed: " + Files.readString(errors()));
            }
            return JSON.readTree(line);
        }

        private static Path errors() {
            return FOLDER.resolve("errors.log");
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    static JsonNode run(SimulatedShop shop, String task) throws IOException {
        return run(shop, task, Map.of());
    }

    /** Runs a task that finds more in its environment. */
    static JsonNode run(SimulatedShop shop, String task, Map<String, String> environment) throws IOException {
        try (Task running = start(shop, task, environment)) {
            return running.next();
        }
    }

    static Task start(SimulatedShop shop, String task) throws IOException {
        return start(shop, task, Map.of());
    }

    private static Task start(SimulatedShop shop, String task, Map<String, String> environment) throws IOException {
        Path trusted = Files.writeString(FOLDER.resolve(shop.endpoint().getPort() + ".pem"), shop.certificatePem());
        ProcessBuilder node = new ProcessBuilder(
                        new ArrayList<>(List.of("node", "--require", "./redirect.cjs", "clients.mjs", task)))
                .directory(FOLDER.toFile())
                .redirectError(Task.errors().toFile());
        node.environment()
                .putAll(Map.of(
                        "NODE_EXTRA_CA_CERTS", trusted.toString(),
                        "SHOP_DOMAIN", shop.domain(),
                        "SHOP_PORT", String.valueOf(shop.endpoint().getPort()),
                        "CLIENT_ID", shop.app().clientId(),
                        "CLIENT_SECRET", shop.app().clientSecret(),
                        "ACCESS_TOKEN", shop.accessToken(),
                        "SESSION_TOKEN", shop.app().sessionToken(7)));
        node.environment().putAll(environment);
        Process process = node.start();
        return new Task(process, process.inputReader());
    }
}
