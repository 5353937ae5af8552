package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one jar, after it was packaged. */
class RunnableJarTest {
    @Test
    void jar_startedByItself_servesTheTools() {
        List<String> command = List.of(Program.java(), "-jar", System.getProperty("shopwright.jar"), "--simulated");
        try (Client client = Client.ofProgram(command)) {
            assertThat(client.tools()).contains("shopify_customer_lifetime_value");
            assertThat(Client.text(client.call("shopify_customer_lifetime_value", Map.of("limit", 1))))
                    .contains("\"returned\":1,");
        }
    }
}
