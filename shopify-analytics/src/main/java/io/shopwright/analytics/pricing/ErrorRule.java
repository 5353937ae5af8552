package io.shopwright.analytics.pricing;

/**
 * How the variance of each row is guessed from its squared residual e², its leverage h, the number of rows n and of
 * estimated parameters k. All but {@link #CLASSICAL} hold where the variance differs from row to row.
 *
 * <p>Source: J. MacKinnon, H. White (1985), Some heteroskedasticity-consistent covariance matrix estimators with improved
 * finite sample properties, Journal of Econometrics 29, 305-325.
 */
public enum ErrorRule {

    /** One variance for all rows: the sum of e² over n - k. */
    CLASSICAL {
        @Override
        double variance(double squared, double leverage, double spread) {
            return squared;
        }
    },
    /** e². Too small in small samples. */
    HC0 {
        @Override
        double variance(double squared, double leverage, double spread) {
            return squared;
        }
    },
    /** e² n / (n - k). */
    HC1 {
        @Override
        double variance(double squared, double leverage, double spread) {
            return squared * spread;
        }
    },
    /** e² / (1 - h). */
    HC2 {
        @Override
        double variance(double squared, double leverage, double spread) {
            return fitsAnyway(leverage) ? 0 : squared / (1 - leverage);
        }
    },
    /** e² / (1 - h)²: the choice for small samples. */
    HC3 {
        @Override
        double variance(double squared, double leverage, double spread) {
            return fitsAnyway(leverage) ? 0 : squared / ((1 - leverage) * (1 - leverage));
        }
    };

    /** A row nearer than this to leverage 1 is fitted whatever its outcome, and its residual is but rounding. */
    private static final double FITTED = 1e-10;

    /** From here on {@link #HC1} is as good as {@link #HC3}; J. Long, L. Ervin (2000), The American Statistician 54, 217. */
    private static final int LARGE = 250;

    /** The rule to use if there is no reason for another: {@link #HC3} below 250 rows, {@link #HC1} from there on. */
    public static ErrorRule forRows(int rows) {
        return rows < LARGE ? HC3 : HC1;
    }

    /**
     * The variance of one row.
     *
     * @param spread n / (n - k)
     */
    abstract double variance(double squared, double leverage, double spread);

    private static boolean fitsAnyway(double leverage) {
        return 1 - leverage < FITTED;
    }
}
