package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The one jar, in the phase after it was packaged. */
class RunnableJarTest {
    @Test
    void jar_startedByItself_servesTheTools() {
        String jar = System.getProperty("shopwright.jar");
        Assumptions.assumeTrue(jar != null, "the jar is not packaged yet");
        List<String> command = List.of(Program.java(), "-jar", jar, "--simulated");
        try (Client client = Client.ofProgram(command)) {
            assertThat(client.tools()).contains("shopify_customer_lifetime_value");
            assertThat(Client.text(client.call("shopify_customer_lifetime_value", Map.of("limit", 1))))
                    .contains("\"returned\":1,");
        }
    }
}
