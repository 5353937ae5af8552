package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.analytics.kpi.Target.Direction;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure of the executive dashboard. Shares are fractions, money is in the shop's currency. */
public enum DashboardMeasure {
    /** Net sales. */
    REVENUE("Net sales", Unit.MONEY, Direction.AT_LEAST, null),
    /** Net sales over those of the same days 52 weeks before, less 1; at least 25 %. */
    REVENUE_GROWTH("Growth over the year before", Unit.SHARE, Direction.AT_LEAST, "0.25"),
    /** Sales after discounts by order; at least 150. */
    AVERAGE_ORDER_VALUE("Average order value", Unit.MONEY, Direction.AT_LEAST, "150"),
    /** What subscriptions that are active on the last day bring in a month. */
    MONTHLY_RECURRING_REVENUE("Monthly recurring revenue", Unit.MONEY, Direction.AT_LEAST, null),
    /** Net sales of goods less their cost, over net sales; at least 40 %. */
    GROSS_MARGIN("Gross margin", Unit.SHARE, Direction.AT_LEAST, "0.40"),
    /** Who has ever bought until the last day. */
    CUSTOMERS("Customers", Unit.COUNT, Direction.AT_LEAST, null),
    /** Whose first purchase is of the period. */
    NEW_CUSTOMERS("New customers", Unit.COUNT, Direction.AT_LEAST, null),
    /** What a customer is expected to bring in the 12 months to come, in the mean; at least 500. */
    LIFETIME_VALUE("Customer lifetime value, 12 months", Unit.MONEY, Direction.AT_LEAST, "500"),
    /** Advertising by new customer; at most 50. */
    ACQUISITION_COST("Cost of a new customer", Unit.MONEY, Direction.AT_MOST, "50"),
    /** Of those who had bought within a year of the day before the period, who had not within a year of its last day. */
    CHURN("Churn of customers of a year", Unit.SHARE, Direction.AT_MOST, null),
    /** The others of them; at least 85 %. */
    RETENTION("Retention of customers of a year", Unit.SHARE, Direction.AT_LEAST, "0.85"),
    /** Net promoter score, from -100 to 100; at least 70. */
    NET_PROMOTER_SCORE("Net promoter score", Unit.NUMBER, Direction.AT_LEAST, "70"),
    /** Sessions with an order over all; at least 3.5 %. */
    CONVERSION("Conversion", Unit.SHARE, Direction.AT_LEAST, "0.035"),
    /** Sessions with a cart but no order over those with a cart; at most 65 %. */
    CART_ABANDONMENT("Cart abandonment", Unit.SHARE, Direction.AT_MOST, "0.65"),
    /** Cost of goods sold in a year at the period's pace, over today's stock at cost; at least 6. */
    INVENTORY_TURNOVER("Inventory turnover a year", Unit.NUMBER, Direction.AT_LEAST, "6"),
    /** Orders of the period that are fulfilled by now, over those not cancelled. */
    FULFILLMENT_RATE("Fulfilled orders", Unit.SHARE, Direction.AT_LEAST, null),
    /** Days from Monday to Friday from an order to its first shipment, the mean; at most 2. */
    FULFILLMENT_TIME("Time to ship", Unit.BUSINESS_DAYS, Direction.AT_MOST, "2"),
    /** Gross profit of orders after a paid click less advertising, over advertising. */
    MARKETING_RETURN("Return on marketing", Unit.SHARE, Direction.AT_LEAST, null),
    /** Advertising by order after a paid click. */
    COST_PER_ACQUISITION("Cost of a paid order", Unit.MONEY, Direction.AT_MOST, null),
    /** Sales after discounts of orders after a paid click, over advertising. */
    RETURN_ON_AD_SPEND("Return on ad spend", Unit.NUMBER, Direction.AT_LEAST, null),
    /** Orders whose last visit was not a paid click, over those whose last visit is known. */
    ORGANIC_SHARE("Orders without a paid click", Unit.SHARE, Direction.AT_LEAST, null),
    /** Time of an answer that 95 % of the calls to the shop do not exceed; at most 200 ms. */
    ANSWER_TIME("Answers of the shop, 95th percentile", Unit.MILLISECONDS, Direction.AT_MOST, "200"),
    /** Calls that failed or were answered with errors; at most 0.1 %. */
    ERROR_RATE("Failed calls", Unit.SHARE, Direction.AT_MOST, "0.001"),
    /** Calls that were answered; at least 99.9 %. */
    AVAILABILITY("Answered calls", Unit.SHARE, Direction.AT_LEAST, "0.999");

    /** How a figure is written. */
    private enum Unit {
        MONEY("%,.2f %s"),
        SHARE("%.2f %%"),
        COUNT("%,.0f"),
        NUMBER("%.1f"),
        BUSINESS_DAYS("%.1f business days"),
        MILLISECONDS("%.0f ms");

        private final String format;

        Unit(String format) {
            this.format = format;
        }
    }

    /** The last tenth before a target is near. */
    private static final BigDecimal NEAR = new BigDecimal("0.1");

    private final String words;
    private final Unit unit;
    private final Direction direction;
    private final Optional<BigDecimal> standard;

    /** @param standard null where there is no standard target */
    DashboardMeasure(String words, Unit unit, Direction direction, @Nullable String standard) {
        this.words = words;
        this.unit = unit;
        this.direction = direction;
        this.standard = Optional.ofNullable(standard).map(BigDecimal::new);
    }

    /** What it is in plain words. */
    public String words() {
        return words;
    }

    /** A target whose last tenth is near. */
    public Target target(BigDecimal value) {
        return new Target(value, direction, value.abs().multiply(NEAR));
    }

    /** The target that counts unless another is given; not all have one. */
    public Optional<Target> standard() {
        return standard.map(this::target);
    }

    /** What values are in: the currency, {@code share} (a fraction), {@code count}, or words such as {@code ms}. */
    public String unit(String currencyCode) {
        return switch (unit) {
            case MONEY -> currencyCode;
            case SHARE -> "share";
            case COUNT -> "count";
            case NUMBER -> "number";
            case BUSINESS_DAYS -> "business days";
            case MILLISECONDS -> "ms";
        };
    }

    /** A value as a merchant reads it, such as {@code 3.21 %}. */
    public String format(BigDecimal value, String currencyCode) {
        BigDecimal shown = unit == Unit.SHARE ? value.movePointRight(2) : value;
        return String.format(Locale.ROOT, unit.format, shown, currencyCode);
    }

    /** Where a value goes that is wanted on the target's side, whatever the target. */
    Target.Trend trend(BigDecimal before, BigDecimal now, BigDecimal steady) {
        return target(BigDecimal.ZERO).progress(before, now, steady).trend();
    }
}
