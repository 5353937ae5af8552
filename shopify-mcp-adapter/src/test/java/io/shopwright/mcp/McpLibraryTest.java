package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resources, prompts and completions through the SDK's server and client. */
@SuppressWarnings("deprecation") // the requests of both versions of the SDK
class McpLibraryTest {
    private static SampleHost host;
    private static HttpHost http;
    private static McpSyncClient client;

    @BeforeAll
    static void connect() throws Exception {
        host = SampleHost.open();
        http = HttpHost.start(host.tools());
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(http.origin())
                        .jsonMapper(HttpHost.MAPPER)
                        .build())
                .build();
        client.initialize();
    }

    @AfterAll
    static void disconnect() throws Exception {
        client.close();
        http.close();
        host.close();
    }

    private static TextResourceContents read(String uri) {
        return (TextResourceContents)
                client.readResource(new ReadResourceRequest(uri)).contents().get(0);
    }

    @Test
    void tool_withAPage_namesOneThatCanBeRead() {
        Tool dashboard = client.listTools().tools().stream()
                .filter(tool -> tool.name().equals("shopify_executive_dashboard"))
                .findFirst()
                .orElseThrow();
        assertThat(dashboard.meta()).isEqualTo(Map.of("ui", Map.of("resourceUri", "ui://shopwright/dashboard")));

        TextResourceContents page = read("ui://shopwright/dashboard");

        assertThat(page.mimeType()).isEqualTo("text/html;profile=mcp-app");
        assertThat(page.uri()).isEqualTo("ui://shopwright/dashboard");
        assertThat(page.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void resources_listedAndRead() {
        assertThat(client.listResources().resources())
                .extracting(Resource::name)
                .contains("dashboard_page", "store_analytics");
        assertThat(client.listResourceTemplates().resourceTemplates()).hasSize(1);
        assertThat(read("shopify://reports/inventory_status").text()).contains("\"variants\":");
        assertThat(read("shopify://schema/Refund").text()).contains("\"of\":\"Refund\"");
    }

    @Test
    void resource_thatCannotBeRead_isAnErrorOfTheProtocolWithTheReason() {
        assertThatThrownBy(() -> read("shopify://schema/Xyzzyq"))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("Xyzzyq");
    }

    @Test
    void prompts_listedAndMade() {
        assertThat(client.listPrompts().prompts()).extracting(Prompt::name).contains("daily_briefing", "price_review");
        assertThat(((TextContent) client.getPrompt(new GetPromptRequest("daily_briefing", Map.of("reader", "team")))
                                .messages()
                                .get(0)
                                .content())
                        .text())
                .contains("shopify_store_analytics");
        assertThatThrownBy(() -> client.getPrompt(new GetPromptRequest("daily_briefing", Map.of("reader", "x"))))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("one of owner, team");
    }

    @Test
    void completions_ofPromptsAndTemplates() {
        assertThat(complete(
                        new CompleteRequest(new PromptReference("stock_review"), new CompleteArgument("risk", "r"))))
                .containsExactly("running_out");
        assertThat(complete(new CompleteRequest(
                        new ResourceReference("shopify://schema/{type}"), new CompleteArgument("type", "refund"))))
                .contains("Refund");
    }

    private static List<String> complete(CompleteRequest request) {
        return client.completeCompletion(request).completion().values();
    }

    @Test
    void stateless_hasTheSame() {
        var library = McpLibrary.stateless(host.tools());

        assertThat(library.resources())
                .hasSameSizeAs(McpLibrary.sync(host.tools()).resources());
        assertThat(library.templates()).hasSize(1);
        assertThat(library.prompts()).hasSize(4);
        assertThat(library.completions()).hasSize(5);
    }
}
