package io.shopwright.examples.benchmarks;

import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * Customers who buy as BG/NBD says: r = 0.25, alpha = 4.4 weeks, a = 0.8, b = 2.5. Their ages are uniform from 1 to 730
 * days; purchases count once a day, and all times are whole days, given in weeks.
 */
final class SimulatedBuyers {

    private static final double DAYS_OF_A_WEEK = 7;
    private static final int OLDEST = 730;

    final int[] frequency;
    final double[] recency;
    final double[] age;

    SimulatedBuyers(int customers, long seed) {
        frequency = new int[customers];
        recency = new double[customers];
        age = new double[customers];
        Chance chance = new Chance(seed);
        GammaDistribution rates = chance.gamma(0.25);
        GammaDistribution leave = chance.gamma(0.8);
        GammaDistribution stay = chance.gamma(2.5);
        for (int i = 0; i < customers; i++) {
            double rate = Math.max(rates.sample() / (4.4 * DAYS_OF_A_WEEK), Double.MIN_NORMAL);
            double leaving = leave.sample();
            double dropout = leaving / (leaving + stay.sample());
            int days = 1 + chance.below(OLDEST);
            int last = 0;
            for (double time = chance.waiting() / rate; time <= days; time += chance.waiting() / rate) {
                if ((int) time > last) {
                    last = (int) time;
                    frequency[i]++;
                }
                if (chance.share() < dropout) {
                    break;
                }
            }
            recency[i] = last / DAYS_OF_A_WEEK;
            age[i] = days / DAYS_OF_A_WEEK;
        }
    }
}
