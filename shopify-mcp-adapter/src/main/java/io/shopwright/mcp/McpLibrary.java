package io.shopwright.mcp;

import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a catalogue has besides tools, as the MCP Java SDK takes it: resources, prompts and the completion of arguments. For
 * the same versions of the SDK as {@link McpTools}.
 *
 * <pre>{@code
 * McpLibrary<McpServerFeatures.SyncResourceSpecification, ...> library = McpLibrary.sync(tools);
 * McpServer.sync(transport).resources(library.resources()).prompts(library.prompts()).build();
 * }</pre>
 *
 * <p>An error is one of the protocol, whose message is that of a failed tool.
 *
 * @param <R> the SDK's specification of a resource
 * @param <T> of a template of resources
 * @param <P> of a prompt
 * @param <C> of the completion of a prompt's or a template's arguments
 * @param resources those without variables
 * @param templates those with
 * @param completions one for each prompt and each template that has arguments
 */
public record McpLibrary<R, T, P, C>(List<R> resources, List<T> templates, List<P> prompts, List<C> completions) {
    /** The protocol's code for an address or an argument that does not fit. */
    private static final int INVALID_PARAMS = -32602;

    /** The protocol's code for a resource that could not be read. */
    private static final int INTERNAL_ERROR = -32603;

    public McpLibrary {
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
        prompts = List.copyOf(prompts);
        completions = List.copyOf(completions);
    }

    /** For servers with sessions. */
    public static McpLibrary<
                    McpServerFeatures.SyncResourceSpecification,
                    McpServerFeatures.SyncResourceTemplateSpecification,
                    McpServerFeatures.SyncPromptSpecification,
                    McpServerFeatures.SyncCompletionSpecification>
            sync(ShopifyTools tools) {
        return of(
                tools,
                (resource, read) -> new McpServerFeatures.SyncResourceSpecification(
                        resource, (exchange, request) -> read.apply(request)),
                (template, read) -> new McpServerFeatures.SyncResourceTemplateSpecification(
                        template, (exchange, request) -> read.apply(request)),
                (prompt, make) -> new McpServerFeatures.SyncPromptSpecification(
                        prompt, (exchange, request) -> make.apply(request)),
                (reference, complete) -> new McpServerFeatures.SyncCompletionSpecification(
                        reference, (exchange, request) -> complete.apply(request)));
    }

    /** For servers without sessions. */
    public static McpLibrary<
                    McpStatelessServerFeatures.SyncResourceSpecification,
                    McpStatelessServerFeatures.SyncResourceTemplateSpecification,
                    McpStatelessServerFeatures.SyncPromptSpecification,
                    McpStatelessServerFeatures.SyncCompletionSpecification>
            stateless(ShopifyTools tools) {
        return of(
                tools,
                (resource, read) -> new McpStatelessServerFeatures.SyncResourceSpecification(
                        resource, (context, request) -> read.apply(request)),
                (template, read) -> new McpStatelessServerFeatures.SyncResourceTemplateSpecification(
                        template, (context, request) -> read.apply(request)),
                (prompt, make) -> new McpStatelessServerFeatures.SyncPromptSpecification(
                        prompt, (context, request) -> make.apply(request)),
                (reference, complete) -> new McpStatelessServerFeatures.SyncCompletionSpecification(
                        reference, (context, request) -> complete.apply(request)));
    }

    private static <R, T, P, C> McpLibrary<R, T, P, C> of(
            ShopifyTools tools,
            BiFunction<Resource, Function<ReadResourceRequest, ReadResourceResult>, R> resource,
            BiFunction<ResourceTemplate, Function<ReadResourceRequest, ReadResourceResult>, T> template,
            BiFunction<Prompt, Function<GetPromptRequest, GetPromptResult>, P> prompt,
            BiFunction<CompleteReference, Function<CompleteRequest, CompleteResult>, C> completion) {
        List<ShopResource> all = tools.resources();
        List<ShopPrompt> prompts = tools.prompts();
        return new McpLibrary<>(
                all.stream()
                        .filter(each -> !each.isTemplate())
                        .map(each -> resource.apply(resource(each), request -> read(tools, each, request)))
                        .toList(),
                all.stream()
                        .filter(ShopResource::isTemplate)
                        .map(each -> template.apply(template(each), request -> read(tools, each, request)))
                        .toList(),
                prompts.stream()
                        .map(each -> prompt.apply(prompt(each), request -> make(tools, each, request)))
                        .toList(),
                Stream.concat(
                                all.stream()
                                        .filter(ShopResource::isTemplate)
                                        .map(ShopResource::uri)
                                        .map(uri -> completion.apply(
                                                new ResourceReference(uri), request -> complete(tools, uri, request))),
                                prompts.stream()
                                        .filter(each -> !each.arguments().isEmpty())
                                        .map(ShopPrompt::name)
                                        .map(name -> completion.apply(
                                                new PromptReference(name), request -> complete(tools, name, request))))
                        .toList());
    }

    @SuppressWarnings("deprecation") // what replaces it is not in SDK 1
    private static Resource resource(ShopResource resource) {
        return Resource.builder()
                .uri(resource.uri())
                .name(resource.name())
                .title(resource.title())
                .description(resource.description())
                .mimeType(resource.mimeType())
                .build();
    }

    @SuppressWarnings("deprecation") // as above
    private static ResourceTemplate template(ShopResource resource) {
        return new ResourceTemplate(
                resource.uri(), resource.name(), resource.title(), resource.description(), resource.mimeType(), null);
    }

    @SuppressWarnings("deprecation") // as above
    private static Prompt prompt(ShopPrompt prompt) {
        return new Prompt(
                prompt.name(),
                prompt.title(),
                prompt.description(),
                prompt.arguments().stream()
                        .map(argument ->
                                new PromptArgument(argument.name(), null, argument.description(), argument.required()))
                        .toList());
    }

    @SuppressWarnings("deprecation") // as above
    private static ReadResourceResult read(ShopifyTools tools, ShopResource resource, ReadResourceRequest request) {
        String text = text(tools.read(request.uri()), INTERNAL_ERROR);
        Map<String, Object> meta = Library.meta(request.uri());
        return new ReadResourceResult(List.of(
                new TextResourceContents(request.uri(), resource.mimeType(), text, meta.isEmpty() ? null : meta)));
    }

    @SuppressWarnings("deprecation") // as above
    private static GetPromptResult make(ShopifyTools tools, ShopPrompt prompt, GetPromptRequest request) {
        Map<String, Object> given = request.arguments();
        Map<String, String> arguments = given == null
                ? Map.of()
                : given.entrySet().stream()
                        .filter(argument -> argument.getValue() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, argument -> String.valueOf(argument.getValue())));
        String text = text(tools.prompt(prompt.name(), arguments), INVALID_PARAMS);
        return new GetPromptResult(prompt.description(), List.of(new PromptMessage(Role.USER, new TextContent(text))));
    }

    @SuppressWarnings("deprecation") // as above
    private static CompleteResult complete(ShopifyTools tools, String of, CompleteRequest request) {
        List<String> values =
                tools.complete(of, request.argument().name(), request.argument().value());
        return new CompleteResult(new CompleteCompletion(values, values.size(), false));
    }

    private static String text(ToolResult result, int code) {
        if (result.error()) {
            throw McpError.builder(code)
                    .message(String.valueOf(result.structured().get("message")))
                    .build();
        }
        return result.text();
    }
}
