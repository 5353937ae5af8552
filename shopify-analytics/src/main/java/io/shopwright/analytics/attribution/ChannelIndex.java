package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.List;

/** Numbers channel names from 0 on in the order of their first mention, without making strings of known ones. */
final class ChannelIndex {

    private static final int FIRST_CAPACITY = 64;

    private final List<String> names = new ArrayList<>();
    private int[] hashes = new int[FIRST_CAPACITY];
    /** The number of a name + 1; 0 marks a free place. */
    private int[] table = new int[FIRST_CAPACITY];

    /** The number of the name in a stretch of text. */
    int numberOf(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int mask = table.length - 1;
        int place = spread(hash) & mask;
        while (table[place] != 0) {
            if (hashes[place] == hash && isName(table[place] - 1, text, from, to)) {
                return table[place] - 1;
            }
            place = place + 1 & mask;
        }
        return add(text.substring(from, to), hash, place);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    private boolean isName(int number, String text, int from, int to) {
        String name = names.get(number);
        return name.length() == to - from && text.startsWith(name, from);
    }

    private int add(String name, int hash, int place) {
        Check.channel(name);
        names.add(name);
        hashes[place] = hash;
        table[place] = names.size();
        if (2 * names.size() > table.length) {
            grow();
        }
        return names.size() - 1;
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldTable = table;
        hashes = new int[2 * oldHashes.length];
        table = new int[2 * oldTable.length];
        int mask = table.length - 1;
        for (int i = 0; i < oldTable.length; i++) {
            if (oldTable[i] != 0) {
                int place = spread(oldHashes[i]) & mask;
                while (table[place] != 0) {
                    place = place + 1 & mask;
                }
                hashes[place] = oldHashes[i];
                table[place] = oldTable[i];
            }
        }
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }
}
