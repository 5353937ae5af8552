package io.shopwright.client.auth;

import org.jspecify.annotations.Nullable;

/** A store of tokens that cannot be read or written; the message names the file or the table. */
public final class TokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TokenStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
