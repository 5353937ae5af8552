package io.shopwright.mcp;

/**
 * How much of an answer is shown.
 *
 * @param personal whether what identifies people is shown
 * @param detailed whether components with {@link Detail} are there
 * @param rows rows of {@link Rows} at most
 */
record View(boolean personal, boolean detailed, int rows) {
    /** Everything but personal data. */
    static final View OPEN = new View(false, true, Integer.MAX_VALUE);

    View rows(int most) {
        return new View(personal, detailed, most);
    }
}
