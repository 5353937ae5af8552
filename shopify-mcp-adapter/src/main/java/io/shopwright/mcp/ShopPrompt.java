package io.shopwright.mcp;

import java.util.List;

/**
 * A piece of work that a person can ask a model for by its name, see {@link ShopifyTools#prompt}.
 *
 * @param name for programs, unique in a catalogue
 * @param title for people
 * @param description what comes out
 * @param arguments what may be given
 */
public record ShopPrompt(String name, String title, String description, List<Argument> arguments) {
    public ShopPrompt {
        arguments = List.copyOf(arguments);
    }

    /** @param required whether the prompt makes no sense without it */
    public record Argument(String name, String description, boolean required) {}
}
