package io.shopwright.examples.benchmarks;

/** Series such as shops have: a level, some growth, a season, errors that last, and a tenth of them small counts. */
final class SimulatedSeries {

    private static final double LASTING = 0.4;
    private static final double NOISE = 0.08;
    private static final double MOST_COUNTS = 3;

    private SimulatedSeries() {}

    /**
     * @param length of each series
     * @param seasonLength 1 for none
     * @return so many series
     */
    static double[][] draw(int count, int length, int seasonLength, long seed) {
        Chance chance = new Chance(seed);
        double[][] all = new double[count][];
        for (int i = 0; i < count; i++) {
            all[i] = i % 10 == 0
                    ? counts(one(length, seasonLength, i, chance), chance)
                    : one(length, seasonLength, i, chance);
        }
        return all;
    }

    private static double[] one(int length, int m, int index, Chance chance) {
        double level = Math.exp(6 + chance.normal());
        double growth = m > 1 ? 0.15 * chance.normal() / m : 0.001 * chance.normal();
        double[] season = new double[m];
        for (int j = 0; j < m; j++) {
            season[j] = m > 1 && index % 4 > 0 ? Math.exp(0.25 * chance.normal()) : 1;
        }
        double[] y = new double[length];
        double error = 0;
        for (int t = 0; t < length; t++) {
            error = LASTING * error + NOISE * chance.normal();
            y[t] = Math.rint(100 * level * Math.exp(growth * t + error) * season[t % m]) / 100;
        }
        return y;
    }

    /** Poisson counts with a mean of at most three around the same movement. */
    private static double[] counts(double[] y, Chance chance) {
        double sum = 0;
        for (double value : y) {
            sum += value;
        }
        double scale = MOST_COUNTS * chance.share() * y.length / sum;
        double[] counts = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            double left = y[t] * scale;
            for (left -= chance.waiting(); left > 0; left -= chance.waiting()) {
                counts[t]++;
            }
        }
        return counts;
    }
}
