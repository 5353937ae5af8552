package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window: that of the system property {@code shopwright.browser}, or else of the path.
 *
 * @param program its path
 */
record Browser(String program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Milliseconds of the page's clock, which runs only while the page waits. */
    private static final int PAGE_MILLIS = 30_000;

    /** The machine's; without one the test that asks is skipped. */
    static Browser find() {
        String named = System.getProperty("shopwright.browser", "");
        Optional<Path> program = named.isEmpty() ? onPath() : Optional.of(Path.of(named));
        assumeTrue(
                program.isPresent(),
                "no browser is here: neither " + String.join(" nor ", NAMES)
                        + " is on the path, and -Dshopwright.browser names none");
        return new Browser(program.get().toString());
    }

    private static Optional<Path> onPath() {
        List<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .filter(Browser::tellsItsVersion)
                .findFirst();
    }

    /** Some machines have a program of that name that only says how to install it. */
    private static boolean tellsItsVersion(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The elements of a page, as markup, after its scripts have run. Files that the browser needs go beside the page. */
    String elements(Path page) throws IOException, InterruptedException {
        Path folder = page.toAbsolutePath().getParent();
        Path out = folder.resolve("elements.html");
        Path err = folder.resolve("browser.txt");
        Process process = new ProcessBuilder(
                        program,
                        "--headless",
                        "--no-sandbox", // which containers do not allow; nothing but the page is opened
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--lang=en-US",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=" + PAGE_MILLIS,
                        "--window-size=1280,1024",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroy();
        assertThat(ended).as("the browser ended: " + Files.readString(err)).isTrue();
        return Files.readString(out);
    }
}
