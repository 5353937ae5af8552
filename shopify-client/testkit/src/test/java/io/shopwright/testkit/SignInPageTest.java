package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.auth.AccessMode;
import io.shopwright.client.auth.AppCredentials;
import io.shopwright.client.auth.Callback;
import io.shopwright.client.auth.FileTokenStore;
import io.shopwright.client.auth.Grant;
import io.shopwright.client.auth.HostSession;
import io.shopwright.client.auth.HostSessions;
import io.shopwright.client.auth.KeyProvider;
import io.shopwright.client.auth.SessionToken;
import io.shopwright.client.auth.SignIn;
import io.shopwright.client.auth.TokenProvider;
import io.shopwright.client.auth.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/sign-in.md, run. */
class SignInPageTest {
    private static final Path ROOT = Path.of(System.getProperty("shopwright.root", "../.."));

    private final SimulatedShop simulated = SimulatedShop.builder()
            .name("Cool Socks")
            .app("app-1", "secret-1", "read_orders")
            .start();
    private final AppCredentials app = AppCredentials.of("app-1", "secret-1");
    private final SignIn signIn = SignIn.of(app).at(domain -> simulated.endpoint());
    private final String domain = "cool-socks.myshopify.com";

    @TempDir
    private Path folder;

    private TokenStore store;

    @BeforeEach
    void open() {
        store = FileTokenStore.of(folder.resolve("tokens"), KeyProvider.of(new byte[32]));
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    record Named(ShopName shop) {}

    record ShopName(String name) {}

    private String name(TokenProvider tokens) {
        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), tokens))) {
            return shop.query(Named.class).get().shop().name();
        }
    }

    @Test
    void credentials() {
        String clientId = "app-1";
        String clientSecret = "secret-1";
        String oldSecret = "secret-0";
        // tag::credentials[]
        AppCredentials app = AppCredentials.of(clientId, clientSecret).previousSecret(oldSecret);
        SignIn signIn = SignIn.of(app);
        // end::credentials[]
        assertThat(signIn.toString()).isEqualTo("sign-in of app app-1");
    }

    @Test
    void code() {
        URI callbackAddress = URI.create("https://app.example.com/auth/callback");
        // tag::install[]
        SignIn.Install install = signIn.install(domain, callbackAddress, List.of("read_orders"), AccessMode.OFFLINE);
        // end::install[]
        String page = install.page().getRawPath() + "?" + install.page().getRawQuery();
        String location = Api.of(simulated)
                .token("")
                .send(page, RequestBody.create("", null))
                .headers()
                .get("Location");
        String query = URI.create(location).getRawQuery();
        // tag::callback[]
        Callback callback = Callback.verified(query, app, install.state(), Instant.now());
        Grant grant = signIn.code(callback, AccessMode.OFFLINE);
        store.save(grant);
        // end::callback[]
        assertThat(grant.shop()).isEqualTo(domain);
        assertThat(name(TokenProvider.refreshing(signIn, domain, store))).isEqualTo("Cool Socks");
    }

    @Test
    void exchange() {
        String bearer = simulated.app().sessionToken(7);
        // tag::exchange[]
        SessionToken session = SessionToken.verified(bearer, app, Instant.now());
        if (store.load(Grant.Owner.of(session.shop())).isEmpty()) {
            store.save(signIn.exchange(session, AccessMode.OFFLINE));
        }
        // end::exchange[]
        assertThat(name(TokenProvider.refreshing(signIn, session.shop(), store)))
                .isEqualTo("Cool Socks");
    }

    @Test
    void own() {
        // tag::own[]
        TokenProvider tokens = TokenProvider.clientCredentials(signIn, domain, store);
        // end::own[]
        assertThat(name(tokens)).isEqualTo("Cool Socks");
    }

    @Test
    void calls() throws IOException {
        Path tokenFile = folder.resolve("others");
        Path keyFile = Files.write(folder.resolve("key"), new byte[32]);
        Path oldKeyFile = Files.write(folder.resolve("old"), new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        // tag::store[]
        FileTokenStore store = FileTokenStore.of(tokenFile, KeyProvider.ofFiles(keyFile, oldKeyFile));
        store.reencrypt();
        // end::store[]
        // tag::provider[]
        TokenProvider tokens = TokenProvider.refreshing(signIn, domain, store);
        ShopConfig config = ShopConfig.of(domain, tokens);
        // end::provider[]
        assertThat(config.toString()).startsWith(domain);
        assertThat(tokens.state().status()).isEqualTo(TokenProvider.Status.IDLE);
    }

    @Test
    void sessions() {
        String secret = "0123456789abcdef0123456789abcdef";
        Map<String, Instant> secondFactors = new TreeMap<>();
        // tag::sessions[]
        HostSessions sessions = HostSessions.of(Clock.systemUTC(), secret)
                .demand("writer", session -> Optional.ofNullable(secondFactors.get(session.id())));
        String cookie = sessions.begin("ann", domain, Set.of("analyst", "writer"));
        // end::sessions[]
        secondFactors.put(sessions.verified(cookie).id(), Instant.now());
        // tag::request[]
        HostSession session = sessions.verified(cookie);
        sessions.require(session, "writer");
        String next = sessions.renewed(cookie);
        // end::request[]
        assertThat(sessions.verified(next).user()).isEqualTo("ann");
    }

    /** Each block of the page under a comment "code: name" is the region of this file with that name. */
    @Test
    void page_showsTheCodeThatRunsHere() throws IOException {
        String own = Files.readString(
                ROOT.resolve("shopify-client/testkit/src/test/java/io/shopwright/testkit/SignInPageTest.java"));
        Map<String, String> regions = new TreeMap<>();
        Matcher region = Pattern.compile("(?s)// tag::(\\w+)\\[]\n(.*?)\n *// end::\\1\\[]")
                .matcher(own);
        while (region.find()) {
            regions.put(region.group(1), region.group(2).stripIndent().strip());
        }
        Map<String, String> shown = new TreeMap<>();
        Matcher block = Pattern.compile("(?s)<!-- code: (\\w+) -->\n```java\n(.*?)\n```")
                .matcher(Files.readString(ROOT.resolve("docs/sign-in.md")));
        while (block.find()) {
            shown.put(block.group(1), block.group(2));
        }

        assertThat(shown).isEqualTo(regions);
    }
}
