package io.shopwright.client.auth;

import io.shopwright.client.internal.Signatures;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an app names and proves itself, from its page in the Dev Dashboard. Immutable; each method returns another one, and
 * none prints a secret.
 */
public final class AppCredentials {
    private static final int LEAST_KEY_BITS = 2048;

    private final String clientId;
    private final List<String> secrets;
    private final @Nullable SigningKey signingKey;

    /** @param id under which the public key was registered */
    record SigningKey(String id, RSAPrivateKey key) {
        @Override
        public String toString() {
            return "key " + id;
        }
    }

    private AppCredentials(String clientId, List<String> secrets, @Nullable SigningKey signingKey) {
        this.clientId = clientId;
        this.secrets = secrets;
        this.signingKey = signingKey;
    }

    /** @throws IllegalArgumentException if one of them is blank */
    public static AppCredentials of(String clientId, String clientSecret) {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("Neither the client id nor the client secret may be blank");
        }
        return new AppCredentials(clientId, List.of(clientSecret), null);
    }

    /** With an older secret besides, while it is being replaced: what it signed is accepted, nothing is signed by it. */
    public AppCredentials previousSecret(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("The previous secret may not be blank");
        }
        List<String> all = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
        return new AppCredentials(clientId, all, signingKey);
    }

    /**
     * With a key to sign client assertions. Shopify asks for keys of 3,072 bits, of which it is given the public half as
     * a JSON Web Key.
     *
     * @param keyId the {@code kid} of the registered key
     * @throws IllegalArgumentException if the key is shorter than 2,048 bits
     */
    public AppCredentials signingKey(String keyId, RSAPrivateKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_KEY_BITS) {
            throw new IllegalArgumentException("The key has " + bits + " bits; make one of 3,072");
        }
        return new AppCredentials(clientId, secrets, new SigningKey(keyId, key));
    }

    public String clientId() {
        return clientId;
    }

    /** The newest. */
    String secret() {
        return secrets.get(0);
    }

    /** All, the newest first. */
    List<String> secrets() {
        return secrets;
    }

    Signatures signatures() {
        return Signatures.of(secrets);
    }

    Optional<SigningKey> signingKey() {
        return Optional.ofNullable(signingKey);
    }

    /** Names the app, never a secret. */
    @Override
    public String toString() {
        return "app " + clientId;
    }
}
