package io.shopwright.examples.quickstart;

import io.shopwright.insights.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** A progress bar that overwrites its own line. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 40;

    private final PrintStream out;

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    @Override
    public void at(long done, long total) {
        int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
        out.printf(
                Locale.ROOT,
                "\rReading orders [%s%s] %,d of %,d",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                total);
        if (done >= total) {
            out.println();
        }
        out.flush();
    }
}
