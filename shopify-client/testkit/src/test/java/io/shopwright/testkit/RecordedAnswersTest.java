package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares our answers with recorded ones of real shops. */
@Tag("reference")
class RecordedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode exchange(String file, String at) throws IOException {
        for (JsonNode exchange : JSON.readTree(recorded(file).toFile()).path("exchanges")) {
            if (exchange.path("at").asText().equals(at)) {
                return exchange;
            }
        }
        throw new AssertionError("no exchange " + at);
    }

    private static JsonNode ours(String query, JsonNode variables) {
        try (SimulatedShop shop = SimulatedShop.builder()
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .start()) {
            ObjectNode body = JSON.createObjectNode().put("query", query);
            body.set("variables", variables);
            return Api.of(shop).send(body.toString()).json();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missingSubselection",
                "missingRequiredVariable",
                "unknownQueryRoot",
                "unknownMutationRoot",
                "unknownProductField",
                "unknownOrderField",
                "missingInputRequiredProperty"
            })
    void errors_static_areEqual(String name) throws IOException {
        JsonNode exchange = exchange("graphql-base-validation-unhappy-paths.json", "cases/" + name);

        assertThat(ours(exchange.path("query").asText(), exchange.path("variables")))
                .isEqualTo(exchange.path("answer"));
    }

    @Test
    void error_ofSyntax_hasTheSameShape() throws IOException {
        JsonNode exchange = exchange("graphql-base-validation-unhappy-paths.json", "cases/invalidSyntax");
        JsonNode ours = ours(exchange.path("query").asText(), exchange.path("variables"));

        assertThat(ours.at("/errors/0/message").asText()).startsWith("syntax error, unexpected end of file at [");
        assertThat(ours.at("/errors/0/extensions")).isEqualTo(exchange.at("/answer/errors/0/extensions"));
        assertThat(ours.has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bulkOperationMissingId", "bulkOperationCancelMissingId", "bulkOperationRunQueryMissingQuery"})
    void errors_ofMissingArguments_areEqual(String name) throws IOException {
        JsonNode exchange = exchange("bulk-operation-status-catalog-cancel.json", "validations/" + name);

        assertThat(ours(exchange.path("query").asText(), exchange.path("variables")))
                .isEqualTo(exchange.path("answer"));
    }

    @Test
    void error_ofAMalformedId_isEqual() throws IOException {
        JsonNode exchange = exchange("bulk-operation-status-catalog-cancel.json", "reads/malformedId");

        assertThat(ours(exchange.path("query").asText(), exchange.path("variables")))
                .isEqualTo(exchange.path("answer"));
    }

    /** The recorded field has no data here; a field of ours of the same kind takes its place. */
    @ParameterizedTest
    @CsvSource({
        "missingWindow, bulkOperations, orders",
        "firstAndLast, bulkOperations, orders",
        "nonBulkOperationGid, bulkOperation, order",
        "malformedInlineId, bulkOperation, order"
    })
    void errors_ofAField_areEqual(String name, String theirs, String field) throws IOException {
        JsonNode exchange = exchange("bulk-operations-read-arg-validation.json", "cases/" + name);
        String query = exchange.path("query").asText().replace(" " + theirs, " " + field);
        String expected = exchange.path("answer").toString().replace("\"" + theirs + "\"", "\"" + field + "\"");

        assertThat(shape(ours(query, exchange.path("variables")))).isEqualTo(shape(JSON.readTree(expected)));
    }

    /** Numbers in one notation: recorded ones come as 2000 and as 2000.0. */
    private static JsonNode shape(JsonNode answer) throws IOException {
        return JSON.readTree(answer.toString().replaceAll("(\\d)\\.0\\b", "$1"));
    }

    @Test
    void warning_ofAnUnknownSearchField_isEqual() throws IOException {
        JsonNode exchange = exchange("bulk-operation-root-count-and-search-filters.json", "filters/unknown");
        JsonNode ours =
                ours(exchange.path("query").asText().replace("bulkOperations", "orders"), exchange.path("variables"));
        String expected = exchange.at("/answer/extensions/search").toString().replace("bulkOperations", "orders");

        assertThat(ours.at("/extensions/search")).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void error_ofAccessDenied_hasTheSameMembers() throws IOException {
        JsonNode theirs = exchange(
                        "delivery-customization-promise-settings-blockers.json", "deliveryCustomizationDetailBlocker")
                .path("answer");
        try (SimulatedShop shop = SimulatedShop.builder().accessToken("t").start()) {
            JsonNode ours = Api.of(shop).query("{ order(id: \"gid://shopify/Order/1\") { id } }");
            String expected = theirs.at("/errors/0")
                    .toString()
                    .replace("deliveryCustomization ", "order ")
                    .replace("\"deliveryCustomization\"", "\"order\"")
                    .replace("read_delivery_customizations", "read_orders");

            ((ObjectNode) ours.at("/errors/0")).remove("locations");
            assertThat(ours.at("/errors/0")).isEqualTo(JSON.readTree(expected));
            assertThat(ours.path("data").toString()).isEqualTo("{\"order\":null}");
        }
    }

    @Test
    void order_null_costsOnePoint() throws IOException {
        JsonNode theirs = JSON.readTree(recorded("refund-create-user-errors-and-quantities.json")
                        .toFile())
                .path("exchanges")
                .get(1);
        JsonNode ours =
                ours(theirs.path("query").asText(), JSON.createObjectNode().put("id", "gid://shopify/Order/1"));

        assertThat(ours.path("data")).isEqualTo(theirs.at("/answer/data"));
        assertThat(shape(ours.path("extensions"))).isEqualTo(shape(theirs.at("/answer/extensions")));
    }

    private static Path recorded(String file) {
        Path path = Path.of(System.getProperty("shopwright.reference", "none"), "wire", "recorded", file);
        assumeTrue(Files.exists(path), "no recorded answers at " + path);
        return path;
    }
}
