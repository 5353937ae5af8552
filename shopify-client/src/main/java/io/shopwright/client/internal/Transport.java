package io.shopwright.client.internal;

import io.shopwright.client.AccessTokens;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.Usage;
import io.shopwright.client.audit.CallListener;
import io.shopwright.client.internal.Outcome.Answered;
import io.shopwright.client.internal.Outcome.Failed;
import io.shopwright.client.internal.bulk.BulkDesk;
import io.shopwright.client.internal.cost.CostBucket;
import io.shopwright.client.internal.cost.Priority;
import io.shopwright.client.schema.AdminSchema;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Sends requests to one shop: paced by cost, repeated where that is safe, bounded by a deadline. */
public final class Transport implements Sender, AutoCloseable {
    private static final int THROTTLE_RETRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int CONCURRENT_CALLS = 64;

    private final Settings settings;
    private final AdminSchema schema;
    private final OkHttpClient http;
    private final OkHttpClient storage;
    private final Exchange exchange;
    private final Pacing pacing;
    private final Waits waits = new Waits();
    private final Meter meter = new Meter();
    private final BulkDesk bulkDesk = new BulkDesk();
    private final String host;
    private final boolean ownsConnections;

    /** What a transport is made of; the last three are time and chance, which tests replace together with the bucket. */
    public record Settings(
            ShopConfig config,
            AccessTokens accessTokens,
            CostBucket bucket,
            Ticker ticker,
            Sleeper sleeper,
            RandomGenerator random) {
        /** The settings of a shop in real time. */
        public static Settings of(ShopConfig config, AccessTokens accessTokens) {
            return new Settings(
                    config,
                    accessTokens,
                    SharedBuckets.of(config.endpoint(), accessTokens.account()),
                    System::nanoTime,
                    Sleeper.REAL,
                    new Random());
        }

        /** Without the tokens. */
        @Override
        public String toString() {
            return config.toString();
        }
    }

    /** @param wires shared with other transports; null for ones of its own */
    private Transport(Settings settings, @Nullable Wires wires) {
        this.settings = settings;
        ShopConfig config = settings.config();
        this.schema = AdminSchema.nearest(config.apiVersion());
        this.host = String.valueOf(config.endpoint().getHost());
        this.pacing = new Pacing(schema, settings.bucket(), waits);
        this.ownsConnections = wires == null;
        Dispatcher dispatcher = wires == null ? new Dispatcher() : new Dispatcher(wires.threads());
        dispatcher.setMaxRequests(CONCURRENT_CALLS);
        dispatcher.setMaxRequestsPerHost(CONCURRENT_CALLS);
        OkHttpClient.Builder client =
                wires == null ? Https.client(config.tls(), host, config.callTimeout()) : wires.client(config, host);
        this.http = client.dispatcher(dispatcher)
                .eventListener(new SentMark.Listener())
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Accept", "application/json")
                        .header("User-Agent", "Shopwright (Java)")
                        .build()))
                .build();
        this.storage = storage(http);
        AdminApi api = new Retrofit.Builder()
                .baseUrl(String.valueOf(config.endpoint()))
                .client(http)
                .addConverterFactory(JacksonConverterFactory.create(Json.MAPPER))
                .build()
                .create(AdminApi.class);
        this.exchange = new Exchange(api, config.apiVersion().name(), host);
    }

    /** For files outside of the Admin API, whose addresses are signed: the token is not for them. */
    private static OkHttpClient storage(OkHttpClient http) {
        OkHttpClient.Builder builder = http.newBuilder().eventListener(EventListener.NONE);
        builder.interceptors().clear();
        return builder.followRedirects(true).followSslRedirects(true).build();
    }

    /** Opens a transport. Nothing is sent yet. */
    public static Transport open(Settings settings) {
        return new Transport(settings, null);
    }

    /** Opens a transport that shares what costs threads and memory with others. */
    public static Transport open(Settings settings, Wires wires) {
        return new Transport(settings, wires);
    }

    @Override
    public AdminSchema schema() {
        return schema;
    }

    /** What the calls have used so far. */
    public Usage usage() {
        return meter.usage();
    }

    @Override
    public Envelope send(Request request) {
        return send(request, Priority.FOREGROUND, CallListener.NONE);
    }

    @Override
    public Executor executor() {
        return http.dispatcher().executorService();
    }

    /**
     * The same shop for calls of one priority.
     *
     * @param besides hears of them after the shop's own listener
     */
    public Sender line(Priority priority, CallListener besides) {
        return new Line(priority, besides);
    }

    private final class Line implements Sender {
        private final Priority priority;
        private final CallListener besides;

        Line(Priority priority, CallListener besides) {
            this.priority = priority;
            this.besides = besides;
        }

        @Override
        public AdminSchema schema() {
            return schema;
        }

        @Override
        public Envelope send(Request request) {
            return Transport.this.send(request, priority, besides);
        }

        @Override
        public Executor executor() {
            return Transport.this.executor();
        }
    }

    private Envelope send(Request request, Priority priority, CallListener besides) {
        Call call = new Call(request, priority, settings.ticker());
        try {
            Envelope envelope = answer(call);
            call.answered(envelope);
            return envelope;
        } catch (ShopifyException.OutcomeUnknown e) {
            throw e;
        } catch (ShopifyException e) {
            if (!call.mayHaveRun()) {
                throw e;
            }
            // Its idempotency key allowed to send it again; what ended that says nothing of the attempts before.
            throw new ShopifyException.OutcomeUnknown(
                    "The mutation had been sent before and may have been run", e.requestId(), e);
        } finally {
            settings.config()
                    .listener()
                    .and(besides)
                    .called(call.event(host, settings.config().apiVersion()));
        }
    }

    private Envelope answer(Call call) {
        Request request = call.request();
        Duration limit = request.deadline() == null ? settings.config().deadline() : request.deadline();
        Deadline deadline = new Deadline(settings.ticker(), limit);
        int failures = 0;
        int throttles = 0;
        boolean renewed = false;
        while (true) {
            String token = settings.accessTokens().accessToken();
            Outcome outcome = attempt(call, token, deadline);
            if (outcome instanceof Answered answered) {
                return answered.envelope();
            }
            Failed failed = (Failed) outcome;
            if (failed.retry() == Outcome.Retry.WITH_ANOTHER_TOKEN
                    && !renewed
                    && settings.accessTokens().renewed(token)) {
                renewed = true;
                continue;
            }
            boolean throttled = failed.exception() instanceof ShopifyException.Throttled;
            boolean exhausted = throttled
                    ? ++throttles > Math.min(THROTTLE_RETRIES, settings.config().retries() * THROTTLE_RETRIES)
                    : ++failures > settings.config().retries();
            boolean safe = failed.retry() == Outcome.Retry.SAFE
                    || (failed.retry() == Outcome.Retry.IF_REPEATABLE && request.repeatable());
            Duration pause = pause(failed, throttled ? throttles : failures);
            if (!safe || exhausted || pause.compareTo(deadline.left()) >= 0) {
                return failed.partial().orElseThrow(failed::exception);
            }
            long before = settings.ticker().nanos();
            sleep(pause, failed.exception());
            call.waited(settings.ticker().nanos() - before);
        }
    }

    private Outcome attempt(Call call, String token, Deadline deadline) {
        long before = settings.ticker().nanos();
        Pacing.Turn turn = pacing.await(call.request(), call.priority(), deadline);
        call.waited(settings.ticker().nanos() - before);
        Outcome outcome = null;
        try {
            Duration left = deadline.left();
            Duration timeout = settings.config().callTimeout();
            outcome = exchange.run(call.request(), token, left.compareTo(timeout) < 0 ? left : timeout);
            return outcome;
        } finally {
            Envelope envelope = outcome instanceof Answered answered
                    ? answered.envelope()
                    : outcome instanceof Failed failed ? failed.envelope() : null;
            turn.end(envelope);
            meter.count(outcome, envelope);
            call.attempted(turn.cost(), outcome, envelope);
        }
    }

    /** What the shop asks for, else twice as long each time; with jitter, so that many clients do not come back at once. */
    private Duration pause(Failed failed, int attempt) {
        double jitter = settings.random().nextDouble();
        Duration asked = failed.asked();
        if (asked != null) {
            return asked.plusMillis((long) (jitter * FIRST_PAUSE.toMillis()));
        }
        double doubled = FIRST_PAUSE.toMillis() * Math.pow(2, attempt - 1);
        return Duration.ofMillis((long) (Math.min(doubled, (double) LONGEST_PAUSE.toMillis()) * (0.5 + 0.5 * jitter)));
    }

    /** For files at signed addresses; sends no token. */
    public OkHttpClient storage() {
        return storage;
    }

    /** Where the shop's bulk operations wait. */
    public BulkDesk bulkDesk() {
        return bulkDesk;
    }

    /** How often something that failed in passing is tried again. */
    public int retries() {
        return settings.config().retries();
    }

    /** Something that takes time and that an interrupt ends. */
    @FunctionalInterface
    public interface Waiting {
        void await() throws InterruptedException;
    }

    /**
     * Waits for something else than the shop's answer.
     *
     * @throws ShopifyException.Cancelled if the thread is interrupted or the shop closed
     */
    public void await(Waiting waiting) {
        try {
            waits.during(() -> {
                waiting.await();
                return waiting;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for the shop", e);
        }
    }

    /** Lets time pass. */
    public void pause(Duration time) {
        await(() -> settings.sleeper().sleep(time));
    }

    private void sleep(Duration pause, ShopifyException reason) {
        try {
            waits.during(() -> {
                settings.sleeper().sleep(pause);
                return pause;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ShopifyException.Cancelled cancelled =
                    new ShopifyException.Cancelled("Interrupted while waiting to send again", e);
            cancelled.addSuppressed(reason);
            throw cancelled;
        }
    }

    @Override
    public void close() {
        waits.close();
        // In this order, so that no call slips in between that nobody cancels.
        http.dispatcher().executorService().shutdown();
        http.dispatcher().cancelAll();
        if (ownsConnections) {
            http.connectionPool().evictAll();
        }
    }
}
