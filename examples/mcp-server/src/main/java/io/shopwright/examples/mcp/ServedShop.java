package io.shopwright.examples.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookVerifier;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shop to serve.
 *
 * @param shop the client's view of it
 * @param simulated the shop behind it, null for a real one
 * @param webhooks what receives the shop's webhooks, null if it sends none
 */
record ServedShop(
        Shop shop,
        @Nullable SimulatedShop simulated,
        @Nullable WebhookReceiver webhooks) implements AutoCloseable {
    /** Decides everything that is random about the shop that is generated where no log is given. */
    private static final long SEED = 1;

    private static final String COLUMNS = "customer=customer,date=date,amount=amount";

    /** @throws IllegalArgumentException if an option, the log or an environment variable is wrong */
    static ServedShop open(CommandLine options, Map<String, String> environment) throws IOException {
        RealShop real = new RealShop(environment);
        boolean log = options.has("--transactions") || options.has("--columns");
        if (!log && !options.has("--simulated")) {
            if (!real.isNamed()) {
                throw new IllegalArgumentException(
                        "no shop: set SHOPIFY_SHOP_DOMAIN, or try a shop that is not real by --simulated");
            }
            return real.webhooks()
                    .map(verifier -> cached(real.config(), verifier))
                    .orElseGet(() -> new ServedShop(Shop.open(real.config()), null, null));
        }
        if (real.isNamed()) {
            throw new IllegalArgumentException("--simulated and --transactions ask for a simulated shop, but the"
                    + " environment names a real one: unset SHOPIFY_SHOP_DOMAIN or leave the options out");
        }
        return simulated(log ? Optional.of(log(options)) : Optional.empty());
    }

    /** A shop whose answers are kept until a webhook says that they have changed. */
    private static ServedShop cached(ShopConfig config, WebhookVerifier verifier) {
        Caches caches = Caches.create();
        WebhookReceiver receiver = WebhookReceiver.builder(verifier, Runnable::run)
                .caches(caches)
                .otherwise((payload, delivery) -> {}) // the caches are all that wants to know
                .build();
        return new ServedShop(Shop.open(config.caches(caches)), null, receiver);
    }

    private static ServedShop simulated(Optional<TransactionLog> log) {
        SimulatedShop simulated = SimulatedShop.start();
        try {
            LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
            log.ifPresentOrElse(
                    simulated::load,
                    () -> simulated.load(GeneratedShop.builder(SEED, yesterday).generate()));
            return new ServedShop(
                    Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())), simulated, null);
        } catch (RuntimeException e) {
            simulated.close();
            throw e;
        }
    }

    private static TransactionLog log(CommandLine options) throws IOException {
        String file = options.value("--transactions")
                .orElseThrow(() -> new IllegalArgumentException(
                        "--columns describes the file of --transactions, which is missing"));
        Map<String, String> headers = new HashMap<>();
        for (String column : options.value("--columns").orElse(COLUMNS).split(",", -1)) {
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

    @Override
    public void close() {
        shop.close();
        if (simulated != null) {
            simulated.close();
        }
    }
}
