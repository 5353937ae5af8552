package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A shop that answers the Admin API on a loopback socket until it is closed.
 *
 * <p>Holds products, stock, customers, orders and what belongs to them; what a mutation changes, the next query shows.
 * Every version of the API that the client's jar carries is served with its full schema. A field without data is an
 * error, {@code not simulated: Order.clientIp}, never a value; so is an argument or a member of an input that nothing
 * here reads, and then the mutation changes nothing. {@link #coverage()} lists what is served. Orders that are loaded
 * were paid and sent at once, and carry no tax, shipping or discount.
 *
 * <p>What goes wrong is said in {@link #faults}, who signs in and how in {@link #app}, who is told of events in
 * {@link #webhooks}. Bulk operations and tokens follow the shop's clock.
 *
 * <p>Shops do not see each other; any number may run in one JVM. Safe for threads.
 *
 * <pre>{@code
 * try (SimulatedShop shop = SimulatedShop.start()) {
 *   shop.load(TransactionLog.read(path, TransactionLog.Columns.of("customer", "date").amount("spent")));
 *   // point a client at shop.endpoint() with shop.accessToken()
 * }
 * }</pre>
 */
public final class SimulatedShop implements AutoCloseable {
    private static final long SHOP_KEY = 60_000_000_001L;

    private final String accessToken;
    private final ShopTime time;
    private final ShopData data;
    private final Throttle throttle;
    private final RequestLog log = new RequestLog();
    private final Faults faults;
    private final App app;
    private final Tokens tokens;
    private final Webhooks webhooks;
    private final @Nullable Certificate certificate;
    private final AdminServer server;

    private SimulatedShop(Builder settings) {
        time = new ShopTime(settings.clock);
        Clock clock = time.clock();
        ExecutableSchema.prepare();
        Shop shop = new Shop(
                SHOP_KEY, settings.name, settings.domain(), settings.timeZone, settings.currency, settings.plan);
        data = new ShopData(shop, settings.timeZone, settings.currency);
        throttle = new Throttle(settings.plan, clock);
        Map<String, Set<String>> lasting = settings.scopesByToken();
        accessToken = lasting.keySet().iterator().next();
        tokens = new Tokens(clock, lasting);
        app = new App(settings.app, shop.myshopifyDomain(), clock, tokens, this::tellUninstalled);
        GraphQlEndpoint endpoint = new GraphQlEndpoint(throttle, log, clock);
        faults = new Faults(clock);
        webhooks = new Webhooks(settings.app, shop.myshopifyDomain(), clock, data);
        BulkOperations bulk = new BulkOperations(clock, settings.bulkTime, webhooks);
        BulkResults results = new BulkResults(bulk::lines, clock);
        StagedUploads uploads = new StagedUploads(SHOP_KEY, settings.bulkFileLimit);
        Backstage backstage = new Backstage(
                data,
                clock,
                new Idempotency(clock),
                bulk,
                results,
                uploads,
                webhooks,
                tokens,
                new ShopifyqlWindow(clock));
        certificate = settings.https ? new Certificate(shop.myshopifyDomain()) : null;
        OAuthRoute oauth = new OAuthRoute(app, tokens, settings.appScopes);
        List<Route> routes = List.of(new GraphQlRoute(endpoint, backstage, tokens), results, uploads, oauth);
        server = new AdminServer(routes, faults, clock);
        server.start(settings.port, certificate);
    }

    /** Starts an empty shop with the defaults of the builder. */
    public static SimulatedShop start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Serves an empty shop until the process ends.
     *
     * @param arguments the port, or nothing for a free one
     */
    @SuppressWarnings("SystemOut") // a program's only way to say where it serves
    public static void main(String... arguments) {
        SimulatedShop shop = builder()
                .port(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]))
                .start();
        System.out.println("Endpoint     " + shop.endpoint());
        System.out.println("Access token " + shop.accessToken());
    }

    /** Adds a log's transactions as orders, and its customers. Each call adds customers of its own. */
    public void load(TransactionLog transactions) {
        data.add(transactions.sales(data.zone(), data.currency()));
    }

    /** Adds generated customers and orders. */
    public void load(GeneratedShop generated) {
        data.add(generated.sales(data.zone(), data.currency()));
    }

    /**
     * Adds the orders of an export of Shopify's admin, and the customers that their emails name.
     *
     * @throws IllegalArgumentException if an order is in another currency than the shop's
     */
    public void load(OrderExport export) {
        export.loadInto(data);
    }

    /** Adds the objects of a bulk operation's result. */
    public void load(BulkLines lines) {
        lines.loadInto(data);
    }

    /** Adds generated products, and their sales to customers that are generated too. */
    public void load(GeneratedSales sales) {
        sales.loadInto(data);
    }

    /** Adds sessions in the online store, which reports tell of. */
    public void load(SessionLog sessions) {
        sessions.loadInto(data);
    }

    /** Adds a small shop's products, customers and orders. */
    public void load(SampleShop sample) {
        sample.loadInto(data);
    }

    /**
     * Adds a checkout that a customer left, now, without paying.
     *
     * @param email of a customer of the shop
     * @return the checkout's id
     * @throws IllegalArgumentException if the shop has no such customer or SKU, or a number of units is not positive
     */
    public String abandonCheckout(String email, Map<String, Integer> unitsBySku) {
        return Checkouts.left(data, time.clock().instant(), email, unitsBySku).id();
    }

    /** What the shop holds now. */
    public ShopSnapshot snapshot() {
        return new ShopSnapshot(data.saved(tokens.saved()));
    }

    /** Makes the shop hold what a snapshot holds, and nothing else; its name, time zone and currency stay its own. */
    public void restore(ShopSnapshot snapshot) {
        data.restore(snapshot.state());
        tokens.restore(snapshot.state().tokens());
    }

    /**
     * The fields that are served in the newest version, by the names of the schema's types. {@code QueryRoot} and
     * {@code Mutation} are among these.
     */
    public static Map<String, Set<String>> coverage() {
        List<ApiVersion> versions = ApiVersion.bundled();
        return Coverage.of(versions.get(versions.size() - 1));
    }

    /** Tells of it, and forgets the subscriptions. */
    private void tellUninstalled() {
        webhooks.publish("app/uninstalled", data.shop().id(), () -> new RestForm(data).shop());
        data.table(WebhookSubscription.class).remove(row -> true);
    }

    ShopData data() {
        return data;
    }

    /** Where the shop listens, such as {@code http://127.0.0.1:40123}; the path of the API follows. */
    public URI endpoint() {
        return URI.create((certificate == null ? "http" : "https") + "://127.0.0.1:" + server.port());
    }

    /**
     * Trusts the certificate of this shop and no other.
     *
     * @throws IllegalStateException if the shop does not serve HTTPS
     */
    public X509TrustManager trustManager() {
        return requireCertificate().trustManager();
    }

    /**
     * The certificate as text, for programs in other languages that are told whom to trust by a file, such as Node by
     * {@code NODE_EXTRA_CA_CERTS}. It is good for the loopback address and for {@link #domain()}.
     *
     * @throws IllegalStateException if the shop does not serve HTTPS
     */
    public String certificatePem() {
        return requireCertificate().pem();
    }

    private Certificate requireCertificate() {
        if (certificate == null) {
            throw new IllegalStateException("The shop serves plain HTTP");
        }
        return certificate;
    }

    /** The domain under which the shop knows itself; nothing listens there. */
    public String domain() {
        return data.shop().myshopifyDomain();
    }

    /** The first of the tokens. */
    public String accessToken() {
        return accessToken;
    }

    /** The shop's time, to be frozen and moved. */
    public ShopTime time() {
        return time;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The app that signs in to the shop. */
    public App app() {
        return app;
    }

    /** What the shop tells of its events. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** The GraphQL requests that were priced, oldest first: at most the last 10,000. */
    public List<ShopRequest> requests() {
        return log.all();
    }

    /** The same, of those alone that ask for this field at the top of the operation. */
    public List<ShopRequest> requests(String rootField) {
        return requests().stream()
                .filter(request -> request.rootFields().contains(rootField))
                .toList();
    }

    /** The mutations that were executed, whether the shop took them or answered user errors; oldest first. */
    public List<ShopRequest> writes() {
        return requests().stream().filter(ShopRequest::isWrite).toList();
    }

    /** Forgets the requests so far, so that a test sees what comes after its preparations. */
    public void forgetRequests() {
        log.clear();
    }

    /** How many answers were THROTTLED. */
    public int throttled() {
        return throttle.refused();
    }

    /** Points charged for executed requests. */
    public long pointsSpent() {
        return throttle.spent();
    }

    @Override
    public void close() {
        server.close();
        webhooks.close();
    }

    /** The settings of a shop to start. */
    public static final class Builder {
        private static final String DEFAULT_TOKEN = "simulated-access-token";

        private final Map<String, Set<String>> tokens = new LinkedHashMap<>();
        private App.Credentials app = new App.Credentials("simulated-client-id", "simulated-client-secret");
        private Set<String> appScopes = Scopes.all();
        private String name = "Simulated Shop";
        private Plan plan = Plan.STANDARD;
        private Clock clock = Clock.systemUTC();
        private ZoneId timeZone = ZoneId.of("UTC");
        private Currency currency = Currency.getInstance("USD");
        private Duration bulkTime = Duration.ZERO;
        private int bulkFileLimit = StagedUploads.MOST_BYTES;
        private boolean https;
        private int port;

        private Builder() {}

        /** The shop's name, which also makes its domain. Default: Simulated Shop. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Default: {@link Plan#STANDARD}. */
        public Builder plan(Plan plan) {
            this.plan = plan;
            return this;
        }

        /** By which points come back and orders grow old. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Default: UTC. */
        public Builder timeZone(ZoneId timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /** Default: USD. */
        public Builder currency(Currency currency) {
            this.currency = currency;
            return this;
        }

        /**
         * Adds a token. Without any, the shop has one that may do all that is simulated.
         *
         * @param scopes what the token may do, such as {@code read_orders}; without {@code read_all_orders}, orders
         *     older than 60 days are hidden
         */
        public Builder accessToken(String token, String... scopes) {
            tokens.put(token, Set.of(scopes));
            return this;
        }

        /**
         * The app that signs in. Default: one with an id and a secret of the shop's choice.
         *
         * @param scopes what it gets where it does not ask for any in particular
         */
        public Builder app(String clientId, String clientSecret, String... scopes) {
            app = new App.Credentials(clientId, clientSecret);
            appScopes = Set.of(scopes);
            return this;
        }

        /**
         * How long a bulk operation takes, by the shop's clock. Default: zero, so that it is complete at the first
         * request after the one that started it.
         */
        public Builder bulkTime(Duration time) {
            bulkTime = time;
            return this;
        }

        /** For tests that must not send 100 MB. */
        Builder bulkFileLimit(int bytes) {
            bulkFileLimit = bytes;
            return this;
        }

        /** Serves HTTPS, with a certificate of its own that {@link SimulatedShop#trustManager} trusts. */
        public Builder https() {
            https = true;
            return this;
        }

        /** Default: 0, a free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** @throws java.io.UncheckedIOException if the port is taken */
        public SimulatedShop start() {
            return new SimulatedShop(this);
        }

        private Map<String, Set<String>> scopesByToken() {
            return tokens.isEmpty() ? Map.of(DEFAULT_TOKEN, Scopes.all()) : new LinkedHashMap<>(tokens);
        }

        private String domain() {
            String handle = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            return handle.replaceAll("^-|-$", "") + ".myshopify.com";
        }
    }
}
