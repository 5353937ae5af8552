package io.shopwright.mcp;

import java.util.regex.Pattern;

/** Text from a shop or a caller, which may have been written to deceive a reader. */
final class ShopText {
    /** The forms of Shopify's own secrets: access tokens, app secrets, refresh tokens. */
    private static final Pattern SECRET = Pattern.compile("shp[a-z]{1,4}_[A-Za-z0-9_-]{8,}");

    private ShopText() {}

    /**
     * Returns the text without what cannot be seen (control, zero-width and bidi characters, tags, private use), on one
     * line, without Shopify's secrets, and no longer than a limit; a cut text ends with an ellipsis.
     *
     * @param limit characters (code points) at most
     */
    static String clean(String text, int limit) {
        if (text.length() <= limit && isHarmless(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(Math.min(text.length(), 2 * limit));
        int[] points = text.codePoints().filter(c -> isBreak(c) || isVisible(c)).toArray();
        for (int point : points) {
            kept.appendCodePoint(isBreak(point) ? ' ' : point);
        }
        String visible = SECRET.matcher(kept).replaceAll("[secret]");
        if (visible.codePointCount(0, visible.length()) <= limit) {
            return visible;
        }
        return visible.substring(0, visible.offsetByCodePoints(0, limit - 1)) + "…";
    }

    /** Whether a text is of visible ASCII alone and cannot hold a secret: what most texts are, and quick to see. */
    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.contains("shp");
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029;
    }

    private static boolean isVisible(int point) {
        if (isFiller(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Letters and marks that show nothing: Hangul fillers, the grapheme joiner, variation selectors, braille blank. */
    private static boolean isFiller(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
