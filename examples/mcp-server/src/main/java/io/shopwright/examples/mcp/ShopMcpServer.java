package io.shopwright.examples.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.shopwright.client.Shop;
import io.shopwright.mcp.Role;
import io.shopwright.mcp.ShopifyTools;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Serves a shop's tools over MCP: on standard input and output, for a host such as an editor or an assistant that starts
 * this program, or over HTTP.
 */
public final class ShopMcpServer {
    private static final String HELP = """
            Serves the tools of a shop over MCP, on standard input and output unless --http is given.

            The shop:
              SHOPIFY_SHOP_DOMAIN     its permanent domain, such as cool-socks.myshopify.com
              SHOPIFY_ACCESS_TOKEN    an Admin API token, or else
              SHOPIFY_API_KEY, SHOPIFY_API_SECRET
                                      of an app of the shop's own organisation
              --simulated             no real shop: one with a year of generated sales
              --transactions FILE     a simulated shop with the sales of a CSV file
              --columns customer=H,date=H[,quantity=H][,amount=H]
                                      names of the file's columns (default: customer, date, amount)

            What may be done:
              --role ROLE             store_admin, sales_manager, inventory_manager, analyst or developer; without one,
                                      everything but personal data may be seen
              --writes                also tools that change the shop, each after a preview; as far as the role may

            Over HTTP, at http://127.0.0.1:PORT/mcp:
              --http PORT             0 for any that is free; the address is told on standard error
              MCP_BEARER_TOKEN        what clients have to show as bearer, 16 characters or more
              --bind ADDRESS          listen there instead (default: 127.0.0.1); needs --key-store
              --key-store FILE        HTTPS with the certificate of a PKCS #12 file
              MCP_KEY_STORE_PASSWORD  its password
              SHOPIFY_WEBHOOK_SECRET  takes the shop's webhooks at /webhooks, and keeps answers until one says they changed
              --allowed-host NAMES    what clients may call this server besides localhost, such as mcp.example:8443
              --allowed-origin URLS   web pages that may call besides those of localhost

              --help
            """;

    private static final List<Role> ROLES =
            List.of(Role.STORE_ADMIN, Role.SALES_MANAGER, Role.INVENTORY_MANAGER, Role.ANALYST, Role.DEVELOPER);

    private ShopMcpServer() {}

    /** Exits with 0 when the input ends, with 2 if an option, its file or the environment is wrong. */
    public static void main(String... arguments) throws InterruptedException {
        PrintStream protocol = System.out;
        System.setOut(System.err); // nothing but the protocol may reach standard output
        try {
            CommandLine options = CommandLine.parse(arguments);
            if (options.has("--help")) {
                System.err.print(HELP);
            } else if (options.has("--http")) {
                serveHttp(options);
            } else {
                serveStdio(options, protocol);
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("mcp-server: " + e.getMessage());
            System.exit(2);
        }
        System.exit(0); // the transport's threads would wait for input for ever
    }

    private static void serveHttp(CommandLine options) throws IOException, InterruptedException {
        HttpAddress address = HttpAddress.of(options, System.getenv());
        try (ServedShop served = ServedShop.open(options, System.getenv());
                HttpServer server = HttpServer.start(address, tools(served.shop(), options), served.webhooks())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.err.println("Serving at " + server.address());
            server.join();
        }
    }

    private static void serveStdio(CommandLine options, PrintStream protocol) throws IOException, InterruptedException {
        try (ServedShop served = ServedShop.open(options, System.getenv())) {
            Conversation conversation = new Conversation(System.in, protocol);
            McpSyncServer server = ToolServer.build(
                    McpServer.sync(new OneByOne(new StdioServerTransportProvider(
                            ToolServer.MAPPER, conversation.input(), conversation.output()))),
                    tools(served.shop(), options));
            conversation.run();
            server.closeGracefully();
        }
    }

    private static ShopifyTools tools(Shop shop, CommandLine options) {
        ShopifyTools reading = ShopifyTools.of(shop);
        ShopifyTools tools = options.has("--writes") ? reading.withChanges() : reading;
        return options.value("--role").map(name -> tools.as(role(name))).orElse(tools);
    }

    private static Role role(String name) {
        return ROLES.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--role wants one of "
                        + ROLES.stream().map(Role::name).collect(Collectors.joining(", ")) + ", not '" + name + "'"));
    }
}
