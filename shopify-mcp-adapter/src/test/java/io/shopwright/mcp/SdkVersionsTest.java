package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The converter, compiled against one version of the SDK, serves with the others that it says it does. */
class SdkVersionsTest {
    private static final Path OTHERS = Path.of("target", "sdk").toAbsolutePath();

    private static final List<String> MESSAGES = List.of("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},
             "clientInfo":{"name":"test","version":"1"}}}""", """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""", """
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}""", """
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"shopify_echo_arguments",
             "arguments":{"limit":7,"note":"ä"}}}""", """
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"shopify_echo_arguments",
             "arguments":{"mode":"fail"}}}""");

    /** The class path of the tests with another SDK. */
    private static URL[] classPath(String version) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : ChildJvm.classPath().split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.getFileName().toString().startsWith("mcp-")) {
                entries.add(path);
            }
        }
        try (Stream<Path> jars = Files.list(OTHERS.resolve(version))) {
            jars.forEach(entries::add);
        }
        return entries.stream().map(SdkVersionsTest::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    @ParameterizedTest
    @ValueSource(strings = {"0.17.2", "1.1.5", "2.0.0"})
    void converter_otherSdk_servesTheSame(String version) throws IOException, ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(version), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader); // where the SDK looks for its JSON library
            Class<?> probe = loader.loadClass(SdkProbe.class.getName());
            Map<Object, Map<String, Object>> results = new HashMap<>();
            for (String line : (List<String>)
                    method(probe, "replies", List.class, int.class).invoke(null, MESSAGES, 4)) {
                Map<String, Object> reply = Json.object(line);
                results.put(reply.get("id"), (Map<String, Object>) reply.get("result"));
            }

            assertThat(method(probe, "stateless").invoke(null)).isEqualTo(EchoTool.NAME);
            assertThat((List<String>) method(probe, "library").invoke(null)).isEqualTo(SdkProbe.library());
            assertThat(results.get(2).get("tools"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly(announced());
            assertThat((Map<String, Object>) results.get(3).get("structuredContent"))
                    .containsEntry("limit", 7)
                    .containsEntry("note", "ä");
            assertThat(results.get(3)).containsEntry("isError", false);
            assertThat(results.get(4)).containsEntry("isError", true).doesNotContainKey("structuredContent");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /** The echo as the protocol has it. */
    private static Map<String, Object> announced() {
        ToolDefinition echo =
                ShopifyTools.of(List.of(new EchoTool())).definitions().get(0);
        return Map.of(
                "name", echo.name(),
                "title", echo.title(),
                "description", echo.description(),
                "inputSchema", echo.inputSchema(),
                "outputSchema", echo.outputSchema(),
                "annotations",
                        Map.of(
                                "title", echo.title(),
                                "readOnlyHint", false,
                                "destructiveHint", true,
                                "idempotentHint", false,
                                "openWorldHint", true));
    }
}
