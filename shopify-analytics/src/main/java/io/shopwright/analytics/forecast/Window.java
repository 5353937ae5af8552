package io.shopwright.analytics.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which periods of sales make a series.
 *
 * @param zone whose days count, the shop's
 * @param first the day on which the first period begins; weeks begin on its weekday
 * @param cutOff when the sales were read; the period that runs then is left out, those before count even without a sale
 */
public record Window(ZoneId zone, Step step, LocalDate first, Instant cutOff) {}
