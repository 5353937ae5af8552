package io.shopwright.analytics.basket;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Different names, numbered in the order of a list. */
final class Names {

    /** The order of Unicode code points, which for rare characters is not that of {@link String#compareTo}. */
    static final Comparator<String> BY_CODE_POINT = Names::compareCodePoints;

    private static final char FIRST_SURROGATE = 0xD800;
    private static final char AFTER_SURROGATES = 0xE000;

    private final List<String> list;
    private final Map<String, Integer> numbers = new HashMap<>();

    Names(List<String> list) {
        this.list = List.copyOf(list);
        for (String name : this.list) {
            numbers.put(name, numbers.size());
        }
        if (numbers.size() < this.list.size()) {
            throw new IllegalArgumentException(
                    "names must be different: " + this.list.size() + " names, " + numbers.size() + " different ones");
        }
    }

    /** The different ones of some names, by code point. */
    static List<String> sorted(Stream<String> names) {
        return names.distinct().sorted(BY_CODE_POINT).toList();
    }

    List<String> list() {
        return list;
    }

    int size() {
        return list.size();
    }

    String name(int number) {
        return list.get(number);
    }

    /** The number of a name, negative if there is no such name. */
    int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    int number(String name, String what) {
        int number = find(name);
        if (number < 0) {
            throw new IllegalArgumentException("no " + what + " " + name + " among " + size());
        }
        return number;
    }

    private static int compareCodePoints(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogate = isSurrogate(a) != isSurrogate(b) && a >= FIRST_SURROGATE && b >= FIRST_SURROGATE;
                return surrogate ? Character.compare(b, a) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points beyond all that one char can hold. */
    private static boolean isSurrogate(char character) {
        return character >= FIRST_SURROGATE && character < AFTER_SURROGATES;
    }
}
