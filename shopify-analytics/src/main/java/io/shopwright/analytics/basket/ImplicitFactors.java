package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Customers and items as short vectors x and y whose product says how much a customer likes an item, learnt from purchases:
 * a bought item is liked (p = 1) with a confidence that grows with the purchases, any other is not (p = 0) with little
 * confidence.
 *
 * <pre>{@code
 * loss = sum over all pairs of c (p - x'y)^2 + regularization (sum |x|^2 + sum |y|^2),   c = 1 + alpha * weight
 * }</pre>
 *
 * <p>Each sweep finds the best x for the y, then the best y for the x, so that the loss never rises. Source: Y. Hu, Y. Koren,
 * C. Volinsky (2008), Collaborative Filtering for Implicit Feedback Datasets, ICDM, 263-272. Immutable.
 */
public final class ImplicitFactors implements Recommender {

    /** Of the first factors; divided by the root of their number. */
    private static final double START = 0.1;

    private final Interactions interactions;
    private final int factors;
    private final double[] customers;
    private final double[] items;
    private final List<Double> losses;

    private ImplicitFactors(
            Interactions interactions, int factors, double[] customers, double[] items, List<Double> losses) {
        this.interactions = interactions;
        this.factors = factors;
        this.customers = customers;
        this.items = items;
        this.losses = List.copyOf(losses);
    }

    /** Fits from a start drawn with the seed of the options; the same seed gives the same factors. */
    public static ImplicitFactors fit(Interactions interactions, AlsOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        double[] x = drawn(interactions.customers().size(), options.factors(), random);
        double[] y = drawn(interactions.items().size(), options.factors(), random);
        return descend(interactions, options, x, y);
    }

    /**
     * Fits from given factors. Those of the items decide; the customers are solved for first.
     *
     * @param customerStart one row a customer, as wide as there are factors
     * @param itemStart one row an item
     */
    public static ImplicitFactors fitFrom(
            Interactions interactions, AlsOptions options, double[][] customerStart, double[][] itemStart) {
        double[] x = flat(customerStart, interactions.customers().size(), options.factors(), "customer");
        double[] y = flat(itemStart, interactions.items().size(), options.factors(), "item");
        return descend(interactions, options, x, y);
    }

    /** The loss at the start and after each sweep. */
    public List<Double> losses() {
        return losses;
    }

    /** The product of the factors: about 1 for what the customer likes, about 0 for what not; 0 without any purchase. */
    public double score(String customer, String item) {
        return dot(
                customers,
                interactions.customerNames().number(customer, "customer"),
                items,
                interactions.itemNames().number(item, "item"));
    }

    @Override
    public List<Recommendation> recommend(String customer, int count) {
        int row = interactions.customerNames().number(customer, "customer");
        double[] scores = new double[interactions.items().size()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = dot(customers, row, items, item);
        }
        return interactions.best(row, scores, count);
    }

    /**
     * Returns the items whose factors point in the most similar direction, by the cosine of the angle, the best first; of
     * equally good ones the first in the order of the items. An item that nobody bought points nowhere: it is like none.
     *
     * @param count at least 1
     */
    public List<Recommendation> similarItems(String item, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1: " + count);
        }
        int own = interactions.itemNames().number(item, "item");
        double length = dot(items, own, items, own);
        double[] scores = new double[interactions.items().size()];
        Best best = new Best(Math.min(count, scores.length));
        for (int other = 0; other < scores.length; other++) {
            double squares = length * dot(items, other, items, other);
            if (other != own && squares > 0) {
                scores[other] = dot(items, own, items, other) / Math.sqrt(squares);
                best.offer(other, scores[other]);
            }
        }
        List<Recommendation> similar = new ArrayList<>();
        for (int other : best.drain()) {
            similar.add(new Recommendation(interactions.itemNames().name(other), scores[other]));
        }
        return similar;
    }

    private static ImplicitFactors descend(Interactions interactions, AlsOptions options, double[] x, double[] y) {
        Sparse byCustomer = interactions.byCustomer();
        Sparse byItem = byCustomer.transposed();
        AlsSolver solver = new AlsSolver(options);
        List<Double> losses = new ArrayList<>(List.of(loss(byCustomer, options, solver, x, y)));
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            solver.solve(byCustomer, y, x);
            solver.solve(byItem, x, y);
            losses.add(loss(byCustomer, options, solver, x, y));
        }
        return new ImplicitFactors(interactions, options.factors(), x, y, losses);
    }

    /** Of all pairs by the squares of both sides, then corrected at the pairs that were bought. */
    private static double loss(Sparse bought, AlsOptions options, AlsSolver solver, double[] x, double[] y) {
        double[] customerSquares = solver.gram(x);
        double[] itemSquares = solver.gram(y);
        int factors = options.factors();
        double loss = 0;
        for (int i = 0; i < customerSquares.length; i++) {
            loss += customerSquares[i] * itemSquares[i];
        }
        for (int i = 0; i < factors; i++) {
            loss += options.regularization() * (customerSquares[i * factors + i] + itemSquares[i * factors + i]);
        }
        for (int row = 0; row < bought.rows(); row++) {
            for (int at = bought.start(row); at < bought.start(row + 1); at++) {
                double score = dot(x, row, y, bought.column(at), factors);
                double confidence = 1 + options.alpha() * bought.value(at);
                loss += confidence * (1 - score) * (1 - score) - score * score;
            }
        }
        return loss;
    }

    private double dot(double[] left, int row, double[] right, int otherRow) {
        return dot(left, row, right, otherRow, factors);
    }

    private static double dot(double[] left, int row, double[] right, int otherRow, int factors) {
        double sum = 0;
        for (int i = 0; i < factors; i++) {
            sum += left[row * factors + i] * right[otherRow * factors + i];
        }
        return sum;
    }

    private static double[] drawn(int rows, int factors, SplittableRandom random) {
        double[] drawn = new double[Math.multiplyExact(rows, factors)];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextDouble(-START, START) / Math.sqrt(factors);
        }
        return drawn;
    }

    private static double[] flat(double[][] rows, int size, int factors, String what) {
        if (rows.length != size) {
            throw new IllegalArgumentException("need the factors of " + size + " " + what + "s: " + rows.length);
        }
        double[] flat = new double[Math.multiplyExact(size, factors)];
        for (int i = 0; i < size; i++) {
            if (rows[i].length != factors || !Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        what + " " + i + ": need " + factors + " finite factors: " + Arrays.toString(rows[i]));
            }
            System.arraycopy(rows[i], 0, flat, i * factors, factors);
        }
        return flat;
    }
}
