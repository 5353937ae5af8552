package io.shopwright.examples.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * Orders of three years, by time: 3.5 a customer on average, some customers buying far more than others, and more soon
 * after their first purchase than late.
 */
final class SimulatedOrders {

    private static final double ORDERS_A_CUSTOMER = 3.5;
    private static final long START = Instant.parse("2022-01-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 1096 * 86_400;
    private static final int ROW_BITS = 32;
    private static final long FIRST_CUSTOMER = 1_000_000;

    final long[] customer;
    final long[] epochSecond;
    final long[] cents;

    SimulatedOrders(int orders, long seed) {
        Chance chance = new Chance(seed);
        int customers = (int) (orders / ORDERS_A_CUSTOMER);
        double[] upTo = cumulativeWeights(customers, chance);
        int[] birth = new int[customers];
        long[] sorted = new long[orders];
        int[] buyer = new int[orders];
        GammaDistribution early = chance.gamma(0.8);
        GammaDistribution late = chance.gamma(2);
        for (int row = 0; row < orders; row++) {
            boolean first = row < customers;
            buyer[row] = first ? row : drawn(upTo, chance);
            double part = early.sample();
            int begin = birth[buyer[row]];
            long second =
                    first ? chance.below(SECONDS) : begin + (long) ((SECONDS - begin) * part / (part + late.sample()));
            if (first) {
                birth[row] = (int) second;
            }
            sorted[row] = second << ROW_BITS | row;
        }
        Arrays.sort(sorted);
        customer = new long[orders];
        epochSecond = new long[orders];
        cents = new long[orders];
        for (int i = 0; i < orders; i++) {
            customer[i] = FIRST_CUSTOMER + buyer[(int) sorted[i]];
            epochSecond[i] = START + (sorted[i] >> ROW_BITS);
            cents[i] = Math.round(Math.exp(8.2 + 0.7 * chance.normal()));
        }
    }

    private static double[] cumulativeWeights(int customers, Chance chance) {
        GammaDistribution weight = chance.gamma(0.6);
        double[] upTo = new double[customers];
        double sum = 0;
        for (int i = 0; i < customers; i++) {
            sum += weight.sample();
            upTo[i] = sum;
        }
        return upTo;
    }

    private static int drawn(double[] upTo, Chance chance) {
        int at = Arrays.binarySearch(upTo, chance.share() * upTo[upTo.length - 1]);
        return at < 0 ? -at - 1 : at;
    }
}
