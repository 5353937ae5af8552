package io.shopwright.insights;

import io.shopwright.analytics.forecast.Forecast;
import io.shopwright.analytics.inventory.AbcClass;
import io.shopwright.analytics.inventory.CarryingCost;
import io.shopwright.analytics.inventory.FsnClass;
import io.shopwright.analytics.inventory.ReorderPoint;
import io.shopwright.analytics.inventory.StockOut;
import io.shopwright.analytics.inventory.XyzClass;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is in stock where, what will be asked for, what to order again, and what does not sell?
 *
 * <p>Demand of a variant is the units of all orders that were neither tests nor cancelled, by day; returns do not lower it.
 * Its forecast covers the lead time and the time to the next look at the stock; the reorder point is the stock that lasts
 * so long with the wanted probability. Stock is what the shop holds at the time of the call, whatever the last day of the
 * question is. Days out of stock in the past are not known to a shop: where nothing sold for want of stock, demand is
 * underestimated, but for runs of days without any sale of a variant that sells nearly every day.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers}, {@code read_products}, {@code read_inventory} and
 * {@code read_locations}, and {@code read_all_orders} for orders older than 60 days.
 */
public final class InventoryIntelligence {
    private InventoryIntelligence() {}

    /**
     * What is asked.
     *
     * @param end the last day of sales that counts, in the shop's time zone
     * @param historyDays of sales to learn from, &gt;= 14; 800 hold two full years of months
     * @param horizonDays ahead for demand and stock-outs, &gt;= 1
     * @param reviewDays between two looks at the stock, &gt;= 1
     * @param cycleService wanted probability of no stock-out until the order that is placed at the next look arrives, in
     *     (0, 1)
     * @param coverDays of demand that an order is for where its best size cannot be calculated, &gt;= 1
     * @param idleDays without a sale from which stock is dead, from 1 to the history
     * @param carrying what it costs to keep stock; null if unknown
     * @param supply how goods are bought again
     */
    public record Question(
            LocalDate end,
            int historyDays,
            int horizonDays,
            int reviewDays,
            double cycleService,
            int coverDays,
            int idleDays,
            @Nullable CarryingCost carrying,
            SupplySource supply) {
        private static final int LEAST_HISTORY = 14;

        public Question {
            if (historyDays < LEAST_HISTORY) {
                throw new IllegalArgumentException("historyDays must be >= " + LEAST_HISTORY + ": " + historyDays);
            }
            if (horizonDays < 1 || reviewDays < 1 || coverDays < 1) {
                throw new IllegalArgumentException("horizonDays, reviewDays and coverDays must be >= 1: " + horizonDays
                        + ", " + reviewDays + ", " + coverDays);
            }
            if (!(cycleService > 0 && cycleService < 1)) {
                throw new IllegalArgumentException("cycleService must be in (0, 1): " + cycleService);
            }
            if (idleDays < 1 || idleDays > historyDays) {
                throw new IllegalArgumentException(
                        "idleDays must be in 1.." + historyDays + ", the days of history: " + idleDays);
            }
        }

        /** 800 days of history, 90 ahead, a look each week, 95 % service, orders for 30 days, dead after 180. */
        public static Question of(LocalDate end, SupplySource supply) {
            return new Question(end, 800, 90, 7, 0.95, 30, 180, null, supply);
        }

        /** The same with costs of keeping stock. */
        public Question with(CarryingCost costs) {
            return new Question(
                    end, historyDays, horizonDays, reviewDays, cycleService, coverDays, idleDays, costs, supply);
        }

        Period history() {
            return Period.lastDays(historyDays, end);
        }
    }

    /**
     * Quantities at one location.
     *
     * @param available to sell; negative if more was sold than was there
     * @param onHand in the building
     * @param committed sold and not yet sent
     * @param incoming on its way
     */
    public record AtLocation(Gid location, String name, long available, long onHand, long committed, long incoming) {}

    /**
     * All stock at a location.
     *
     * @param variants with units on hand
     * @param value at unit cost, of the variants that have one
     * @param withoutCost units on hand of variants without a unit cost
     */
    public record LocationStock(
            Gid location,
            String name,
            long variants,
            long available,
            long onHand,
            long committed,
            long incoming,
            BigDecimal value,
            long withoutCost) {}

    /**
     * What is expected of a variant.
     *
     * @param demand the forecast by day, from the day after the end on
     * @param units expected within the horizon
     * @param likely the range that holds the units of the horizon with probability 0.8
     */
    public record Outlook(Forecast demand, double units, Range likely) {}

    /** A range of units. */
    public record Range(double low, double high) {}

    /**
     * When and how much to order.
     *
     * @param point order when what is available and incoming is not above it
     * @param quantity of an order
     * @param economic whether the quantity is that of least cost, instead of the cover asked for
     * @param position available and incoming units now
     * @param order units to order now; 0 if the position is above the point
     * @param reason in words
     */
    public record Reordering(
            ReorderPoint point, double quantity, boolean economic, long position, long order, String reason) {}

    /**
     * When a variant will be sold out if nothing arrives.
     *
     * @param within probability that it is within the horizon
     * @param early the first day on which it is with probability 0.1; empty if none of the horizon is
     * @param likely the first day on which it is with probability 0.5
     */
    public record SoldOut(double within, Optional<StockOut.Risk> early, Optional<StockOut.Risk> likely) {}

    /**
     * How stock moves and what it costs.
     *
     * @param onHand units at all locations
     * @param coverDays that it lasts at the rate of the history; empty without sales
     * @param turns a year at that rate; empty without stock
     * @param speed by turns; empty without stock
     * @param dead how long nothing has sold, at most the days of the history; empty if something has
     * @param value at unit cost; empty if that is unknown
     * @param yearlyCost of keeping it; empty if unit cost or the question's costs are unknown
     * @param excess units above the reorder point and one order, all if dead; 0 where no forecast tells
     * @param saving a year without the excess; empty as the yearly cost
     */
    public record Holding(
            long onHand,
            OptionalDouble coverDays,
            OptionalDouble turns,
            Optional<FsnClass> speed,
            Optional<CarryingCost.DeadStock> dead,
            Optional<BigDecimal> value,
            Optional<BigDecimal> yearlyCost,
            long excess,
            Optional<BigDecimal> saving) {
        /** Whether it still sells, but turns less than once a year. */
        public boolean slow() {
            return dead.isEmpty() && speed.filter(FsnClass.NON_MOVING::equals).isPresent();
        }
    }

    /**
     * A variant.
     *
     * @param sold units of the history
     * @param revenue net of discounts and returns, without taxes
     * @param abc by revenue
     * @param xyz by how evenly it sold from week to week
     * @param lastSale empty if nothing sold in the history
     * @param levels by location; empty where stock is not counted or cannot be read
     * @param outlook empty where too little sold to forecast
     * @param reordering empty without an outlook, counted stock or terms of supply
     * @param soldOut empty without an outlook or counted stock
     * @param holding empty without counted stock
     */
    public record Item(
            Gid variant,
            String title,
            String sku,
            long sold,
            BigDecimal revenue,
            AbcClass abc,
            XyzClass xyz,
            Optional<LocalDate> lastSale,
            List<AtLocation> levels,
            Optional<Outlook> outlook,
            Optional<Reordering> reordering,
            Optional<SoldOut> soldOut,
            Optional<Holding> holding) {
        public Item {
            levels = List.copyOf(levels);
        }
    }

    /**
     * The answer.
     *
     * @param question what was asked
     * @param items all variants, the best by revenue first
     * @param locations with stock, by name
     * @param seasons how demand of all variants changes with weekday and month
     * @param plan what to order now
     */
    public record Report(
            Basis basis,
            Question question,
            List<Item> items,
            List<LocationStock> locations,
            SalesSeasons seasons,
            ReorderPlan plan) {
        public Report {
            items = List.copyOf(items);
            locations = List.copyOf(locations);
        }

        /** Variants in danger of selling out within the horizon, the earliest first. */
        public List<Item> runningOut() {
            return items.stream()
                    .filter(item -> item.soldOut().flatMap(SoldOut::likely).isPresent())
                    .sorted(Comparator.comparing((Item item) -> item.soldOut()
                                    .orElseThrow()
                                    .likely()
                                    .orElseThrow()
                                    .date())
                            .thenComparing(Item::variant))
                    .toList();
        }

        /** Stock that does not sell, the longest idle first. */
        public List<Item> dead() {
            return items.stream()
                    .filter(item -> item.holding().flatMap(Holding::dead).isPresent())
                    .sorted(Comparator.comparingLong((Item item) -> -item.holding()
                                    .orElseThrow()
                                    .dead()
                                    .orElseThrow()
                                    .idleDays())
                            .thenComparing(Item::variant))
                    .toList();
        }

        /** Stock that turns less than once a year, in the order of the items. */
        public List<Item> slow() {
            return items.stream()
                    .filter(item -> item.holding().filter(Holding::slow).isPresent())
                    .toList();
        }

        /** The yearly cost of all stock whose cost is known; empty if that of none is. */
        public Optional<BigDecimal> yearlyCost() {
            return sum(Holding::yearlyCost);
        }

        /** What a year would cost less without the excess; empty as the yearly cost. */
        public Optional<BigDecimal> saving() {
            return sum(Holding::saving);
        }

        private Optional<BigDecimal> sum(Function<Holding, Optional<BigDecimal>> amount) {
            return items.stream()
                    .flatMap(item -> item.holding().stream())
                    .flatMap(holding -> amount.apply(holding).stream())
                    .reduce(BigDecimal::add);
        }
    }

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question.
     *
     * @throws UnusableDataException if orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        return InventoryStudy.read(shop, question, reading).report();
    }
}
