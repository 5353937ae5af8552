package io.shopwright.client;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * How connections are secured, beyond what holds always: TLS 1.3, or 1.2 with a server that knows no newer; a certificate
 * that is trusted and names the host.
 *
 * @param pins hashes of public keys, {@code sha256/} and base64; if there are any, one of them must be among those of the
 *     server's chain. Pin a key that is not in use yet besides, or the server's next certificate locks the program out
 * @param trusted certificates that are trusted besides the platform's: of a proxy that opens connections, of a simulated
 *     shop
 */
public record Tls(Set<String> pins, List<X509Certificate> trusted) {
    /** What the platform trusts, without pins. */
    public static final Tls PLATFORM = new Tls(Set.of(), List.of());

    /** @throws IllegalArgumentException if a pin is not {@code sha256/} and the base64 of 32 bytes */
    public Tls {
        pins = Set.copyOf(pins);
        trusted = List.copyOf(trusted);
        for (String pin : pins) {
            if (!pin.matches("sha256/[A-Za-z0-9+/]{43}=")) {
                throw new IllegalArgumentException("A pin is sha256/ and the base64 of a SHA-256, not '" + pin + "'");
            }
        }
    }

    /** With these pins and no others. */
    public Tls pins(String... keys) {
        return new Tls(Set.of(keys), trusted);
    }

    /** With these certificates besides the platform's, and no others. */
    public Tls trusted(X509Certificate... certificates) {
        return new Tls(pins, List.of(certificates));
    }
}
