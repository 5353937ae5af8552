package io.shopwright.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Figures of one shop in another currency: those of each day by the day's rate, the sum rounded to the smallest unit. */
final class Conversion {
    private final RateSource rates;
    private final String to;
    private final int digits;

    /** @throws IllegalArgumentException if there is no such currency */
    Conversion(RateSource rates, String to) {
        this.rates = rates;
        this.to = to;
        this.digits = Math.max(0, Currency.getInstance(to).getDefaultFractionDigits());
    }

    /** Figures by day, of days with any. */
    static Map<LocalDate, SalesFigures> byDay(SalesLedger ledger) {
        Map<LocalDate, SalesFigures> days = new TreeMap<>();
        ledger.sales().forEach(sale -> days.merge(sale.day(), sale.figures(), SalesFigures::plus));
        ledger.returns()
                .forEach(back -> days.merge(
                        back.day(), SalesFigures.returned(back.amount(), back.quantity()), SalesFigures::plus));
        return days;
    }

    /** @throws UnusableDataException if the rate of a day with sales or returns is unknown */
    SalesFigures sum(Map<LocalDate, SalesFigures> days, Period period, String from) {
        SalesFigures sum = SalesFigures.NONE;
        for (Map.Entry<LocalDate, SalesFigures> each : days.entrySet()) {
            if (period.contains(each.getKey())) {
                BigDecimal rate = rate(each.getKey(), from);
                sum = sum.plus(each.getValue().amounts(amount -> amount.multiply(rate)));
            }
        }
        UnaryOperator<BigDecimal> rounded = amount -> amount.setScale(digits, RoundingMode.HALF_EVEN);
        return sum.amounts(rounded);
    }

    private BigDecimal rate(LocalDate day, String from) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        return rates.rate(day, from, to)
                .orElseThrow(() -> new UnusableDataException("There is no rate from " + from + " to " + to + " for "
                        + day + "; add it to the source of rates, or let the latest one before count by"
                        + " carriedForward"));
    }
}
