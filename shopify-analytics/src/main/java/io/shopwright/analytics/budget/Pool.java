package io.shopwright.analytics.budget;

import java.util.List;

/**
 * Spend that is divided at one price: everyone buys the units that earn at least it. Members are segments, or groups
 * with bounds on their sum. All amounts fall with the price.
 */
record Pool(List<Member> members) {

    /** Something with an amount at each price. */
    interface Member {
        double amount(double price, Tie tie);

        double least();

        double most();
    }

    /**
     * A pool whose sum is held between bounds.
     *
     * @param channels which channels its members are
     */
    record Group(Pool pool, List<Integer> channels, double min, double max) implements Member {

        @Override
        public double amount(double price, Tie tie) {
            return Math.min(most(), Math.max(least(), pool.amount(price, tie)));
        }

        @Override
        public double least() {
            return Math.max(min, pool.least());
        }

        @Override
        public double most() {
            return Math.min(max, pool.most());
        }
    }

    /**
     * Prices that enclose one at which a total is spent: equal if it is spent exactly, else neighbours between which the
     * amounts jump.
     */
    record Prices(double above, double below) {}

    private static final int MOST_STEPS = 300;
    /** After so many steps of the secant method only bisections follow. */
    private static final int MOST_SECANTS = 40;
    /** Factor by which a price is moved until the amounts enclose the wanted one. */
    private static final double WIDER = 4;
    /** Relative difference of totals that is rounding. */
    private static final double ROUNDING = 1e-14;

    double least() {
        double sum = 0;
        for (Member member : members) {
            sum += member.least();
        }
        return sum;
    }

    double most() {
        double sum = 0;
        for (Member member : members) {
            sum += member.most();
        }
        return sum;
    }

    double amount(double price, Tie tie) {
        double sum = 0;
        for (Member member : members) {
            sum += member.amount(price, tie);
        }
        return sum;
    }

    /** The amounts of all members that together are a total; it must be between {@link #least} and {@link #most}. */
    double[] amounts(double total, Prices prices) {
        double[] amounts = new double[members.size()];
        double left = total;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = members.get(i).amount(prices.above, Tie.SAVED);
            left -= amounts[i];
        }
        if (prices.above != prices.below) {
            for (int i = 0; i < amounts.length && left > 0; i++) {
                double step = Math.min(left, members.get(i).amount(prices.below, Tie.SPENT) - amounts[i]);
                amounts[i] += step;
                left -= step;
            }
        }
        settle(left, amounts);
        return amounts;
    }

    /** The price of a total between {@link #least} and {@link #most}, both excluded. */
    Prices prices(double total, double guess) {
        double above = guess;
        double excess = excess(above, Tie.SAVED, total);
        double below = guess;
        double shortage = excess;
        while (excess > 0 && above < Double.MAX_VALUE / WIDER) {
            below = above;
            shortage = excess;
            above *= WIDER;
            excess = excess(above, Tie.SAVED, total);
        }
        while (shortage < 0 && below > Double.MIN_NORMAL * WIDER) {
            above = below;
            excess = shortage;
            below /= WIDER;
            shortage = excess(below, Tie.SAVED, total);
        }
        return narrowed(total, new double[] {Math.log(above), excess, Math.log(below), shortage});
    }

    /** Secants through the logarithms, halving the weight of an end that stays (Illinois), then bisections. */
    private Prices narrowed(double total, double[] ends) {
        int stayed = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (Math.abs(ends[1]) <= ROUNDING) {
                return new Prices(Math.exp(ends[0]), Math.exp(ends[0]));
            }
            if (Math.abs(ends[3]) <= ROUNDING) {
                return new Prices(Math.exp(ends[2]), Math.exp(ends[2]));
            }
            double secant = (ends[2] * ends[1] - ends[0] * ends[3]) / (ends[1] - ends[3]);
            double middle = ends[2] + (ends[0] - ends[2]) / 2;
            double next = i < MOST_SECANTS && secant > ends[2] && secant < ends[0] ? secant : middle;
            if (next <= ends[2] || next >= ends[0]) {
                break;
            }
            double excess = excess(Math.exp(next), Tie.SAVED, total);
            int end = excess > 0 ? 2 : 0;
            int other = 2 - end;
            ends[end] = next;
            ends[end + 1] = excess;
            if (stayed == other + 1 && Math.abs(ends[other + 1]) > ROUNDING * 2) {
                ends[other + 1] /= 2;
            }
            stayed = other + 1;
        }
        return new Prices(Math.exp(ends[0]), Math.exp(ends[2]));
    }

    /** The logarithm of what is spent at a price over a total. */
    private double excess(double price, Tie tie, double total) {
        return Math.log(amount(price, tie) / total);
    }

    /**
     * Gives a rounding error to the member with most room for it; and what saturated curves leave, whose marginal return
     * is 0 as far as a number can tell, to whoever may take it.
     */
    private void settle(double left, double[] amounts) {
        int widest = 0;
        for (int i = 1; i < amounts.length; i++) {
            if (room(i, amounts[i]) > room(widest, amounts[widest])) {
                widest = i;
            }
        }
        double rest = left - take(widest, left, amounts);
        for (int i = 0; i < amounts.length && rest != 0; i++) {
            rest -= take(i, rest, amounts);
        }
    }

    private double take(int i, double wanted, double[] amounts) {
        double before = amounts[i];
        amounts[i] = Math.min(members.get(i).most(), Math.max(members.get(i).least(), before + wanted));
        return amounts[i] == before + wanted ? wanted : amounts[i] - before;
    }

    private double room(int member, double amount) {
        return Math.min(
                amount - members.get(member).least(), members.get(member).most() - amount);
    }
}
