package io.shopwright.examples.benchmarks;

/** Lifetimes in whole days up to 730, and outcomes of yes or no, that depend on seven standard normal covariates. */
final class SimulatedSubjects {

    private static final double[] EFFECTS = {0.5, -0.3, 0.2, 0, 0.1, -0.1, 0.05};
    private static final double MEAN_DAYS = 200;
    private static final int LAST_DAY = 730;

    final double[][] covariates;
    final double[] time;
    final boolean[] ended;
    final boolean[] outcome;

    SimulatedSubjects(int size, long seed) {
        Chance chance = new Chance(seed);
        covariates = new double[EFFECTS.length][size];
        time = new double[size];
        ended = new boolean[size];
        outcome = new boolean[size];
        for (int i = 0; i < size; i++) {
            double effect = 0;
            for (int k = 0; k < EFFECTS.length; k++) {
                covariates[k][i] = chance.normal();
                effect += EFFECTS[k] * covariates[k][i];
            }
            double end = Math.ceil(chance.waiting() * MEAN_DAYS / Math.exp(effect));
            double lastSeen = 1 + chance.below(LAST_DAY);
            time[i] = Math.min(end, lastSeen);
            ended[i] = end <= lastSeen;
            outcome[i] = chance.share() < 1 / (1 + Math.exp(-effect));
        }
    }
}
