package io.shopwright.mcp;

/** How much of a model's attention an answer takes. */
final class Size {
    /** Characters that hosts hand on to a model without cutting. */
    static final int MOST_CHARACTERS = 40_000;

    /** Tokens of one answer at most. */
    static final int MOST_TOKENS = 10_000;

    private Size() {}

    /** How many times too large a JSON text is; at most 1 for one that fits. */
    static double excess(String json) {
        double characters = (double) json.length() / MOST_CHARACTERS;
        return json.length() <= MOST_TOKENS ? characters : Math.max(characters, (double) tokens(json) / MOST_TOKENS);
    }

    /**
     * Tokens that a JSON text has at most in the usual vocabularies: three digits each, three letters of a word, three
     * signs in a row, or one character that is not ASCII.
     */
    static int tokens(String json) {
        int tokens = 0;
        int run = 0;
        int before = -1;
        for (int i = 0; i < json.length(); i++) {
            int kind = kind(json.charAt(i));
            run = kind == before && kind != OTHER && run < 3 ? run + 1 : 1;
            tokens += run == 1 ? 1 : 0;
            before = kind;
        }
        return tokens;
    }

    private static final int OTHER = 3;

    private static int kind(char c) {
        if (c >= '0' && c <= '9') {
            return 0;
        }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ') {
            return 1;
        }
        return c < 0x80 ? 2 : OTHER;
    }
}
