package io.shopwright.analytics.attribution;

/**
 * The transition probabilities of an absorbing chain in compressed rows. Nobody writes to the arrays.
 *
 * @param rowStart where the successors of each state begin, and where those of the last one end
 * @param successor state numbers; never the state itself
 * @param probability of each successor
 * @param rewards for each kind, the expected reward on leaving a state for good
 * @param absorption probability of ending after a state, in whatever way
 * @param start probability of beginning in a state
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix in parts, compared by nobody
record ChainData(
        int[] rowStart,
        int[] successor,
        double[] probability,
        double[][] rewards,
        double[] absorption,
        double[] start) {

    int states() {
        return start.length;
    }

    double fromStart(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += start[i] * x[i];
        }
        return sum;
    }
}
