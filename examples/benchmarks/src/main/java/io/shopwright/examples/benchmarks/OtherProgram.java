package io.shopwright.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A program in R or Python that does the same tasks, one thread each, run where it is installed. It prints a line for each of
 * our tasks: the task, what does it there, CPU seconds and a number from the result, with tabs between. Lines that begin with
 * a number sign are remarks, such as that a package is not installed.
 */
final class OtherProgram {

    private final String script;
    private final List<String> command;

    private OtherProgram(String script, List<String> command) {
        this.script = script;
        this.command = command;
    }

    /** A script in R, of which the packages are found as usual; {@code R_LIBS} names more folders. */
    static OtherProgram r(String script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("R", "--slave", "--no-save", "--args"));
        command.addAll(arguments);
        return new OtherProgram(script, command);
    }

    /** A script in Python, run by {@code python3} or what the variable {@code PYTHON} names. */
    static OtherProgram python(String script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("PYTHON", "python3"));
        command.addAll(List.of("-W", "ignore", "-"));
        command.addAll(arguments);
        return new OtherProgram(script, command);
    }

    /** Runs the script and prints, beside each of our tasks, how many times as long the other program took. */
    void beside(Map<String, Timing> ours) throws IOException, InterruptedException {
        for (String line : output().split("\n", -1)) {
            String[] parts = line.split("\t", -1);
            Timing own = ours.get(parts[0]);
            if (parts.length == 4 && own != null) {
                double seconds = Double.parseDouble(parts[2]);
                System.out.println(own.beside(parts[1], seconds, Double.parseDouble(parts[3])));
            } else if (!line.isBlank()) {
                System.out.println(line);
            }
        }
    }

    private String output() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        for (String threads : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(threads, "1");
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return String.format(Locale.ROOT, "# %s is not installed: %s", command.get(0), e.getMessage());
        }
        try (var input = process.getOutputStream();
                InputStream source =
                        Objects.requireNonNull(OtherProgram.class.getResourceAsStream(script), "no script " + script)) {
            source.transferTo(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return exit == 0 ? output : output + "# " + script + " ended with " + exit;
    }
}
