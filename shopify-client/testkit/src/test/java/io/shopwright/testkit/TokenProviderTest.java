package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.auth.AccessMode;
import io.shopwright.client.auth.AppCredentials;
import io.shopwright.client.auth.Grant;
import io.shopwright.client.auth.MemoryTokenStore;
import io.shopwright.client.auth.SessionToken;
import io.shopwright.client.auth.SignIn;
import io.shopwright.client.auth.TokenProvider;
import io.shopwright.client.auth.TokenStore;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that end, against the simulated shop whose clock the tests move. */
class TokenProviderTest {
    private static final String DOMAIN = "cool-socks.myshopify.com";
    private static final Grant.Owner OWNER = Grant.Owner.of(DOMAIN);
    private static final int THREADS = 64;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop simulated = SimulatedShop.builder()
            .name("Cool Socks")
            .clock(clock)
            .app("app-1", "secret-1", "read_products", "write_products")
            .start();
    private final AppCredentials app = AppCredentials.of("app-1", "secret-1");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();

    /** What a renewal waits for. */
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private final SignIn signIn = SignIn.of(app).clock(clock).at(domain -> {
        asked.incrementAndGet();
        passGate();
        // Port 1 of this machine takes no connections.
        return down.get() ? URI.create("http://127.0.0.1:1/") : simulated.endpoint();
    });
    private final TokenStore store = new MemoryTokenStore();
    private final TokenProvider tokens = TokenProvider.refreshing(signIn, DOMAIN, store);

    private void passGate() {
        try {
            assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the renewal itself shall notice
        }
    }

    /** The store, for tests to change a part of. */
    private class Store implements TokenStore {
        @Override
        public Optional<Grant> load(Grant.Owner owner) {
            return store.load(owner);
        }

        @Override
        public void save(Grant grant) {
            store.save(grant);
        }

        @Override
        public void remove(Grant.Owner owner) {
            store.remove(owner);
        }

        @Override
        public List<Grant.Owner> owners() {
            return store.owners();
        }
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    record Named(ShopName shop) {}

    record ShopName(String name) {}

    private Grant grant() {
        SessionToken session = SessionToken.verified(simulated.app().sessionToken(7), app, clock.instant());
        Grant grant = signIn.exchange(session, AccessMode.OFFLINE);
        store.save(grant);
        asked.set(0);
        return grant;
    }

    private Shop open(TokenProvider provider) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), provider));
    }

    private String name(TokenProvider provider) {
        try (Shop shop = open(provider)) {
            return shop.query(Named.class).get().shop().name();
        }
    }

    /** What all threads get that do the same at the same moment. */
    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void threads_atTheMomentOfExpiry_renewOnceAndNoCallFails() throws Exception {
        Grant first = grant();
        try (Shop shop = open(tokens)) {
            shop.query(Named.class).get();
            clock.advance(Duration.ofHours(1));

            List<String> names =
                    atOnce(() -> shop.query(Named.class).get().shop().name());

            assertThat(names).hasSize(THREADS).containsOnly("Cool Socks");
            assertThat(asked).hasValue(1);
            assertThat(store.load(OWNER).orElseThrow().refresh()).isNotEqualTo(first.refresh());
        }
    }

    @Test
    void threads_whoseTokenIsRevoked_renewOnceAndNoCallFails() throws Exception {
        Grant first = grant();
        try (Shop shop = open(tokens)) {
            shop.query(Named.class).get();
            simulated.app().revoke(first.accessToken());

            List<String> names =
                    atOnce(() -> shop.query(Named.class).get().shop().name());

            assertThat(names).hasSize(THREADS).containsOnly("Cool Socks");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void threads_shortlyBeforeTheEnd_renewOnce() throws Exception {
        Grant first = grant();
        name(tokens);
        clock.advance(Duration.ofMinutes(56));

        gate = new CountDownLatch(1);
        List<String> given = atOnce(() -> {
            String token = tokens.accessToken();
            gate.countDown(); // by one that did not wait for the renewal
            return token;
        });

        assertThat(asked).hasValue(1);
        assertThat(given).contains(first.accessToken());
        assertThat(tokens.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(given).allMatch(token -> token.equals(first.accessToken()) || token.equals(tokens.accessToken()));
    }

    @Test
    void renewal_comesFiveToTenMinutesAhead_notAtOneMomentForAll() {
        grant();
        List<TokenProvider> providers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TokenStore own = new MemoryTokenStore();
            own.save(store.load(OWNER).orElseThrow());
            TokenProvider provider = TokenProvider.refreshing(signIn, DOMAIN, own);
            provider.accessToken();
            providers.add(provider);
        }

        clock.advance(Duration.ofMinutes(50).minusSeconds(1));
        providers.forEach(TokenProvider::accessToken);
        assertThat(asked).hasValue(0);
        clock.advance(Duration.ofSeconds(150));
        providers.forEach(TokenProvider::accessToken);
        assertThat(asked.get()).isBetween(1, 39);
        clock.advance(Duration.ofSeconds(152));
        providers.forEach(TokenProvider::accessToken);
        assertThat(asked).hasValue(40);
    }

    @Test
    void renewalThatFails_isTriedAgain_andTheTokenServesUntilItsEnd() {
        Grant first = grant();
        tokens.accessToken();
        down.set(true);

        clock.advance(Duration.ofMinutes(56));
        assertThat(tokens.accessToken()).isEqualTo(first.accessToken());
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.FAILING);
        assertThat(tokens.state().failure()).isInstanceOf(ShopifyException.Unreachable.class);
        assertThat(tokens.accessToken()).isEqualTo(first.accessToken());
        assertThat(asked).as("not at once again").hasValue(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(name(tokens)).isEqualTo("Cool Socks");
        assertThat(asked).hasValue(2);

        clock.advance(Duration.ofMinutes(4));
        assertThatThrownBy(tokens::accessToken).isInstanceOf(ShopifyException.Unreachable.class);
        down.set(false);
        assertThat(name(tokens)).isEqualTo("Cool Socks");
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.GOOD);
        assertThat(tokens.state().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void grantThatEnded_isAskedForNoMore_untilThereIsAnother() {
        Grant first = grant();
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.IDLE);
        tokens.accessToken();
        simulated.app().revoke(first.refresh().token());
        clock.advance(Duration.ofMinutes(56));

        assertThatThrownBy(tokens::accessToken)
                .isInstanceOf(ShopifyException.SignInNeeded.class)
                .hasMessageContaining("invalid_grant");
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.ENDED);
        assertThatThrownBy(() -> name(tokens)).isInstanceOf(ShopifyException.SignInNeeded.class);
        assertThatThrownBy(tokens::accessToken).isInstanceOf(ShopifyException.SignInNeeded.class);
        assertThat(asked).hasValue(1);
        assertThat(simulated.requests()).isEmpty();

        grant();
        assertThat(name(tokens)).isEqualTo("Cool Socks");
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.GOOD);
    }

    @Test
    void appThatIsTakenOff_isToldSo() {
        grant();
        name(tokens);
        simulated.app().uninstall();

        assertThatThrownBy(() -> name(tokens)).isInstanceOf(ShopifyException.SignInNeeded.class);
        assertThat(tokens.toString()).isEqualTo("tokens of " + DOMAIN + " (ENDED)");
    }

    @Test
    void nothingStored_isToldWithoutAsking() {
        assertThatThrownBy(tokens::accessToken)
                .isInstanceOf(ShopifyException.SignInNeeded.class)
                .hasMessage("No grant of " + DOMAIN + " is stored; install the app");
        assertThat(asked).hasValue(0);
    }

    @Test
    void programsThatShareAStore_shareTheTokens() {
        grant();
        TokenProvider other = TokenProvider.refreshing(signIn, DOMAIN, store);
        tokens.accessToken();
        other.accessToken();
        clock.advance(Duration.ofHours(1));

        assertThat(tokens.accessToken()).isEqualTo(other.accessToken());
        assertThat(asked).hasValue(1);
    }

    @Test
    void programThatWasSlower_takesWhatTheFasterOneStored() {
        Grant first = grant();
        Grant faster = signIn.refresh(signIn.refresh(first));
        AtomicInteger loads = new AtomicInteger();
        TokenStore late = new Store() {
            @Override
            public Optional<Grant> load(Grant.Owner owner) {
                return Optional.of(loads.incrementAndGet() <= 2 ? first : faster);
            }
        };
        TokenProvider slow = TokenProvider.refreshing(signIn, DOMAIN, late);

        assertThat(slow.accessToken()).isEqualTo(first.accessToken());
        simulated.app().revoke(first.accessToken());
        assertThat(slow.renewed(first.accessToken())).isTrue();
        assertThat(slow.accessToken()).isEqualTo(faster.accessToken());
    }

    @Test
    void pairThatCannotBeSaved_serves_andTheStoredOneIsNotLost() {
        Grant first = grant();
        AtomicBoolean full = new AtomicBoolean(true);
        TokenStore disk = new Store() {
            @Override
            public void save(Grant grant) {
                if (full.get()) {
                    throw new IllegalStateException("disk full");
                }
                super.save(grant);
            }
        };
        TokenProvider provider = TokenProvider.refreshing(signIn, DOMAIN, disk);
        clock.advance(Duration.ofHours(1));

        assertThat(name(provider)).isEqualTo("Cool Socks");
        assertThat(provider.state().failure()).hasMessage("disk full");
        assertThat(store.load(OWNER)).contains(first);

        full.set(false);
        clock.advance(Duration.ofHours(1));
        assertThat(name(TokenProvider.refreshing(signIn, DOMAIN, disk))).isEqualTo("Cool Socks");
        assertThat(store.load(OWNER)).isNotEqualTo(Optional.of(first));
    }

    @Test
    void clientCredentials_areRenewedEachDay() {
        TokenProvider daily = TokenProvider.clientCredentials(signIn, DOMAIN, store);

        assertThat(name(daily)).isEqualTo("Cool Socks");
        clock.advance(Duration.ofHours(23));
        assertThat(name(daily)).isEqualTo("Cool Socks");
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofHours(2));
        assertThat(name(daily)).isEqualTo("Cool Socks");
        assertThat(asked).hasValue(2);
    }

    @Test
    void clientAssertion_isRenewedEachHour() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        simulated.app().register((RSAPublicKey) keys.getPublic());
        SignIn signing = SignIn.of(app.signingKey("key-1", (RSAPrivateKey) keys.getPrivate()))
                .clock(clock)
                .at(domain -> simulated.endpoint());
        TokenProvider hourly = TokenProvider.clientAssertion(signing, DOMAIN, store);

        String first = hourly.accessToken();
        clock.advance(Duration.ofHours(1));

        assertThat(hourly.accessToken()).isNotEqualTo(first);
        assertThat(name(hourly)).isEqualTo("Cool Socks");
    }

    @Test
    void lastingGrant_isServedAsItIs() {
        store.save(Grant.lasting(DOMAIN, simulated.accessToken(), List.of()));
        clock.advance(Duration.ofDays(1000));

        assertThat(name(tokens)).isEqualTo("Cool Socks");
        assertThat(asked).hasValue(0);
        simulated.app().revoke(simulated.accessToken());
        assertThatThrownBy(() -> name(tokens))
                .isInstanceOf(ShopifyException.SignInNeeded.class)
                .hasMessageContaining("cannot be renewed");
    }

    @Test
    void threadThatIsInterrupted_failsAlone() throws Exception {
        grant();
        tokens.accessToken();
        clock.advance(Duration.ofHours(1));
        AtomicBoolean interrupted = new AtomicBoolean();

        List<String> given = atOnce(() -> {
            if (interrupted.compareAndSet(false, true)) {
                Thread.currentThread().interrupt();
                try {
                    return tokens.accessToken();
                } catch (ShopifyException.Cancelled e) {
                    return "cancelled";
                }
            }
            return tokens.accessToken();
        });

        assertThat(given).isSubsetOf("cancelled", tokens.accessToken()).contains(tokens.accessToken());
    }
}
