package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.GraphQlSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers of real shops, served by a socket and read without loss. Expected values: the recorded bodies themselves, in
 * {@code wire/recorded} of the reference data.
 */
@Tag("reference")
class RecordedAnswersTest {
    private static final Path RECORDED =
            Path.of(System.getProperty("shopwright.reference", "../shared"), "wire", "recorded");
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswer_isReadWithoutLoss() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "skipped: no reference data at " + RECORDED);
        List<Path> files;
        try (Stream<Path> all = Files.list(RECORDED)) {
            files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
    }

    private static void replay(Path file) {
        try (FlakyServer server = new FlakyServer();
                Transport transport = Transport.open(Transport.Settings.of(
                        ShopConfig.at(server.endpoint(), "t").retries(0), () -> "t"))) {
            int index = 0;
            for (JsonNode exchange : EXACT.readTree(file.toFile()).get("exchanges")) {
                String where = file.getFileName() + " #" + index++;
                JsonNode answer = exchange.get("answer");
                server.json(EXACT.writeValueAsString(answer));
                check(where, answer, transport, request(exchange));
            }
            System.out.println(file.getFileName() + ": " + index + " answers read without loss");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(JsonNode exchange) {
        String text = exchange.get("query").asText();
        Document document;
        try {
            document = Document.parse(text);
        } catch (GraphQlSyntaxException e) {
            // A shop's answer to broken GraphQL is among the recorded ones; its cost is none.
            document = Document.parse("{ shop { id } }");
        }
        ObjectNode variables = exchange.get("variables") instanceof ObjectNode given ? given : EXACT.createObjectNode();
        return new Request(document, text, variables, null, true, null, null);
    }

    private static void check(String where, JsonNode answer, Transport transport, Request request) {
        Envelope envelope;
        try {
            envelope = transport.send(request);
        } catch (ShopifyException.Unavailable e) {
            assertThat(answer.at("/errors/0/extensions/code").asText())
                    .as(where)
                    .isEqualTo("INTERNAL_SERVER_ERROR");
            assertThat(e.getMessage())
                    .as(where)
                    .contains(answer.at("/errors/0/message").asText());
            return;
        }
        assertThat(envelope.json()).as(where).isEqualTo(answer);
        assertThat(envelope.data().isMissingNode()).as(where).isEqualTo(!answer.hasNonNull("data"));
        List<String> messages = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        answer.path("errors").forEach(error -> {
            messages.add(error.path("message").asText());
            codes.add(error.path("extensions").path("code").asText(""));
        });
        assertThat(envelope.errors())
                .as(where)
                .extracting(GraphQlError::message)
                .isEqualTo(messages);
        assertThat(envelope.errors()).as(where).extracting(GraphQlError::code).isEqualTo(codes);
        JsonNode requested = answer.at("/extensions/cost/requestedQueryCost");
        assertThat(envelope.cost().isPresent()).as(where).isEqualTo(requested.isNumber());
        envelope.cost().ifPresent(cost -> assertThat(cost.requested()).as(where).isEqualTo(requested.asDouble()));
    }
}
