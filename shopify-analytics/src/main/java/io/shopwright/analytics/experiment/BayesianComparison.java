package io.shopwright.analytics.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Conversion rates of arms compared by what is believed of them: how likely each is the best, and what choosing it costs on
 * average. Exact to about twelve digits, without simulation, whatever the shapes.
 *
 * <p>The beliefs are independent. With densities f, distribution functions F and the rates X:
 *
 * <pre>{@code
 * chance of k = integral of f_k times product of F_j over all others
 * loss of k   = E(greatest X - X_k) = integral of F_k (1 - product of F_j over all others)
 * }</pre>
 *
 * @param arms in the order given
 */
public record BayesianComparison(List<Arm> arms) {

    /** Copies the list. */
    public BayesianComparison {
        arms = List.copyOf(arms);
    }

    /**
     * One arm among the others.
     *
     * @param posterior what is believed of its rate
     * @param chanceToWin probability that its rate is the highest
     * @param expectedLoss how far its rate is below the highest on average, 0 where it is the highest; in units of the rate
     */
    public record Arm(BetaPosterior posterior, double chanceToWin, double expectedLoss) {}

    /** Compares two arms: element 0 is the control, element 1 the treatment. */
    public static BayesianComparison of(BetaPosterior control, BetaPosterior treatment) {
        return of(List.of(control, treatment));
    }

    /**
     * Compares arms.
     *
     * @param posteriors at least two
     */
    public static BayesianComparison of(List<BetaPosterior> posteriors) {
        Check.atLeast(2, posteriors.size(), "number of arms");
        BetaGrid grid = new BetaGrid(posteriors);
        List<Arm> arms = new ArrayList<>(posteriors.size());
        for (int k = 0; k < posteriors.size(); k++) {
            arms.add(new Arm(posteriors.get(k), grid.chanceToWin(k), grid.expectedLoss(k)));
        }
        return new BayesianComparison(arms);
    }

    /** Returns the position of the arm with the least expected loss; of equal ones the first. */
    public int leastLoss() {
        int best = 0;
        for (int k = 1; k < arms.size(); k++) {
            if (arms.get(k).expectedLoss() < arms.get(best).expectedLoss()) {
                best = k;
            }
        }
        return best;
    }
}
