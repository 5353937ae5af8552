package io.shopwright.examples.mcp;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server in a process of its own, with nothing of this machine's environment that names a shop. */
record Program(Process process, BufferedReader errors) implements AutoCloseable {

    /** A command that runs the program from the class path of the tests. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ShopMcpServer.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Program start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SHOPIFY_") || name.startsWith("MCP_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new Program(process, process.errorReader(StandardCharsets.UTF_8));
    }

    /** The rest of a line of standard error after a beginning; fails if the program ends without one. */
    String awaitLine(String beginning) throws IOException {
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("the program ended without '" + beginning + "'");
    }

    /** All that is left of standard error. */
    String restOfErrors() {
        return errors.lines().collect(Collectors.joining("\n"));
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the program does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
