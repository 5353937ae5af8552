package io.shopwright.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The resources and prompts that the conformance suite looks for by their names. */
@SuppressWarnings("deprecation") // shorter than what replaces it
final class SdkLibraryFixtures {
    private SdkLibraryFixtures() {}

    static List<SyncResourceSpecification> resources() {
        return List.of(
                resource(new TextResourceContents("test://static-text", "text/plain", "A static text.")),
                resource(new BlobResourceContents("test://static-binary", "image/png", SdkFixtures.PIXEL)),
                resource(new TextResourceContents("test://watched-resource", "text/plain", "Watched.")));
    }

    private static SyncResourceSpecification resource(ResourceContents contents) {
        return new SyncResourceSpecification(
                Resource.builder().uri(contents.uri()).name(contents.uri()).build(),
                (exchange, request) -> new ReadResourceResult(List.of(contents)));
    }

    static List<SyncResourceTemplateSpecification> templates() {
        return List.of(new SyncResourceTemplateSpecification(
                new ResourceTemplate(
                        "test://template/{id}/data", "template", null, "A template.", "application/json", null),
                (exchange, request) -> new ReadResourceResult(List.of(new TextResourceContents(
                        request.uri(), "application/json", "{\"uri\":\"" + request.uri() + "\"}")))));
    }

    static List<SyncPromptSpecification> prompts() {
        return List.of(
                prompt("test_simple_prompt", List.of(), arguments -> List.of(new TextContent("A simple prompt."))),
                prompt(
                        "test_prompt_with_arguments",
                        List.of("arg1", "arg2"),
                        arguments -> List.of(new TextContent(
                                "arg1='" + arguments.get("arg1") + "', arg2='" + arguments.get("arg2") + "'"))),
                prompt(
                        "test_prompt_with_embedded_resource",
                        List.of("resourceUri"),
                        arguments -> List.of(
                                new EmbeddedResource(
                                        null,
                                        new TextResourceContents(
                                                String.valueOf(arguments.get("resourceUri")),
                                                "text/plain",
                                                "Embedded.")),
                                new TextContent("Please process it."))),
                prompt(
                        "test_prompt_with_image",
                        List.of(),
                        arguments -> List.of(
                                new ImageContent(null, SdkFixtures.PIXEL, "image/png"), new TextContent("Look."))));
    }

    private static SyncPromptSpecification prompt(
            String name, List<String> arguments, Function<Map<String, Object>, List<Content>> contents) {
        Stream<PromptArgument> described =
                arguments.stream().map(argument -> new PromptArgument(argument, null, "An argument.", true));
        return new SyncPromptSpecification(
                new Prompt(name, name, "A fixture.", described.toList()),
                (exchange, request) -> new GetPromptResult(
                        "A fixture.",
                        contents.apply(request.arguments()).stream()
                                .map(content -> new PromptMessage(Role.USER, content))
                                .toList()));
    }

    static List<SyncCompletionSpecification> completions() {
        return List.of(new SyncCompletionSpecification(
                new PromptReference("test_prompt_with_arguments"),
                (exchange, request) -> new CompleteResult(new CompleteCompletion(List.of("test"), 1, false))));
    }
}
