package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.auth.AccessMode;
import io.shopwright.client.auth.AppCredentials;
import io.shopwright.client.auth.Callback;
import io.shopwright.client.auth.DelegateTokens;
import io.shopwright.client.auth.Grant;
import io.shopwright.client.auth.Opening;
import io.shopwright.client.auth.RefusedException;
import io.shopwright.client.auth.SessionToken;
import io.shopwright.client.auth.SignIn;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each grant of the client against the simulated shop. */
class SignInTest {
    private static final URI BACK = URI.create("https://app.example.com/auth/callback?lang=de");

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .clock(clock)
            .app("app-1", "secret-1", "read_products", "write_orders")
            .start();
    private final AppCredentials app = AppCredentials.of("app-1", "secret-1");
    private final SignIn signIn = signIn(app);

    private SignIn signIn(AppCredentials as) {
        return SignIn.of(as).at(domain -> shop.endpoint()).clock(clock);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    record Named(ShopName shop) {}

    record ShopName(String name) {}

    private String name(Grant grant) {
        try (Shop opened = Shop.open(ShopConfig.at(shop.endpoint(), grant.accessToken()))) {
            return opened.query(Named.class).get().shop().name();
        }
    }

    private SessionToken session() {
        return SessionToken.verified(shop.app().sessionToken(7), app, clock.instant());
    }

    /** The merchant agrees, and the shop sends the browser back with this query. */
    private String agreed(SignIn.Install install) {
        String page =
                install.page().toString().substring(shop.endpoint().toString().length());
        String location = Api.of(shop)
                .token("")
                .send(page.startsWith("/") ? page : "/" + page, RequestBody.create("", null))
                .headers()
                .get("Location");
        return URI.create(location).getRawQuery();
    }

    private Grant code(AccessMode mode) {
        SignIn.Install install =
                signIn.install("cool-socks.myshopify.com", BACK, List.of("read_orders", "write_products"), mode);
        Callback callback = Callback.verified(agreed(install), app, install.state(), clock.instant());
        assertThat(callback.shop()).isEqualTo("cool-socks.myshopify.com");
        return signIn.code(callback, mode);
    }

    @Test
    void code_offline_givesARefreshableGrant() {
        Grant grant = code(AccessMode.OFFLINE);

        assertThat(name(grant)).isEqualTo("Cool Socks");
        assertThat(grant.shop()).isEqualTo("cool-socks.myshopify.com");
        assertThat(grant.scopes()).containsExactly("read_orders", "write_products");
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(grant.refresh().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
        assertThat(grant.user()).isNull();
    }

    @Test
    void code_online_actsAsAUser() {
        Grant grant = code(AccessMode.ONLINE);

        assertThat(name(grant)).isEqualTo("Cool Socks");
        assertThat(grant.user().email()).isEqualTo("merchant@example.com");
        assertThat(grant.owner()).isEqualTo(new Grant.Owner("cool-socks.myshopify.com", "1"));
        assertThat(grant.refresh()).isNull();
    }

    @Test
    void code_lasting_hasNoEnd() {
        Grant grant = code(AccessMode.LASTING);

        clock.advance(Duration.ofDays(100));
        assertThat(grant.expiresAt()).isNull();
        assertThat(name(grant)).isEqualTo("Cool Socks");
    }

    @Test
    void code_twice_isRefused() {
        SignIn.Install install = signIn.install("cool-socks.myshopify.com", BACK, List.of(), AccessMode.OFFLINE);
        Callback callback = Callback.verified(agreed(install), app, install.state(), clock.instant());
        signIn.code(callback, AccessMode.OFFLINE);

        assertThatThrownBy(() -> signIn.code(callback, AccessMode.OFFLINE))
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("HTTP 400: invalid_request The authorization code was not found");
    }

    @Test
    void callback_ofAnotherBrowserOrTime_isRefused() {
        SignIn.Install install = signIn.install("cool-socks.myshopify.com", BACK, List.of(), AccessMode.OFFLINE);
        String query = agreed(install);

        assertThatThrownBy(() -> Callback.verified(query, app, "another", clock.instant()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The callback is of another sign-in than this browser's");
        assertThatThrownBy(() -> Callback.verified(query, app, "", clock.instant()))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Callback.verified(
                        query, app, install.state(), clock.instant().plusSeconds(91)))
                .hasMessage("The query was signed more than 90 seconds from now");
        assertThatThrownBy(() ->
                        Callback.verified(query, AppCredentials.of("app-1", "other"), install.state(), clock.instant()))
                .hasMessage("The query is signed by no secret of this app");
        assertThat(Callback.verified(
                                query,
                                AppCredentials.of("app-1", "newer").previousSecret("secret-1"),
                                install.state(),
                                clock.instant().plusSeconds(90))
                        .shop())
                .isEqualTo("cool-socks.myshopify.com");
    }

    @Test
    void opening_isVerified() {
        String query =
                shop.app().opened(URI.create("https://app.example.com/start")).getRawQuery();

        Opening opening = Opening.verified(query, app, clock.instant());

        assertThat(opening.shop()).isEqualTo("cool-socks.myshopify.com");
        assertThat(opening.host()).isNotEmpty();
    }

    @Test
    void exchange_ofASession_givesEachKind() {
        Grant online = signIn.exchange(session(), AccessMode.ONLINE);
        Grant offline = signIn.exchange(session(), AccessMode.OFFLINE);
        Grant lasting = signIn.exchange(session(), AccessMode.LASTING);

        assertThat(List.of(name(online), name(offline), name(lasting))).containsOnly("Cool Socks");
        assertThat(online.user()).isNotNull();
        assertThat(online.expiresAt()).isEqualTo(clock.instant().plusSeconds(86_399));
        assertThat(offline.refresh()).isNotNull();
        assertThat(lasting.expiresAt()).isNull();
    }

    @Test
    void session_isOfItsShopAndUser_forAMinute() {
        String token = shop.app().sessionToken(7);

        SessionToken session = SessionToken.verified(token, app, clock.instant());

        assertThat(session.shop()).isEqualTo("cool-socks.myshopify.com");
        assertThat(session.userId()).isEqualTo("7");
        assertThatThrownBy(
                        () -> SessionToken.verified(token, app, clock.instant().plusSeconds(71)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The session token has expired");
        assertThatThrownBy(() -> SessionToken.verified(token, AppCredentials.of("app-2", "secret-1"), clock.instant()))
                .hasMessage("The session token is for another app");
    }

    @Test
    void session_thatIsOldForTheShop_isDenied() {
        SessionToken session = session();
        clock.advance(Duration.ofSeconds(71));

        assertThatThrownBy(() -> signIn.exchange(session, AccessMode.OFFLINE))
                .isInstanceOf(ShopifyException.Denied.class)
                .hasMessageContaining("invalid_subject_token");
    }

    @Test
    void migrate_endsTheLastingToken() {
        Grant lasting = signIn.exchange(session(), AccessMode.LASTING);

        Grant migrated = signIn.migrate(lasting.shop(), lasting.accessToken());

        assertThat(name(migrated)).isEqualTo("Cool Socks");
        assertThat(migrated.refresh()).isNotNull();
        assertThatThrownBy(() -> name(lasting)).isInstanceOf(ShopifyException.Denied.class);
        assertThatThrownBy(() -> signIn.migrate(lasting.shop(), lasting.accessToken()))
                .isInstanceOf(ShopifyException.Denied.class);
    }

    @Test
    void refresh_givesANewPair_andTheOldOneServesUntilThatIsUsed() {
        Grant first = signIn.exchange(session(), AccessMode.OFFLINE);
        clock.advance(Duration.ofHours(2));
        signIn.refresh(first);
        Grant second = signIn.refresh(first);
        Grant third = signIn.refresh(second);

        assertThat(name(third)).isEqualTo("Cool Socks");
        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThatThrownBy(() -> name(first)).isInstanceOf(ShopifyException.Denied.class);
        assertThatThrownBy(() -> signIn.refresh(first))
                .isInstanceOf(ShopifyException.SignInNeeded.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void clientCredentials_lastADay() {
        Grant grant = signIn.clientCredentials("cool-socks.myshopify.com");

        assertThat(name(grant)).isEqualTo("Cool Socks");
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plusSeconds(86_399));
        assertThatThrownBy(
                        () -> signIn(AppCredentials.of("app-1", "wrong")).clientCredentials("cool-socks.myshopify.com"))
                .isInstanceOf(ShopifyException.Denied.class)
                .hasMessageContaining("invalid_client")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong\""));
    }

    @Test
    void clientAssertion_givesATokenWithoutTheSecret() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair keys = generator.generateKeyPair();
        SignIn signing = signIn(app.signingKey("key-1", (RSAPrivateKey) keys.getPrivate()));

        assertThatThrownBy(() -> signing.clientAssertion("cool-socks.myshopify.com"))
                .isInstanceOf(ShopifyException.Denied.class);
        shop.app().register((RSAPublicKey) keys.getPublic());
        Grant grant = signing.clientAssertion("cool-socks.myshopify.com");

        assertThat(name(grant)).isEqualTo("Cool Socks");
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(shop.requests()).noneMatch(request -> request.toString().contains("secret-1"));
        assertThatThrownBy(() -> signIn.clientAssertion("cool-socks.myshopify.com"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void delegate_doesItsPart() {
        Grant lasting = signIn.exchange(session(), AccessMode.LASTING);
        try (Shop opened = Shop.open(ShopConfig.at(shop.endpoint(), lasting.accessToken()))) {
            DelegateTokens delegates = new DelegateTokens(opened);
            DelegateTokens.Delegate delegate = delegates
                    .create(List.of("read_products"), Duration.ofMinutes(1))
                    .run()
                    .data()
                    .orElseThrow()
                    .delegateAccessToken();
            Grant grant = Grant.lasting(lasting.shop(), delegate.accessToken(), delegate.accessScopes());

            assertThat(name(grant)).isEqualTo("Cool Socks");
            assertThat(delegates
                            .destroy(delegate.accessToken())
                            .run()
                            .data()
                            .orElseThrow()
                            .status())
                    .isTrue();
            assertThatThrownBy(() -> name(grant)).isInstanceOf(ShopifyException.Denied.class);
            assertThatThrownBy(() -> delegates.create(List.of()).run())
                    .isInstanceOf(ShopifyException.Rejected.class)
                    .hasMessageContaining("EMPTY_ACCESS_SCOPE");
        }
    }

    @Test
    void shopThatIsNone_isRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> signIn.install("evil.com", BACK, List.of(), AccessMode.OFFLINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cool-socks.myshopify.com");
        assertThatThrownBy(() -> SignIn.of(app)
                        .at(domain -> URI.create("http://elsewhere.example/"))
                        .clientCredentials("cool-socks.myshopify.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsPrinted_holdsNoSecret() {
        Grant grant = signIn.exchange(session(), AccessMode.OFFLINE);

        assertThat(List.of(grant, signIn, app, session(), grant.refresh()).toString())
                .doesNotContain("secret-1")
                .doesNotContain(grant.accessToken())
                .doesNotContain(grant.refresh().token())
                .doesNotContain(session().token());
    }
}
