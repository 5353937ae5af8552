package io.shopwright.analytics.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Densities and distribution functions of several Beta variables at common points of the log-odds.
 *
 * <p>The line is cut into panels so narrow that no log density changes by more than a few units in one. Within a panel a
 * function is known by its values at Gauss-Legendre points. Both tails are summed from their own ends, so that small
 * probabilities keep their digits.
 */
final class BetaGrid {

    private static final PanelRule RULE = new PanelRule(16);

    /** The range covers densities down to exp(-60) of the greatest. */
    private static final double NEGLIGIBLE = -60;

    /** Below exp(-745) a density is zero as a double, and needs no panels. */
    private static final double ZERO = -745;

    /** Most that a log density may change within a panel. */
    private static final double STEEPEST = 4;

    /** The logistic function has poles at distance pi from the origin, so that its panels may widen away from there. */
    private static final double WIDEST = 1.5;

    private final double[] edges;
    private final double[] rates;
    private final double[] complements;
    private final double[][] density;
    private final double[][] below;
    private final double[][] above;

    BetaGrid(List<BetaPosterior> arms) {
        edges = edges(arms);
        double[] odds = RULE.points(edges);
        rates = new double[odds.length];
        complements = new double[odds.length];
        for (int i = 0; i < odds.length; i++) {
            rates[i] = 1 / (1 + Math.exp(-odds[i]));
            complements[i] = 1 / (1 + Math.exp(odds[i]));
        }
        density = new double[arms.size()][];
        below = new double[arms.size()][];
        above = new double[arms.size()][];
        for (int k = 0; k < arms.size(); k++) {
            density[k] = density(arms.get(k), odds);
            below[k] = RULE.upTo(density[k], edges);
            above[k] = RULE.from(density[k], edges);
        }
    }

    /** The probability that arm k has the highest rate. */
    double chanceToWin(int k) {
        double[] product = density[k].clone();
        for (int j = 0; j < density.length; j++) {
            for (int i = 0; i < product.length && j != k; i++) {
                product[i] *= below[j][i];
            }
        }
        return Math.min(1, RULE.integral(product, edges));
    }

    /** The mean distance of arm k from the highest rate. */
    double expectedLoss(int k) {
        double[] someOther = new double[rates.length];
        for (int j = 0; j < density.length; j++) {
            for (int i = 0; i < rates.length && j != k; i++) {
                someOther[i] += above[j][i] * (1 - someOther[i]);
            }
        }
        for (int i = 0; i < rates.length; i++) {
            someOther[i] *= below[k][i] * rates[i] * complements[i];
        }
        return RULE.integral(someOther, edges);
    }

    /** The density by log-odds, scaled to integral 1. */
    private double[] density(BetaPosterior arm, double[] odds) {
        double peak = logDensity(arm, centre(arm));
        double[] density = new double[odds.length];
        for (int i = 0; i < odds.length; i++) {
            density[i] = Math.exp(logDensity(arm, odds[i]) - peak);
        }
        double total = RULE.integral(density, edges);
        for (int i = 0; i < odds.length; i++) {
            density[i] /= total;
        }
        return density;
    }

    /** The edges that any arm needs, between the ends where no arm has density left. */
    private static double[] edges(List<BetaPosterior> arms) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (BetaPosterior arm : arms) {
            List<Double> left = walk(arm, -1, NEGLIGIBLE, Double.POSITIVE_INFINITY);
            List<Double> right = walk(arm, 1, NEGLIGIBLE, Double.POSITIVE_INFINITY);
            low = Math.min(low, left.get(left.size() - 1));
            high = Math.max(high, right.get(right.size() - 1));
        }
        List<Double> edges = new ArrayList<>(List.of(low, high));
        for (BetaPosterior arm : arms) {
            edges.addAll(walk(arm, -1, ZERO, -low));
            edges.addAll(walk(arm, 1, ZERO, high));
        }
        edges.add(0.0);
        for (double odds = WIDEST; odds < Math.max(high, -low); odds += Math.max(WIDEST, odds / 2)) {
            edges.add(odds);
            edges.add(-odds);
        }
        double least = low;
        double most = high;
        return edges.stream()
                .filter(edge -> edge >= least && edge <= most)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Edges from the peak in one direction, until the log density has fallen by {@code least} or {@code direction * edge}
     * has passed the end.
     */
    private static List<Double> walk(BetaPosterior arm, int direction, double least, double end) {
        double peak = logDensity(arm, centre(arm));
        double deviation = Math.sqrt(1 / arm.alpha() + 1 / arm.beta());
        List<Double> edges = new ArrayList<>();
        double odds = centre(arm);
        edges.add(odds);
        while (logDensity(arm, odds) - peak > least && direction * odds < end) {
            double slope = Math.abs(arm.alpha() / (1 + Math.exp(odds)) - arm.beta() / (1 + Math.exp(-odds)));
            odds += direction * (slope * deviation > STEEPEST ? STEEPEST / slope : deviation);
            edges.add(odds);
        }
        return edges;
    }

    private static double centre(BetaPosterior arm) {
        return Math.log(arm.alpha() / arm.beta());
    }

    /** Logarithm of the density by the log-odds, without its constant. */
    private static double logDensity(BetaPosterior arm, double odds) {
        double softplus = Math.log1p(Math.exp(-Math.abs(odds)));
        return -arm.alpha() * (Math.max(-odds, 0) + softplus) - arm.beta() * (Math.max(odds, 0) + softplus);
    }
}
