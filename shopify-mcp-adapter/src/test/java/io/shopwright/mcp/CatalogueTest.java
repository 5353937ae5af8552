package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that every tool's definition keeps. */
class CatalogueTest {
    /** Definitions need no shop: nothing listens there. */
    private static ShopifyTools tools() {
        return ShopifyTools.of(Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none")));
    }

    static Stream<ToolDefinition> definitions() {
        return Stream.concat(
                tools().definitions().stream(), ShopifyTools.of(List.of(new EchoTool())).definitions().stream());
    }

    /** Prints all definitions; run in a JVM of its own. */
    public static void main(String... arguments) {
        tools().definitions().forEach(CatalogueTest::print);
    }

    private static void print(ToolDefinition tool) {
        System.out.println(dump(tool));
    }

    private static String dump(ToolDefinition tool) {
        return String.join(
                "\n",
                tool.name(),
                tool.title(),
                tool.description(),
                tool.inputSchemaJson(),
                tool.outputSchemaJson(),
                tool.hints().toString(),
                tool.scopes().toString());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void definition_namesAndTexts_areWhatHostsTake(ToolDefinition tool) {
        assertThat(tool.name()).matches("shopify(_[a-z]+){2,4}").hasSizeLessThanOrEqualTo(64);
        assertThat(tool.title()).isNotBlank();
        assertThat(tool.description()).hasSizeBetween(120, 600);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void definition_schemas_areValidObjectsWithoutReferences(ToolDefinition tool) {
        for (String schema : List.of(tool.inputSchemaJson(), tool.outputSchemaJson())) {
            assertThat(Json.schemaViolations(schema)).isEmpty();
            assertThat(Json.object(schema))
                    .containsEntry("type", "object")
                    .containsEntry("additionalProperties", false);
            assertThat(schema).doesNotContain("$ref");
        }
        assertThat(Json.object(tool.inputSchemaJson())).isEqualTo(tool.inputSchema());
        assertThat(Json.object(tool.outputSchemaJson())).isEqualTo(tool.outputSchema());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void definition_parameters_areDescribedAndTheirDefaultsFit(ToolDefinition tool) {
        Map<String, Map<String, Object>> properties = properties(tool.inputSchema());

        assertThat(properties).hasSizeLessThanOrEqualTo(8);
        properties.forEach((name, property) -> {
            assertThat(name).matches("[a-z]+(_[a-z]+)*");
            assertThat((String) property.get("description")).hasSizeGreaterThan(10);
            if (property.containsKey("default")) {
                String one = Json.text(Map.of(name, property.get("default")));
                Map<String, Object> alone = new LinkedHashMap<>(tool.inputSchema());
                alone.remove("required");
                assertThat(Json.violations(Json.text(alone), one)).isEmpty();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.get("properties");
    }

    @Test
    void definitions_areInTheOrderOfTheirUniqueNames() {
        List<String> names =
                tools().definitions().stream().map(ToolDefinition::name).toList();

        assertThat(names).isSorted().doesNotHaveDuplicates().contains("shopify_customer_lifetime_value");
    }

    @Test
    void catalogue_twoToolsOfOneName_isRefused() {
        Assertions.assertThatThrownBy(() -> ShopifyTools.of(List.of(new EchoTool(), new EchoTool())))
                .hasMessage("two tools are named shopify_echo_arguments");
    }

    @Test
    void definitions_inTwoJvms_areTheSameBytes() throws IOException {
        String here = String.join(
                "\n", tools().definitions().stream().map(CatalogueTest::dump).toList());

        Process other = new ProcessBuilder(ChildJvm.command(CatalogueTest.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String there = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(there.strip()).isEqualTo(here);
    }
}
