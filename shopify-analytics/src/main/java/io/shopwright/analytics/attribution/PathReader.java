package io.shopwright.analytics.attribution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads paths written as one text. Where the text is ASCII and the separator a single character, names of fewer than 16
 * characters are found and recognised by the words that hold them, not character by character.
 */
final class PathReader {

    /** Bytes that are read at a time. */
    private static final int READ = ShortNames.LONGEST + 1;

    private final String separator;
    private final boolean strips;
    private final boolean quick;
    private final ChannelIndex index;
    private final ShortNames names;
    /** The path with a separator behind it, and what is left of longer ones before. */
    private byte[] bytes = new byte[8 * READ];

    private int[] numbers = new int[16];
    private int count;
    private int row;

    PathReader(PathText text, ChannelIndex index) {
        separator = text.separator();
        strips = text.blanks() == PathText.Blanks.STRIP;
        quick = separator.length() == 1 && separator.charAt(0) < 0x80;
        this.index = index;
        names = new ShortNames((byte) separator.charAt(0));
    }

    /**
     * Reads a path and returns how many channels it has.
     *
     * @param row its number, for the message
     * @throws IllegalArgumentException if one has no name
     */
    int read(String path, int row) {
        this.row = row;
        count = 0;
        int length = path.length();
        byte[] text = quick ? path.getBytes(StandardCharsets.UTF_8) : new byte[0];
        if (quick && text.length == length) {
            readWords(path, text);
        } else {
            for (int from = 0; from <= length; ) {
                int to = path.indexOf(separator, from);
                to = to < 0 ? length : to;
                append(numberOf(path, from, to));
                from = to + separator.length();
            }
        }
        return count;
    }

    /** The numbers of the channels of the path read last, and more. */
    int[] numbers() {
        return numbers;
    }

    private void readWords(String path, byte[] text) {
        int length = text.length;
        if (length + READ >= bytes.length) {
            bytes = new byte[2 * (length + READ)];
        }
        System.arraycopy(text, 0, bytes, 0, length);
        bytes[length] = (byte) separator.charAt(0);
        boolean skips = strips && bytes[length] != ' ';
        int from = 0;
        while (from <= length) {
            if (skips && bytes[from] == ' ') {
                from++;
            }
            int to = from + names.find(bytes, from);
            int number = names.number();
            if (number < 0) {
                while (bytes[to] != bytes[length]) {
                    to++;
                }
                number = numberOf(path, from, to);
                if (to - from <= ShortNames.LONGEST && isCertain(from, to)) {
                    names.put(number);
                }
            }
            append(number);
            from = to + 1;
        }
    }

    /** A question mark may stand for half a pair of surrogates, which has no bytes. */
    private boolean isCertain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '?') {
                return false;
            }
        }
        return true;
    }

    private void append(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    private int numberOf(String path, int from, int to) {
        int begin = from;
        int end = to;
        while (strips && begin < end && isBlank(path.charAt(begin))) {
            begin++;
        }
        while (strips && end > begin && isBlank(path.charAt(end - 1))) {
            end--;
        }
        if (begin == end) {
            throw nameless(path, row);
        }
        return index.numberOf(path, begin, end);
    }

    static IllegalArgumentException nameless(String path, int row) {
        return new IllegalArgumentException("path " + row + " has a channel without a name: \"" + path
                + "\"; give touches of no known channel a name, as (none)");
    }

    private static boolean isBlank(char c) {
        return c <= ' ' && Character.isWhitespace(c);
    }
}
