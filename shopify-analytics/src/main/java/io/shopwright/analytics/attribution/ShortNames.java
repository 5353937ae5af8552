package io.shopwright.analytics.attribution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of names of at most {@link #LONGEST} bytes, in a hash table with open addressing whose keys are the bytes
 * themselves as two words.
 *
 * <p>The end of a name is found in eight bytes at once: H. Warren (2013), Hacker's Delight, section 6-1.
 */
final class ShortNames {

    /** With the separator behind it a name fills two words. */
    static final int LONGEST = 2 * Long.BYTES - 1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final int FIRST_CAPACITY = 256;
    /** A place holds a name's two words and its number + 1, 0 if it is free; the fourth is not used. */
    private static final int PLACE = 4;

    /** Odd numbers that spread names over the table: 2^64 divided by the golden ratio and by the square root of 2. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long SPREAD_SECOND = 0xB504F333F9DE6485L;

    /** The length is the topmost byte of the second word, which a name of at most 15 bytes leaves free. */
    private static final int LENGTH_SHIFT = Long.SIZE - Byte.SIZE;

    private final long separators;
    private long[] table = new long[PLACE * FIRST_CAPACITY];
    private int size;

    /** Of the name looked for last. */
    private long first;

    private long second;
    private int place;

    ShortNames(byte separator) {
        separators = separator * EACH_BYTE;
    }

    /**
     * Looks for the name from a place to the next separator and returns its length, or a lower bound of it if it is too
     * long for this table.
     */
    int find(byte[] text, int from) {
        long low = (long) WORDS.get(text, from);
        long high = (long) WORDS.get(text, from + Long.BYTES);
        int length = bytesBeforeSeparator(low);
        if (length == Long.BYTES) {
            length += bytesBeforeSeparator(high);
            first = low;
            second = high & mask(length - Long.BYTES);
        } else {
            first = low & mask(length);
            second = 0;
        }
        second |= (long) length << LENGTH_SHIFT;
        place = length > LONGEST ? -1 : placeOf(first, second);
        return length;
    }

    /** The number of the name found last, or -1 if it is not known. */
    int number() {
        return place < 0 ? -1 : (int) table[place + 2] - 1;
    }

    /** Gives the name looked for last a number. */
    void put(int number) {
        table[place] = first;
        table[place + 1] = second;
        table[place + 2] = number + 1L;
        size++;
        if (2 * PLACE * size > table.length) {
            grow();
        }
    }

    private int placeOf(long first, long second) {
        long[] known = table;
        int shift = Long.numberOfLeadingZeros(known.length / PLACE) + 1;
        int at = PLACE * (int) ((first * SPREAD ^ second * SPREAD_SECOND) >>> shift);
        while (known[at + 2] != 0 && (known[at] != first || known[at + 1] != second)) {
            at = at + PLACE & known.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int at = 0; at < old.length; at += PLACE) {
            if (old[at + 2] != 0) {
                System.arraycopy(old, at, table, placeOf(old[at], old[at + 1]), PLACE);
            }
        }
    }

    /** From 0 to 8, in the order of memory. */
    private int bytesBeforeSeparator(long word) {
        long difference = word ^ separators;
        long zeros = (difference - EACH_BYTE) & ~difference & TOP_BITS;
        return Long.numberOfTrailingZeros(zeros) >>> 3;
    }

    private static long mask(int bytes) {
        return (1L << (Byte.SIZE * bytes)) - 1;
    }
}
