package io.shopwright.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where the next page of a list begins. It carries all that is needed, so that a server may forget between calls.
 *
 * @param offset rows before the page, in a list that is there as a whole
 * @param question fingerprint of the tool and the arguments that the list answers
 * @param data a fingerprint of what the list was made of, or a cursor of the shop; empty where an answer begins
 */
record Cursor(int offset, String question, String data) {
    /** Characters of a cursor at most. */
    static final int LONGEST = 1500;

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.([0-9a-f]+)\\.(\\p{ASCII}*)");

    /**
     * The cursor among the arguments, or else the list's beginning.
     *
     * @param tool whose list it is
     * @param question what the list answers: arguments that must be the same on every page
     * @throws BadArguments if the cursor is none, or of another tool or question
     */
    static Cursor of(String tool, Arguments arguments, Object question) {
        String asked = fingerprint(tool + " " + question);
        Optional<Cursor> given = arguments.find(Parameters.CURSOR).map(Cursor::parse);
        if (given.isPresent() && !given.get().question.equals(asked)) {
            throw new BadArguments(
                    "cursor continues a result of another tool or of other arguments; repeat those (days too, if"
                            + " that result is of another day), or leave the cursor out");
        }
        return given.orElse(new Cursor(0, asked, ""));
    }

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

    static BadArguments unknown() {
        return new BadArguments(
                "cursor is not the next_cursor of an earlier result; leave it out to begin with the first row");
    }

    static String fingerprint(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** Whether the list begins here. */
    boolean isFirst() {
        return offset == 0 && data.isEmpty();
    }

    /**
     * The same place in a list that was made of these data.
     *
     * @param made what two readings of the shop have in common if they give the same list
     * @throws BadArguments if the cursor is of a list of other data
     */
    Cursor in(Object made) {
        String now = fingerprint(made.toString());
        if (!isFirst() && !data.equals(now)) {
            throw new BadArguments("the shop's data have changed since the cursor was given, and with them the list;"
                    + " leave the cursor out to begin again");
        }
        return new Cursor(offset, question, now);
    }

    Cursor at(int row) {
        return new Cursor(row, question, data);
    }

    /** Behind a place that the shop names. */
    Cursor behind(String place) {
        return new Cursor(0, question, place);
    }

    String text() {
        String plain = offset + "." + question + "." + data;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
