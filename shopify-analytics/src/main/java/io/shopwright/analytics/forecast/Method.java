package io.shopwright.analytics.forecast;

/** How to forecast. Where the data do not suffice for a method, a simpler one is taken; the result names it. */
public enum Method {
    /**
     * A mean of models by the kind of series. With a season: theta, the average of exponential smoothing without undamped
     * trends, and exponential smoothing after seasonal decomposition. Without: theta, the average of exponential smoothing,
     * and damped trend. Seasons of more than 24 steps are taken off first if there are three of them, and left out else;
     * of a series with several seasons, all are taken off of which it holds more than two.
     * Less than a sale in 1.32 periods: TSB. Fewer than 6 observations: their mean.
     * Where that was further off than the seasonal naive from earlier origins: the seasonal naive.
     */
    AUTOMATIC,
    /** The last value. */
    NAIVE,
    /** The value one season ago. */
    SEASONAL_NAIVE,
    /** The last value, and the mean change so far for each step. */
    DRIFT,
    /** The mean of all values. */
    MEAN,
    /** Simple exponential smoothing of the data without their season. */
    SIMPLE_SMOOTHING,
    /** Holt's linear trend on the data without their season. */
    HOLT,
    /** A damped linear trend on the data without their season. */
    DAMPED,
    /** Holt's and Winters' additive season and linear trend. */
    HOLT_WINTERS_ADDITIVE,
    /** Holt's and Winters' multiplicative season and linear trend, with relative errors. */
    HOLT_WINTERS_MULTIPLICATIVE,
    /** The form of exponential smoothing with the least corrected Akaike criterion. */
    ETS,
    /** All forms of exponential smoothing, weighted by that criterion. */
    ETS_AVERAGE,
    /** Theta with half the slope of the whole series. */
    THETA,
    /** Theta with a fitted weight of the line through the whole series. */
    OPTIMIZED_THETA,
    /** Theta with a fitted weight of the line through the series so far. */
    DYNAMIC_THETA,
    /** Exponential smoothing of what seasonal decomposition leaves, with several seasons if the series has them. */
    STL_ETS,
    /** Seasonal ARIMA of the least corrected Akaike criterion. */
    ARIMA
}
