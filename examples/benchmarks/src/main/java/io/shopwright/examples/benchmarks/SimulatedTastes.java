package io.shopwright.examples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often customers bought items: some items far more popular than others, each customer fond of one kind of them. */
final class SimulatedTastes {

    private static final int KINDS = 20;
    private static final double FOND = 0.6;
    private static final int MOST_TIMES = 5;

    final List<String> customers;
    final List<String> items;
    final int[] customer;
    final int[] item;
    final double[] times;

    SimulatedTastes(int customerCount, int itemCount, int draws, long seed) {
        Chance chance = new Chance(seed);
        customers = IntStream.range(0, customerCount).mapToObj(i -> "c" + i).toList();
        items = IntStream.range(0, itemCount).mapToObj(i -> "i" + i).toList();
        long[] pairs = new long[draws];
        for (int draw = 0; draw < draws; draw++) {
            int buyer = chance.below(customerCount);
            int ranked = (int) (itemCount * chance.share() * chance.share());
            boolean fond = chance.share() < FOND;
            int bought = fond ? ranked / KINDS * KINDS + buyer % KINDS : ranked;
            pairs[draw] = (long) buyer * itemCount + Math.min(bought, itemCount - 1);
        }
        long[] distinct = Arrays.stream(pairs).sorted().distinct().toArray();
        customer = Arrays.stream(distinct)
                .mapToInt(pair -> (int) (pair / itemCount))
                .toArray();
        item = Arrays.stream(distinct)
                .mapToInt(pair -> (int) (pair % itemCount))
                .toArray();
        times = Arrays.stream(distinct)
                .mapToDouble(pair -> 1 + chance.below(MOST_TIMES))
                .toArray();
    }
}
