package io.shopwright.analytics.forecast;

/**
 * A form of exponential smoothing, named by error, trend and season: A additive, M multiplicative, N none, Ad additive and
 * damped. Multiplicative trends are left out, because they run away, and additive errors with multiplicative seasons,
 * because they are unstable.
 *
 * <p>Source: R. Hyndman, A. Koehler, J. Ord, R. Snyder (2008), Forecasting with Exponential Smoothing, table 2.2 and 2.3.
 */
public enum EtsForm {
    ANN,
    AAN,
    AAdN,
    ANA,
    AAA,
    AAdA,
    MNN,
    MAN,
    MAdN,
    MNA,
    MAA,
    MAdA,
    MNM,
    MAM,
    MAdM;

    /** Whether errors are relative to the forecast; such a form needs positive data. */
    public boolean multiplicativeError() {
        return name().charAt(0) == 'M';
    }

    /** Whether a slope is added at each step. */
    public boolean trend() {
        return name().charAt(1) == 'A';
    }

    /** Whether the slope fades. */
    public boolean damped() {
        return name().charAt(2) == 'd';
    }

    /** Whether there is a season of either kind. */
    public boolean seasonal() {
        return !name().endsWith("N");
    }

    /** Whether the season multiplies the level. */
    public boolean multiplicativeSeason() {
        return name().endsWith("M");
    }

    /** The number of smoothing weights, of alpha, beta, gamma and phi. */
    int weights() {
        return 1 + (trend() ? 1 : 0) + (damped() ? 1 : 0) + (seasonal() ? 1 : 0);
    }

    /** What is estimated from the data: weights, first states without the one season that the others give, and the variance. */
    int parameters(int seasonLength) {
        return weights() + 1 + (trend() ? 1 : 0) + (seasonal() ? seasonLength - 1 : 0) + 1;
    }
}
