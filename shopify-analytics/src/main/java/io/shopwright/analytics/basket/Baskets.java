package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of many baskets, in columns. A basket is a set: two units of an item count once. An empty basket counts as a
 * basket. Immutable.
 */
public final class Baskets {

    private final Names items;
    /** Where each basket begins in {@link #contents}, and the end. */
    private final int[] starts;
    /** Numbers of items, ascending and different within a basket. */
    private final int[] contents;

    private final int[] counts;

    private Baskets(Names items, int[] starts, int[] contents) {
        this.items = items;
        this.starts = starts;
        this.contents = contents;
        counts = new int[items.size()];
        for (int item : contents) {
            counts[item]++;
        }
    }

    /** Copies baskets of named items. */
    public static Baskets of(Collection<? extends Collection<String>> baskets) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] starts = new int[baskets.size() + 1];
        int[] contents = new int[baskets.stream().mapToInt(Collection::size).sum()];
        int at = 0;
        int basket = 0;
        for (Collection<String> items : baskets) {
            for (String item : items) {
                Integer number = numbers.get(item);
                if (number == null) {
                    number = names.size();
                    numbers.put(item, number);
                    names.add(item);
                }
                contents[at++] = number;
            }
            starts[++basket] = at;
        }
        return ofColumns(names, starts, contents);
    }

    /**
     * Copies baskets of numbered items.
     *
     * @param items the names of the items, all different, by their numbers
     * @param starts where each basket begins in {@code contents}, and the length of the latter as the last element
     * @param contents the numbers of the items of one basket after the other
     */
    public static Baskets ofColumns(List<String> items, int[] starts, int[] contents) {
        checkStarts(starts, contents.length);
        int[] renumbered = new int[items.size()];
        Names sorted = sort(items, renumbered);
        int[] copy = new int[contents.length];
        int[] ends = new int[starts.length];
        int at = 0;
        for (int basket = 0; basket + 1 < starts.length; basket++) {
            int from = at;
            for (int i = starts[basket]; i < starts[basket + 1]; i++) {
                if (contents[i] < 0 || contents[i] >= renumbered.length) {
                    throw new IllegalArgumentException(
                            "basket " + basket + ": no item " + contents[i] + " among " + renumbered.length);
                }
                copy[at++] = renumbered[contents[i]];
            }
            at = sortDistinct(copy, from, at);
            ends[basket + 1] = at;
        }
        return new Baskets(sorted, ends, at == copy.length ? copy : Arrays.copyOf(copy, at));
    }

    /** The number of baskets. */
    public int size() {
        return starts.length - 1;
    }

    /** The names of the items by Unicode code point. */
    public List<String> items() {
        return items.list();
    }

    /** How many baskets hold an item; 0 if it is unknown. */
    public int count(String item) {
        int number = items.find(item);
        return number < 0 ? 0 : counts[number];
    }

    Names names() {
        return items;
    }

    int start(int basket) {
        return starts[basket];
    }

    int item(int at) {
        return contents[at];
    }

    int count(int item) {
        return counts[item];
    }

    /** How many items all baskets hold together. */
    int entries() {
        return contents.length;
    }

    /** Sorts names and writes the new number of each old one. */
    private static Names sort(List<String> items, int[] renumbered) {
        Integer[] order = new Integer[items.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (left, right) -> Names.BY_CODE_POINT.compare(items.get(left), items.get(right)));
        List<String> sorted = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            renumbered[order[i]] = i;
            sorted.add(items.get(order[i]));
        }
        return new Names(sorted);
    }

    /** Sorts a part of an array, moves its different values to its beginning and returns their end. */
    private static int sortDistinct(int[] values, int from, int to) {
        Arrays.sort(values, from, to);
        int end = from;
        for (int i = from; i < to; i++) {
            if (i == from || values[i] != values[i - 1]) {
                values[end++] = values[i];
            }
        }
        return end;
    }

    private static void checkStarts(int[] starts, int entries) {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != entries) {
            throw new IllegalArgumentException(
                    "starts must begin with 0 and end with the number of entries: " + entries);
        }
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] < starts[i - 1]) {
                throw new IllegalArgumentException("starts must not fall: " + starts[i] + " after " + starts[i - 1]);
            }
        }
    }
}
