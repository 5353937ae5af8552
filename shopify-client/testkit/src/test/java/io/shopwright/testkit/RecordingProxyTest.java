package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records a second simulated shop in place of a real one. */
class RecordingProxyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OkHttpClient CLIENT = new OkHttpClient();
    private static final String TOKEN = "shpat_0123456789abcdef";
    private static final String CREATE =
            "mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer {"
                    + " id who: displayName mail: email tags addressesV2(first: 1) { nodes { name address1 countryCodeV2 } } }"
                    + " userErrors { field message } } }";
    private static final String INLINE = "mutation { customerCreate(input: {firstName: \"Grace\", email:"
            + " \"grace@navy.mil\"}) { customer { firstName } userErrors { message } } }";
    private static final String FIND =
            "query ($q: String) { customers(first: 5, query: $q) { nodes { email lastName } } }";
    private static final String COUNT = "{ customersCount { count } }";

    @TempDir
    Path folder;

    private record Answer(int status, JsonNode json) {}

    private static Answer post(URI endpoint, String token, String query, Map<String, ?> variables) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", JSON.valueToTree(variables));
        Request request = new Request.Builder()
                .url(endpoint + "/admin/api/2026-10/graphql.json")
                .header("X-Shopify-Access-Token", token)
                .post(RequestBody.create(body.toString(), MediaType.get("application/json")))
                .build();
        try (Response response = CLIENT.newCall(request).execute()) {
            return new Answer(response.code(), JSON.readTree(response.body().string()));
        }
    }

    private static Map<String, ?> ada() {
        return Map.of(
                "input",
                Map.of(
                        "firstName", "Ada",
                        "lastName", "Lovelace",
                        "email", "ada@lovelace.org",
                        "tags", "vip",
                        "addresses", new Object[] {Map.of("address1", "12 St James's Square", "countryCode", "GB")}));
    }

    private Path record() throws IOException {
        Path file = folder.resolve("recording.json");
        try (SimulatedShop real = SimulatedShop.builder()
                        .accessToken(TOKEN, "read_customers", "write_customers")
                        .start();
                RecordingProxy proxy = RecordingProxy.recording(real.endpoint(), file)) {
            assertThat(post(proxy.endpoint(), TOKEN, COUNT, Map.of())
                            .json()
                            .at("/data/customersCount/count")
                            .intValue())
                    .isZero();
            JsonNode made = post(proxy.endpoint(), TOKEN, CREATE, ada()).json();
            assertThat(made.at("/data/customerCreate/customer/mail").asText()).isEqualTo("ada@lovelace.org");
            post(proxy.endpoint(), TOKEN, INLINE, Map.of());
            post(proxy.endpoint(), TOKEN, FIND, Map.of("q", "email:ada@lovelace.org"));
            post(proxy.endpoint(), TOKEN, COUNT, Map.of());
            post(proxy.endpoint(), "shpat_wrong", COUNT, Map.of());
            Request signIn = new Request.Builder()
                    .url(proxy.endpoint() + "/admin/oauth/access_token")
                    .post(new FormBody.Builder()
                            .add("client_id", real.app().clientId())
                            .add("client_secret", real.app().clientSecret())
                            .add("grant_type", "client_credentials")
                            .build())
                    .build();
            try (Response response = CLIENT.newCall(signIn).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
        }
        return file;
    }

    @Test
    void recording_holdsNoTokensAndNoPersonalValues() throws IOException {
        String text = Files.readString(record());

        assertThat(text)
                .doesNotContain("Ada")
                .doesNotContainIgnoringCase("lovelace")
                .doesNotContain("St James")
                .doesNotContain("Grace")
                .doesNotContain("navy.mil")
                .doesNotContain("shpat_")
                .doesNotContain("client_secret")
                .contains("person-")
                .contains("\"vip\"")
                .contains("\"GB\"");
        JsonNode exchanges = JSON.readTree(text);
        assertThat(exchanges).hasSize(6);
        // The email that was written is the email that was found.
        assertThat(exchanges.at("/3/answer/data/customers/nodes/0/email"))
                .isEqualTo(exchanges.at("/1/variables/input/email"));
    }

    @Test
    void replay_answersAsTheShopDid() throws IOException {
        try (RecordingProxy replay = RecordingProxy.replaying(record())) {
            URI endpoint = replay.endpoint();

            assertThat(post(endpoint, "", COUNT, Map.of())
                            .json()
                            .at("/data/customersCount/count")
                            .intValue())
                    .isZero();
            JsonNode made = post(endpoint, "", CREATE, ada()).json().at("/data/customerCreate");
            assertThat(made.at("/customer/mail").asText()).endsWith("@example.com");
            assertThat(made.at("/customer/tags/0").asText()).isEqualTo("vip");
            assertThat(made.path("userErrors")).isEmpty();
            assertThat(post(endpoint, "", FIND, Map.of("q", "email:ada@lovelace.org"))
                            .json()
                            .at("/data/customers/nodes"))
                    .hasSize(1);
            assertThat(post(endpoint, "", COUNT, Map.of())
                            .json()
                            .at("/data/customersCount/count")
                            .intValue())
                    .isEqualTo(2);
            assertThat(post(endpoint, "", COUNT, Map.of()).status()).isEqualTo(401);
            Answer unknown = post(endpoint, "", "{ shop { name } }", Map.of());
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.json().path("errors").asText()).isEqualTo("not recorded: { shop { name } }");
        }
    }

    @Test
    void shop_thatIsGone_isABadGateway() throws IOException {
        URI gone;
        try (SimulatedShop real = SimulatedShop.start()) {
            gone = real.endpoint();
        }
        try (RecordingProxy proxy = RecordingProxy.recording(gone, folder.resolve("r.json"))) {
            assertThat(post(proxy.endpoint(), TOKEN, COUNT, Map.of()).status()).isEqualTo(502);
        }
    }
}
