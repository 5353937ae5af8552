package io.shopwright.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where the next page of a ranking begins. It carries all that is needed, so that a server keeps nothing between calls.
 *
 * @param offset rows before the page
 * @param question fingerprint of the arguments that the ranking answers
 * @param data fingerprint of the shop's data that it was made of
 */
record Cursor(int offset, String question, String data) {
    /** Characters of a cursor at most. */
    static final int LONGEST = 64;

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.([0-9a-f]+)\\.([0-9a-f]+)");

    /** @throws BadArguments if the text was never a cursor */
    static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Matcher matcher = FORM.matcher(plain);
            if (matcher.matches()) {
                return new Cursor(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static BadArguments unknown() {
        return new BadArguments(
                "cursor is not the next_cursor of an earlier result; leave it out to begin with the first row");
    }

    static String fingerprint(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    String text() {
        String plain = offset + "." + question + "." + data;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
