package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a host starts it. */
class ShopMcpServerTest {
    private static final String TOOL = "shopify_customer_lifetime_value";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void stdio_simulatedShop_listsAndAnswers() {
        try (Client client = Client.ofProgram(Program.command("--simulated"))) {
            assertThat(client.tools()).contains(TOOL);
            assertThat(Client.text(client.call(TOOL, Map.of("limit", 1)))).contains("\"returned\":1,");
        }
    }

    @Test
    void http_simulatedShop_listsAndAnswers_andEndsWhenItIsTold() throws IOException, InterruptedException {
        try (Program program =
                Program.start(Map.of("MCP_BEARER_TOKEN", TOKEN), Program.command("--simulated", "--http", "0"))) {
            URI address = URI.create(program.awaitLine("Serving at "));
            try (Client client = Client.at(address, TOKEN)) {
                assertThat(client.tools()).contains(TOOL);
                assertThat(Client.text(client.call(TOOL, Map.of("limit", 1)))).contains("\"returned\":1,");
            }
            program.process().toHandle().destroy();

            assertThat(program.restOfErrors()).doesNotContain("Exception", TOKEN);
            assertThat(program.exit()).isEqualTo(143); // by SIGTERM
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frob                        | unknown option '--frob'; --help lists them all
            --columns                     | the option --columns needs a value
            --simulated --simulated       | the option --simulated is given twice
            --writes                      | no shop: set SHOPIFY_SHOP_DOMAIN, or try a shop that is not real by --simulated
            --columns customer=c          | --columns describes the file of --transactions, which is missing
            --simulated --role boss       | --role wants one of store_admin, sales_manager, inventory_manager, analyst, developer, \
            not 'boss'
            --simulated --http 0          | MCP_BEARER_TOKEN has to be what clients show as bearer: 16 characters or more, \
            of letters, digits and ._~+/=-
            """)
    void arguments_wrong_endWithTwoAndSayWhatWouldBeRight(String arguments, String message)
            throws IOException, InterruptedException {
        try (Program program = Program.start(Map.of(), Program.command(arguments.split(" ", -1)))) {
            assertThat(program.restOfErrors()).isEqualTo("mcp-server: " + message);
            assertThat(program.exit()).isEqualTo(2);
        }
    }

    @Test
    void help_namesEveryVariableAndOption() throws IOException, InterruptedException {
        try (Program program = Program.start(Map.of(), Program.command("--help"))) {
            assertThat(program.restOfErrors())
                    .contains(List.of(
                            "SHOPIFY_SHOP_DOMAIN",
                            "SHOPIFY_ACCESS_TOKEN",
                            "SHOPIFY_API_KEY",
                            "SHOPIFY_API_SECRET",
                            "SHOPIFY_WEBHOOK_SECRET",
                            "MCP_BEARER_TOKEN",
                            "--http",
                            "--simulated"));
            assertThat(program.exit()).isZero();
        }
    }
}
