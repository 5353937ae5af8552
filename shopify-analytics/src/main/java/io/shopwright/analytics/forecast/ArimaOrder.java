package io.shopwright.analytics.forecast;

/**
 * The order of a seasonal ARIMA model, {@code (p, d, q)(P, D, Q)[m]}.
 *
 * @param p own lags
 * @param d differences
 * @param q lags of the errors
 * @param seasonal the same at the length of the season
 * @param seasonLength 1 for none; the seasonal part is then 0
 * @param constant whether the differenced series has a mean: a level without differences, a drift with one
 */
record ArimaOrder(int p, int d, int q, Lags seasonal, int seasonLength, Constant constant) {

    /** Lags and differences of one part. */
    record Lags(int p, int d, int q) {}

    enum Constant {
        NONE,
        ESTIMATED
    }

    ArimaOrder {
        if (p < 0 || d < 0 || q < 0 || seasonal.p() < 0 || seasonal.d() < 0 || seasonal.q() < 0) {
            throw new IllegalArgumentException("orders must be >= 0: " + p + ", " + d + ", " + q + ", " + seasonal);
        }
        if (seasonLength < 2 && seasonal.p() + seasonal.d() + seasonal.q() > 0) {
            throw new IllegalArgumentException("seasonal orders need a season: " + seasonLength);
        }
    }

    static ArimaOrder of(int p, int d, int q) {
        return new ArimaOrder(p, d, q, new Lags(0, 0, 0), 1, Constant.NONE);
    }

    ArimaOrder seasonal(int seasonalP, int seasonalD, int seasonalQ, int length) {
        return new ArimaOrder(p, d, q, new Lags(seasonalP, seasonalD, seasonalQ), length, constant);
    }

    ArimaOrder with(Constant other) {
        return new ArimaOrder(p, d, q, seasonal, seasonLength, other);
    }

    /** The lags whose weights are estimated. */
    int weights() {
        return p + q + seasonal.p() + seasonal.q();
    }

    /** What is estimated, with the variance. */
    int parameters() {
        return weights() + (constant == Constant.ESTIMATED ? 1 : 0) + 1;
    }

    /** Observations that differences use up. */
    int lost() {
        return d + seasonal.d() * seasonLength;
    }

    /** The longest own lag of the differenced series. */
    int ownLags() {
        return p + seasonal.p() * seasonLength;
    }

    int errorLags() {
        return q + seasonal.q() * seasonLength;
    }

    @Override
    public String toString() {
        String season = seasonLength > 1
                ? "(" + seasonal.p() + "," + seasonal.d() + "," + seasonal.q() + ")[" + seasonLength + "]"
                : "";
        return "ARIMA(" + p + "," + d + "," + q + ")" + season
                + (constant == Constant.ESTIMATED ? " with constant" : "");
    }
}
