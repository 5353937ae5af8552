package io.shopwright.mcp;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Tokens as a model counts them: the vocabulary o200k, by an implementation that is not ours. */
final class Tokens {
    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Tokens() {}

    static int of(String text) {
        return O200K.countTokensOrdinary(text);
    }
}
