package io.shopwright.examples.benchmarks;

import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shopify's own JavaScript client, installed by npm into a temporary folder and run under Node. */
final class NodeClient {
    private static final String CLIENT = "@shopify/admin-api-client@2.0.0";

    private NodeClient() {}

    /**
     * Median of as many rounds as the other clients', after as many to warm up, of reading all orders page by page; empty
     * if Node or npm is absent.
     *
     * @throws IllegalStateException if the client is there but does not read all orders
     */
    static OptionalDouble secondsToRead(URI endpoint, String document, int orders)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("node-client");
        try {
            return installed(folder)
                    ? OptionalDouble.of(Double.parseDouble(run(
                            folder,
                            "read.mjs",
                            READ,
                            endpoint.toString(),
                            document,
                            String.valueOf(orders),
                            String.valueOf(ClientSpeed.WARM_UPS),
                            String.valueOf(ClientSpeed.ROUNDS))))
                    : OptionalDouble.empty();
        } finally {
            delete(folder);
        }
    }

    /**
     * Runs calls, eight at a time, until each has its data; returns how many answers were THROTTLED, or empty if Node or
     * npm is absent. The client repeats refused HTTP answers three times but knows no THROTTLED: the script waits a
     * second and asks again, as its users do.
     */
    static Optional<Integer> throttled(SimulatedShop shop, int calls) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("node-client");
        try {
            if (!installed(folder)) {
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(run(
                    folder,
                    "pace.mjs",
                    PACE,
                    shop.endpoint() + "/",
                    shop.accessToken(),
                    PacingSpeed.document(),
                    String.valueOf(calls))));
        } finally {
            delete(folder);
        }
    }

    private static final String PACE = """
            import { createAdminApiClient } from '@shopify/admin-api-client';
            const [endpoint, accessToken, document, calls] = process.argv.slice(2);
            const client = createAdminApiClient({
              storeDomain: 'shop.myshopify.com',
              apiVersion: '2026-10',
              accessToken,
              retries: 3,
              customFetchApi: (url, init) => fetch(url.replace(/^https:[/][/][^/]*[/]/, endpoint), init),
            });
            let left = Number(calls);
            let throttled = 0;
            async function worker() {
              while (left-- > 0) {
                for (;;) {
                  const { data } = await client.request(document);
                  if (data) break;
                  throttled++;
                  await new Promise((resolve) => setTimeout(resolve, 1000));
                }
              }
            }
            await Promise.all(Array.from({ length: 8 }, worker));
            console.log(throttled);
            """;

    private static final String READ = """
            import { createAdminApiClient } from '@shopify/admin-api-client';
            const [endpoint, document, orders, warmUps, rounds] = process.argv.slice(2);
            const client = createAdminApiClient({
              storeDomain: 'shop.myshopify.com',
              apiVersion: '2026-10',
              accessToken: 'shpat_none',
              customFetchApi: (url, init) => fetch(url.replace(/^https:[/][/][^/]*[/]/, endpoint), init),
            });
            async function read() {
              let count = 0;
              while (count < Number(orders)) count += await readOnce();
            }
            async function readOnce() {
              let count = 0;
              let after = undefined;
              do {
                const { data, errors } = await client.request(document, { variables: { first: 250, after } });
                if (errors || !data.orders.nodes.length) throw new Error(JSON.stringify(errors));
                for (const order of data.orders.nodes) count += order.lineItems.nodes.length > 0 ? 1 : 0;
                after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : undefined;
              } while (after);
              return count;
            }
            const seconds = [];
            for (let round = 0; round < Number(warmUps) + Number(rounds); round++) {
              const start = process.hrtime.bigint();
              await read();
              seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
            }
            console.log(seconds.slice(Number(warmUps)).sort((a, b) => a - b)[Math.floor(Number(rounds) / 2)]);
            """;

    private static boolean installed(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        try {
            List<String> npm = List.of("npm", "install", "--silent", "--no-audit", "--no-fund", CLIENT);
            Process process = new ProcessBuilder(npm)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            // There is no program called npm.
            return false;
        }
    }

    private static String run(Path folder, String name, String script, String... arguments)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name), script);
        List<String> command = new ArrayList<>(List.of("node", name));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the Node client failed: " + output);
        }
        return output;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
