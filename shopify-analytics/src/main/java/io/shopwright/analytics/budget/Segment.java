package io.shopwright.analytics.budget;

/**
 * A channel between two amounts of spend, and the least concave curve above its own: straight from {@code low} to {@code
 * knee}, where it touches, and the curve itself from there on. For a concave curve the knee is {@code low}.
 *
 * @param slope of the straight part
 */
record Segment(ResponseCurve curve, double low, double high, double knee, double slope) implements Pool.Member {

    private static final int MOST_STEPS = 200;

    static Segment of(ResponseCurve curve, double low, double high) {
        double turn = curve.inflection();
        boolean straight = curve instanceof ResponseCurve.Power power && power.alpha() == 1;
        if (straight) {
            return new Segment(curve, low, high, high, curve.marginal(0));
        }
        if (turn <= low) {
            return new Segment(curve, low, high, low, Double.POSITIVE_INFINITY);
        }
        double knee = Math.min(high, tangent(curve, low, turn));
        double slope = knee == low ? curve.marginal(low) : (curve.response(knee) - curve.response(low)) / (knee - low);
        return new Segment(curve, low, high, knee, slope);
    }

    @Override
    public double least() {
        return low;
    }

    @Override
    public double most() {
        return high;
    }

    @Override
    public double amount(double price, Tie tie) {
        if (tie.isBeyond(price, slope)) {
            return low;
        }
        if (knee == high) {
            return high;
        }
        return Math.min(high, Math.max(knee, curve.spendAtMarginal(price)));
    }

    /** The height of the concave curve. */
    double majorant(double spend) {
        return spend > low && spend < knee ? curve.response(low) + slope * (spend - low) : curve.response(spend);
    }

    /** Where the line from {@code low} touches the curve beyond its turn, by bisection of what the line misses. */
    private static double tangent(ResponseCurve curve, double low, double turn) {
        double left = turn;
        double right = 2 * turn;
        while (misses(curve, low, right) > 0) {
            left = right;
            right *= 2;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            double middle = (left + right) / 2;
            if (middle <= left || middle >= right) {
                break;
            }
            if (misses(curve, low, middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return right;
    }

    private static double misses(ResponseCurve curve, double low, double spend) {
        return curve.marginal(spend) * (spend - low) - (curve.response(spend) - curve.response(low));
    }
}
