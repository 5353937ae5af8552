package io.shopwright.mcp;

/**
 * Something of a shop that can be read whole by its address, see {@link ShopifyTools#read}.
 *
 * @param uri its address; a template has a name in braces for what differs, as in {@code shopify://schema/{type}}
 * @param name for programs, unique in a catalogue
 * @param title for people
 * @param description what it holds
 * @param mimeType of its text
 */
public record ShopResource(String uri, String name, String title, String description, String mimeType) {
    /** Whether something has to be put in before the address can be read. */
    public boolean isTemplate() {
        return uri.contains("{");
    }
}
