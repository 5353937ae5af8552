package io.shopwright.analytics.budget;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The best division with the curves as they are, S-shaped ones included, by branch and bound: the majorants give a bound;
 * where a division leaves a channel below its majorant, that channel is cut in two there. Concave curves need one step.
 */
final class Search {

    private static final int MOST_NODES = 100_000;
    /** Relative distance to the bound that is rounding. */
    private static final double ENOUGH = 1e-13;

    private static final int MOST_BISECTIONS = 200;
    /** A channel this near to its minimum, relative to its spend, is there. */
    private static final double OFF = 1e-9;
    /** Where the search for the marginal return of a channel below its turning point begins, relative to its spend. */
    private static final double FIRST_WIDTH = 1e-6;

    private final List<BudgetChannel> channels;
    private final List<Division.Bounds> groups;
    private final Spending spending;
    private final Deque<Node> open = new ArrayDeque<>();
    private double[] best = new double[0];
    private double[] bestPrices = new double[0];
    private double bestValue = Double.NEGATIVE_INFINITY;
    private double bound = Double.NEGATIVE_INFINITY;

    private Search(List<BudgetChannel> channels, List<Division.Bounds> groups, Spending spending) {
        this.channels = channels;
        this.groups = groups;
        this.spending = spending;
    }

    /** Parts of the channels' ranges, and the bound of the part that they were cut from. */
    @SuppressWarnings("ArrayRecordComponent") // handed on within this class, never compared
    private record Node(double[] lows, double[] highs, double bound) {}

    /**
     * What was found.
     *
     * @param bound of the response less its cost
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on within the package, never compared
    record Result(double[] spend, double[] prices, double bound) {}

    static Result of(List<BudgetChannel> channels, List<Division.Bounds> groups, Spending spending) {
        Search search = new Search(channels, groups, spending);
        double[] lows = channels.stream().mapToDouble(BudgetChannel::min).toArray();
        double[] highs = channels.stream().mapToDouble(BudgetChannel::max).toArray();
        search.open.push(new Node(lows, highs, Double.POSITIVE_INFINITY));
        for (int i = 0; i < MOST_NODES && !search.open.isEmpty(); i++) {
            search.visit(search.open.pop());
        }
        search.open.forEach(node -> search.bound = Math.max(search.bound, node.bound));
        search.polish();
        return new Result(search.best, search.bestPrices, Math.max(search.bound, search.bestValue));
    }

    private void visit(Node node) {
        if (node.bound <= enough()) {
            bound = Math.max(bound, node.bound);
            return;
        }
        Segment[] segments = new Segment[channels.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = Segment.of(channels.get(i).curve(), node.lows[i], node.highs[i]);
        }
        if (!isPossible(segments)) {
            return;
        }
        Division division = Division.of(segments, groups, spending);
        keep(division);
        double top = -spending.cost() * division.total();
        int worst = 0;
        double[] missing = new double[segments.length];
        for (int i = 0; i < segments.length; i++) {
            double x = division.spend()[i];
            double majorant = segments[i].majorant(x);
            top += majorant;
            missing[i] = majorant - segments[i].curve().response(x);
            worst = missing[i] > missing[worst] ? i : worst;
        }
        double cut = division.spend()[worst];
        boolean isCut = cut > node.lows[worst] && cut < node.highs[worst] && missing[worst] > 0;
        if (top <= enough() || !isCut) {
            bound = Math.max(bound, top);
            return;
        }
        double[] lowHalf = node.highs.clone();
        lowHalf[worst] = cut;
        double[] highHalf = node.lows.clone();
        highHalf[worst] = cut;
        open.push(new Node(node.lows, lowHalf, top));
        open.push(new Node(highHalf, node.highs, top));
    }

    /** The value from which on a bound cannot promise more than rounding. */
    private double enough() {
        return bestValue + ENOUGH * Math.abs(bestValue);
    }

    /** A cut may have left minima beyond the total. */
    private boolean isPossible(Segment[] segments) {
        Pool pool = Division.pool(segments, groups);
        return pool.least() <= spending.cap() * (1 + ENOUGH)
                && pool.members().stream().allMatch(member -> member.least() <= member.most());
    }

    private void keep(Division division) {
        double value = -spending.cost() * division.total();
        for (int i = 0; i < channels.size(); i++) {
            value += channels.get(i).curve().response(division.spend()[i]);
        }
        if (value > bestValue) {
            bestValue = value;
            best = division.spend();
            bestPrices = division.prices();
        }
    }

    /** Solves once more within the concave part of each curve where the best point lies; that is exact. */
    private void polish() {
        int turning = -1;
        Segment[] segments = new Segment[channels.size()];
        for (int i = 0; i < segments.length; i++) {
            BudgetChannel channel = channels.get(i);
            double turn = channel.curve().inflection();
            double low = channel.min();
            double high = channel.max();
            boolean isOff = best[i] - low <= OFF * best[i];
            if (best[i] < turn && !isOff) {
                turning = i;
                low = best[i];
                high = low;
            } else if (best[i] < turn) {
                high = low;
            } else {
                low = Math.max(low, turn);
            }
            segments[i] = Segment.of(channel.curve(), low, high);
        }
        if (turning >= 0) {
            settleTurning(segments, turning);
        }
        if (isPossible(segments) && !Arrays.stream(segments).allMatch(s -> s.low() == s.high())) {
            keepPolished(Division.of(segments, groups, spending));
        }
    }

    /** Of two equally good divisions the polished one has the better prices. */
    private void keepPolished(Division division) {
        double before = bestValue;
        bestValue = before - ENOUGH * Math.abs(before);
        keep(division);
        bestValue = Math.max(bestValue, before);
    }

    /** Moves the one channel below its turning point to where its marginal return is that of the others. */
    private void settleTurning(Segment[] segments, int channel) {
        double x = best[channel];
        double left = x;
        double right = x;
        boolean enclosed = false;
        for (double width = FIRST_WIDTH * x; !enclosed && width <= x; width *= 4) {
            left = Math.max(channels.get(channel).min(), x - width);
            right = Math.min(channels.get(channel).max(), x + width);
            enclosed = excess(segments, channel, left) > 0 && excess(segments, channel, right) < 0;
        }
        if (!enclosed) {
            fix(segments, channel, x);
            return;
        }
        for (int i = 0; i < MOST_BISECTIONS; i++) {
            double middle = left + (right - left) / 2;
            if (middle <= left || middle >= right) {
                break;
            }
            if (excess(segments, channel, middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
        fix(segments, channel, left);
    }

    private double excess(Segment[] segments, int channel, double x) {
        fix(segments, channel, x);
        if (!isPossible(segments)) {
            return Double.NEGATIVE_INFINITY;
        }
        double price = spending.cost() > 0
                ? spending.cost()
                : Division.of(segments, groups, spending).prices()[channel];
        return segments[channel].curve().marginal(x) - price;
    }

    private static void fix(Segment[] segments, int channel, double x) {
        segments[channel] = Segment.of(segments[channel].curve(), x, x);
    }
}
