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
     * Tokens that a JSON text as people and programs write it has at most in the usual vocabularies: one for three small
     * letters or digits, two capitals or two signs in a row, five for four characters that are not ASCII; a blank belongs
     * to the word after it. Noise may have twice as many.
     */
    static int tokens(String json) {
        int tokens = 0;
        int others = 0;
        int run = 0;
        Kind before = Kind.BLANK;
        for (int i = 0; i < json.length(); i++) {
            Kind kind = Kind.of(json.charAt(i));
            others += kind == Kind.OTHER ? 1 : 0;
            if (kind == before && run < kind.together) {
                run++;
            } else if (kind != Kind.BLANK) {
                // A word may begin with a capital.
                boolean goesOn = kind == Kind.SMALL && before == Kind.CAPITAL;
                tokens += goesOn ? 0 : 1;
                run = goesOn ? run + 1 : 1;
            }
            before = kind;
        }
        return tokens + (others + 3) / 4;
    }

    /** Characters by how many of a kind make a token. */
    private enum Kind {
        SMALL(3),
        CAPITAL(2),
        DIGIT(3),
        SIGN(2),
        BLANK(1),
        OTHER(1);

        private final int together;

        Kind(int together) {
            this.together = together;
        }

        private static Kind of(char c) {
            if (c >= 'a' && c <= 'z') {
                return SMALL;
            }
            if (c >= 'A' && c <= 'Z') {
                return CAPITAL;
            }
            if (c >= '0' && c <= '9') {
                return DIGIT;
            }
            return c == ' ' ? BLANK : c < 0x80 ? SIGN : OTHER;
        }
    }
}
