package io.shopwright.examples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Baskets after the generator of R. Agrawal and R. Srikant (1994, section 4.1): shoppers mean to buy a few of many patterns,
 * some far more often than others, and leave out a part of each; 10 items a basket, 4 a pattern on average.
 */
final class SimulatedBaskets {

    private static final int ITEMS = 1000;
    private static final int PATTERNS = 500;
    private static final double BASKET_SIZE = 10;
    private static final double PATTERN_SIZE = 4;
    private static final double SHARED = 0.5;
    private static final double CORRUPTION = 0.5;
    private static final double CORRUPTION_SPREAD = 0.1;

    final List<String> items = new ArrayList<>();
    final int[] starts;
    final int[] contents;

    private final Chance chance;
    private final int[][] patterns = new int[PATTERNS][];
    private final double[] upTo = new double[PATTERNS];
    private final double[] corruption = new double[PATTERNS];

    SimulatedBaskets(int baskets, long seed) {
        chance = new Chance(seed);
        for (int item = 0; item < ITEMS; item++) {
            items.add("i" + item);
        }
        drawPatterns();
        starts = new int[baskets + 1];
        int[] growing = new int[(int) (baskets * BASKET_SIZE * 2)];
        for (int basket = 0; basket < baskets; basket++) {
            int[] drawn = basket().stream().toArray();
            int from = starts[basket];
            if (from + drawn.length > growing.length) {
                growing = Arrays.copyOf(growing, 2 * growing.length);
            }
            System.arraycopy(drawn, 0, growing, from, drawn.length);
            starts[basket + 1] = from + drawn.length;
        }
        contents = Arrays.copyOf(growing, starts[baskets]);
    }

    /** One line a basket. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int basket = 0; basket + 1 < starts.length; basket++) {
            StringBuilder line = new StringBuilder();
            for (int at = starts[basket]; at < starts[basket + 1]; at++) {
                line.append(at > starts[basket] ? "," : "").append(items.get(contents[at]));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void drawPatterns() {
        double sum = 0;
        for (int p = 0; p < PATTERNS; p++) {
            BitSet pattern = new BitSet();
            int size = 1 + poisson(PATTERN_SIZE - 1);
            double shared = Math.min(1, SHARED * chance.waiting());
            for (int i = 0; p > 0 && i < patterns[p - 1].length && pattern.cardinality() < size * shared; i++) {
                pattern.set(patterns[p - 1][i]);
            }
            while (pattern.cardinality() < size) {
                pattern.set(chance.below(ITEMS));
            }
            patterns[p] = pattern.stream().toArray();
            sum += chance.waiting();
            upTo[p] = sum;
            corruption[p] = Math.min(1, Math.max(0, CORRUPTION + CORRUPTION_SPREAD * chance.normal()));
        }
    }

    private BitSet basket() {
        int size = 1 + poisson(BASKET_SIZE - 1);
        BitSet basket = new BitSet();
        while (basket.cardinality() < size) {
            int found = Arrays.binarySearch(upTo, chance.share() * upTo[PATTERNS - 1]);
            int p = found < 0 ? -found - 1 : found;
            for (int item : patterns[p]) {
                if (chance.share() >= corruption[p]) {
                    basket.set(item);
                }
            }
        }
        return basket;
    }

    private int poisson(double mean) {
        int count = 0;
        for (double time = chance.waiting(); time < mean; time += chance.waiting()) {
            count++;
        }
        return count;
    }
}
