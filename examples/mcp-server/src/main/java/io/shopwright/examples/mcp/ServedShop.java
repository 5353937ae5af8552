package io.shopwright.examples.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop to serve.
 *
 * @param shop the client's view of it
 * @param simulated the shop behind it, null for a real one
 */
record ServedShop(Shop shop, @Nullable SimulatedShop simulated) implements AutoCloseable {
    static final String HELP = """
            Serves the tools of a shop over MCP on standard input and output.

            The shop is that of SHOPIFY_SHOP and SHOPIFY_ACCESS_TOKEN, or else a simulated one:

              --transactions FILE     fill the simulated shop from a CSV file instead of generating it
              --columns customer=H,date=H[,quantity=H][,amount=H]
                                      names of the file's columns (default: customer, date, amount)
              --help
            """;

    /** Decides everything that is random about the shop that is generated where no log is given. */
    private static final long SEED = 1;

    /** @throws IllegalArgumentException if an option, the log or an environment variable is wrong */
    static ServedShop open(String... arguments) throws IOException {
        Map<String, String> options = pairs(arguments);
        if (System.getenv("SHOPIFY_SHOP") == null && System.getenv("SHOPIFY_ACCESS_TOKEN") == null) {
            return simulated(options);
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("A log fills a simulated shop, but SHOPIFY_SHOP or SHOPIFY_ACCESS_TOKEN"
                    + " asks for a real one: unset them or leave the options out");
        }
        return new ServedShop(Shop.open(ShopConfig.fromEnvironment()), null);
    }

    private static ServedShop simulated(Map<String, String> options) throws IOException {
        SimulatedShop simulated = SimulatedShop.start();
        try {
            if (options.isEmpty()) {
                LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
                simulated.load(GeneratedShop.builder(SEED, yesterday).generate());
            } else {
                simulated.load(log(options));
            }
            return new ServedShop(Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())), simulated);
        } catch (IOException | RuntimeException e) {
            simulated.close();
            throw e;
        }
    }

    private static TransactionLog log(Map<String, String> options) throws IOException {
        String file = options.get("--transactions");
        if (file == null) {
            throw new IllegalArgumentException("--columns describes the file of --transactions, which is missing");
        }
        Map<String, String> headers = new HashMap<>();
        for (String column : options.getOrDefault("--columns", "customer=customer,date=date,amount=amount")
                .split(",", -1)) {
            String[] parts = column.split("=", 2);
            headers.put(parts[0], parts[parts.length - 1]);
        }
        String customer = headers.remove("customer");
        String date = headers.remove("date");
        String quantity = headers.remove("quantity");
        String amount = headers.remove("amount");
        if (customer == null || date == null || !headers.isEmpty()) {
            throw new IllegalArgumentException(
                    "--columns wants customer=H,date=H[,quantity=H][,amount=H] with the file's headers H");
        }
        return TransactionLog.read(Path.of(file), new TransactionLog.Columns(customer, date, quantity, amount));
    }

    private static Map<String, String> pairs(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = arguments[i].equals("--transactions") || arguments[i].equals("--columns");
            if (!known || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        known
                                ? "the option " + arguments[i] + " needs a value"
                                : "unknown option '" + arguments[i] + "'; --help lists them all");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    @Override
    public void close() {
        shop.close();
        if (simulated != null) {
            simulated.close();
        }
    }
}
