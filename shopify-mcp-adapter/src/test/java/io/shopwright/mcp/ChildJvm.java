package io.shopwright.mcp;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Another JVM with the class path of the tests. */
final class ChildJvm {
    private ChildJvm() {}

    static List<String> command(Class<?> main) {
        return List.of(java(), "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", classPath(), main.getName());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Absolute, for a process that starts in another folder. */
    static String classPath() {
        String ofTests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator,
                List.of(ofTests.split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
