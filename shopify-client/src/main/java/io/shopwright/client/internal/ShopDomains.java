package io.shopwright.client.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The permanent domains of shops, such as {@code cool-socks.myshopify.com}. */
public final class ShopDomains {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]*\\.myshopify\\.com");

    private ShopDomains() {}

    /** In lower case; nothing if the text is no such domain. */
    public static Optional<String> of(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        return DOMAIN.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    }

    /**
     * In lower case.
     *
     * @throws IllegalArgumentException if the text is no such domain
     */
    public static String require(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException(
                "A shop is named by its permanent domain, such as " + "cool-socks.myshopify.com, not '" + text + "'"));
    }
}
