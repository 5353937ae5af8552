package io.shopwright.analytics.attribution;

/**
 * How channels are written in one text. Names that contain the separator can only be given as lists.
 *
 * @param separator between two channels, not empty
 * @param blanks what to do with white space around a name
 */
public record PathText(String separator, Blanks blanks) {

    /** White space of ASCII around a name. */
    public enum Blanks {
        /** Is not part of the name. */
        STRIP,
        /** Is part of the name. */
        KEEP
    }

    /** {@code Email > Paid Search > Direct}, with or without blanks. */
    public static final PathText ARROWS = new PathText(">", Blanks.STRIP);

    /** Checks the separator. */
    public PathText {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("separator must not be empty");
        }
    }
}
