package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.Faults;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** An access token that can be recognised is nowhere to be seen, whatever goes wrong. */
class CanaryTest {
    private static final String CANARY = "shpat_c0ffeec0ffeec0ffeec0ffeec0ffeec0";

    private static final List<Consumer<Faults.Trigger>> FAULTS = List.of(
            fault -> fault.status(401),
            fault -> fault.status(403),
            fault -> fault.status(500),
            Faults.Trigger::garbage,
            Faults.Trigger::reset,
            fault -> fault.body("application/json", "{\"errors\":\"bad token " + CANARY + "\"}"),
            fault -> fault.body("application/json", "{\"errors\":[{\"message\":\"bad token " + CANARY + "\"}]}"));

    /** All that is logged by whoever it is, as text. */
    private static final class Log extends Handler {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void publish(LogRecord entry) {
            text.append(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void token_isInNoResultEventOutputOrLog() {
        StringBuilder results = new StringBuilder();
        Log log = new Log();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.addHandler(log);
        root.setLevel(Level.ALL);
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            callEverything(results);
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(log);
            root.setLevel(level);
        }

        assertThat(results).contains("\"answered\"", "\"denied\"", "\"unreachable\"", "[secret]");
        assertThat(results.toString()).doesNotContain("c0ffee");
        assertThat(log.text.toString()).doesNotContain("c0ffee");
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("c0ffee");
    }

    private static void callEverything(StringBuilder results) {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken(CANARY, Role.STORE_ADMIN.scopes().toArray(String[]::new))
                        .start();
                Shop shop =
                        Shop.open(ShopConfig.at(simulated.endpoint(), CANARY).retries(0))) {
            simulated.load(SampleShop.until(LocalDate.now().minusDays(1)));
            Samples samples = new Samples(shop);
            ShopifyTools tools = ShopifyTools.of(shop)
                    .withChanges()
                    .auditedBy(event -> results.append(event)
                            .append(" \"")
                            .append(event.outcome())
                            .append("\"\n"));
            for (ToolDefinition tool : tools.definitions()) {
                Map<String, Object> arguments = samples.of(tool);
                results.append(tools.call(ToolCall.of(tool.name(), arguments)));
                for (Consumer<Faults.Trigger> fault : FAULTS) {
                    fault.accept(simulated.faults().always());
                    results.append(tools.call(ToolCall.of(tool.name(), arguments)));
                    simulated.faults().clear();
                }
            }
        }
    }
}
