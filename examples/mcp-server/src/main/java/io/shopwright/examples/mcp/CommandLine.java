package io.shopwright.examples.mcp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options that the program was started with, each at most once. Immutable. */
final class CommandLine {
    private static final Set<String> WITH_VALUE = Set.of(
            "--transactions",
            "--columns",
            "--role",
            "--http",
            "--bind",
            "--allowed-host",
            "--allowed-origin",
            "--key-store");
    private static final Set<String> SWITCHES = Set.of("--simulated", "--writes", "--help");

    /** Values by option; empty text for a switch. */
    private final Map<String, String> values;

    private CommandLine(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException if an option is unknown, doubled or lacks its value */
    static CommandLine parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        int i = 0;
        while (i < arguments.length) {
            String option = arguments[i++];
            String value = "";
            if (WITH_VALUE.contains(option)) {
                if (i == arguments.length) {
                    throw new IllegalArgumentException("the option " + option + " needs a value");
                }
                value = arguments[i++];
            } else if (!SWITCHES.contains(option)) {
                throw new IllegalArgumentException("unknown option '" + option + "'; --help lists them all");
            }
            if (values.put(option, value) != null) {
                throw new IllegalArgumentException("the option " + option + " is given twice");
            }
        }
        return new CommandLine(Map.copyOf(values));
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }
}
