package io.shopwright.mcp;

import java.util.List;

/** Arguments that a tool cannot take; the message lists every reason. */
final class BadArguments extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadArguments(String problem) {
        super(problem);
    }

    BadArguments(List<String> problems) {
        super(String.join("; ", problems));
    }
}
