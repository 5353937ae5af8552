package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Page;
import io.shopwright.insights.SaleRow.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop sold and took back in a period. Orders of before count where their refunds fall into it. Test orders are left
 * out and counted.
 */
final class SalesLedger {
    private static final Period ALL_DAYS = new Period(LocalDate.MIN, LocalDate.MAX);

    private final ShopFacts facts;
    private final Period period;
    private final List<Sale> sales = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private final List<Refunded> refunded = new ArrayList<>();
    private long rowsRead;
    private long test;

    /**
     * An order of the period.
     *
     * @param ordersOfCustomer over the customer's whole life; 0 for a guest
     * @param source the channel's name as Shopify stores it, such as {@code web}; empty if it stores none
     * @param figures without returns
     * @param visits that led to it; empty if there are none or they were not read
     * @param lastVisit empty if there is none or it was not read
     * @param shipments empty if there are none or they were not read
     */
    record Sale(
            Gid order,
            String name,
            Instant processedAt,
            LocalDate day,
            Optional<Gid> customer,
            long ordersOfCustomer,
            String source,
            String fulfillment,
            SalesFigures figures,
            List<Position> positions,
            Optional<VisitsBefore> visits,
            Optional<SaleRow.LastVisit> lastVisit,
            List<SaleRow.Shipment> shipments) {
        boolean isCancelled() {
            return figures.cancelled() > 0;
        }
    }

    /**
     * Goods.
     *
     * @param gross before discounts, without taxes
     * @param net after all discounts, without taxes
     */
    record Position(
            Gid line,
            Optional<Gid> product,
            Optional<Gid> variant,
            String title,
            String sku,
            int quantity,
            BigDecimal gross,
            BigDecimal net) {}

    /**
     * What was given back on a day of the period.
     *
     * @param order which may be of before the period
     * @param position empty for money without goods
     */
    record Return(Gid order, LocalDate day, Optional<Position> position, int quantity, BigDecimal amount) {}

    /** An order of which something was given back, until it is known what. */
    private record Refunded(SaleRow row, Map<Gid, Position> positions) {}

    /** What may be read of each order besides its sales. */
    enum Detail {
        VISITS("visits"),
        LAST_VISIT("lastVisit"),
        SHIPMENTS("shipments");

        /** In the selection {@link SaleRow}. */
        private final String variable;

        Detail(String variable) {
            this.variable = variable;
        }
    }

    private SalesLedger(ShopFacts facts, Period period) {
        this.facts = facts;
        this.period = period;
    }

    static SalesLedger read(Shop shop, ShopFacts facts, Period period, Reading reading, Detail... details) {
        return read(shop, facts, period, reading, period.start(facts.zone()), Set.of(details));
    }

    /** Only what orders that were updated since a moment contribute to the period. */
    static SalesLedger updatedSince(Instant moment, Shop shop, ShopFacts facts, Period period, Reading reading) {
        return read(shop, facts, period, reading, moment, Set.of());
    }

    private static SalesLedger read(
            Shop shop, ShopFacts facts, Period period, Reading reading, Instant updatedSince, Set<Detail> details) {
        SalesLedger ledger = new SalesLedger(facts, period);
        // A refund updates its order: this finds the orders of before that were touched since, too.
        String search = OrdersByTime.before(period.end(facts.zone())) + " AND updated_at:>='" + updatedSince + "'";
        OrdersByTime<SaleRow> rows = new OrdersByTime<>(shop, reading, SaleRow.class, search);
        for (Detail detail : Detail.values()) {
            rows = rows.with(detail.variable, details.contains(detail));
        }
        for (SaleRow row : rows) {
            ledger.add(row, lines(shop, row));
            if (ledger.rowsRead % OrdersByTime.PAGE == 0) {
                reading.progress().at(ledger.rowsRead, ledger.rowsRead);
            }
        }
        List<Gid> refunded =
                ledger.refunded.stream().map(each -> each.row().id()).toList();
        ledger.addReturns(RefundRow.of(shop, refunded));
        reading.progress().at(ledger.rowsRead, ledger.rowsRead);
        return ledger;
    }

    /** One order that is known already, on whatever days it was sold and given back. */
    static SalesLedger of(ShopFacts facts, SaleRow row, List<RefundRow> refunds) {
        SalesLedger ledger = new SalesLedger(facts, ALL_DAYS);
        ledger.add(row, row.lineItems().nodes());
        ledger.addReturns(Map.of(row.id(), refunds));
        return ledger;
    }

    private void add(SaleRow row, List<Line> lines) {
        rowsRead++;
        if (row.test()) {
            test++;
            return;
        }
        List<Position> positions = positions(row, lines);
        LocalDate day = day(row.processedAt());
        if (period.contains(day)) {
            sales.add(sale(row, day, positions));
        }
        if (!row.refunds().isEmpty()) {
            Map<Gid, Position> byLine = new HashMap<>();
            positions.forEach(position -> byLine.put(position.line(), position));
            refunded.add(new Refunded(row, byLine));
        }
    }

    private void addReturns(Map<Gid, List<RefundRow>> refunds) {
        for (Refunded order : refunded) {
            for (RefundRow refund : refunds.getOrDefault(order.row().id(), List.of())) {
                add(order.row(), refund, order.positions());
            }
        }
        refunded.clear();
    }

    private static List<Line> lines(Shop shop, SaleRow row) {
        List<Line> lines = new ArrayList<>(row.lineItems().nodes());
        Page<Line> page = row.lineItems();
        while (page.hasNextPage() && page.endCursor() != null) {
            page = shop.object("order", SaleRow.Rest.class)
                    .with("id", row.id())
                    .with("after", page.endCursor())
                    .get()
                    .lineItems();
            lines.addAll(page.nodes());
        }
        return lines;
    }

    private Sale sale(SaleRow row, LocalDate day, List<Position> positions) {
        BigDecimal gross = sum(positions.stream().map(Position::gross).toList());
        BigDecimal net = sum(positions.stream().map(Position::net).toList());
        long units = positions.stream().mapToLong(Position::quantity).sum();
        BigDecimal taxes = row.totalTaxSet() == null ? BigDecimal.ZERO : amount(row, row.totalTaxSet());
        SalesFigures figures = new SalesFigures(
                gross,
                gross.subtract(net),
                BigDecimal.ZERO,
                amount(row, row.totalShippingPriceSet()),
                taxes,
                1,
                row.cancelledAt() == null ? 0 : 1,
                units,
                0);
        SaleRow.Buyer buyer = row.customer();
        return new Sale(
                row.id(),
                row.name(),
                row.processedAt(),
                day,
                Optional.ofNullable(buyer).map(SaleRow.Buyer::id),
                buyer == null ? 0 : Long.parseLong(buyer.numberOfOrders()),
                row.sourceName() == null ? "" : row.sourceName(),
                row.displayFulfillmentStatus(),
                figures,
                positions,
                Optional.ofNullable(row.customerJourneySummary()),
                Optional.ofNullable(row.journey()).map(SaleRow.Journey::lastVisit),
                Objects.requireNonNullElse(row.fulfillments(), List.of()));
    }

    /** The positions by their ids, however they were read, each with its part of the discounts on the whole order. */
    private List<Position> positions(SaleRow row, List<Line> unordered) {
        List<Line> lines =
                unordered.stream().sorted(Comparator.comparing(Line::id)).toList();
        BigDecimal discounted = sum(lines.stream()
                .map(line -> amount(row, line.discountedTotalSet()))
                .toList());
        BigDecimal subtotal = row.subtotalPriceSet() == null ? discounted : amount(row, row.subtotalPriceSet());
        BigDecimal left = discounted.subtract(subtotal);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            BigDecimal own = amount(row, line.discountedTotalSet());
            boolean last = i == lines.size() - 1;
            BigDecimal share = last ? left : part(discounted.subtract(subtotal), own, discounted);
            left = left.subtract(share);
            positions.add(position(row, line, own.subtract(share)));
        }
        return positions;
    }

    private Position position(SaleRow row, Line line, BigDecimal discounted) {
        BigDecimal original = amount(row, line.originalTotalSet());
        BigDecimal net = discounted;
        if (row.taxesIncluded()) {
            BigDecimal taxes = sum(line.taxLines().stream()
                    .map(tax -> amount(row, tax.priceSet()))
                    .toList());
            net = discounted.subtract(taxes);
            original = original.subtract(part(taxes, original, discounted));
        }
        return new Position(
                line.id(),
                Optional.ofNullable(line.product()).map(product -> product.id()),
                Optional.ofNullable(line.variant()).map(variant -> variant.id()),
                line.title(),
                line.sku() == null ? "" : line.sku(),
                line.quantity(),
                original,
                net);
    }

    private void add(SaleRow row, RefundRow refund, Map<Gid, Position> positions) {
        Instant at = refund.createdAt();
        if (at == null || !period.contains(day(at))) {
            return;
        }
        for (RefundRow.Returned returned : refund.refundLineItems()) {
            Position position = positions.get(returned.lineItem().id());
            BigDecimal amount = amount(row, returned.subtotalSet());
            if (position != null && row.taxesIncluded()) {
                amount = part(
                        position.net(),
                        BigDecimal.valueOf(returned.quantity()),
                        BigDecimal.valueOf(position.quantity()));
            }
            returns.add(new Return(row.id(), day(at), Optional.ofNullable(position), returned.quantity(), amount));
        }
        BigDecimal money = amount(row, refund.totalRefundedSet());
        if (refund.refundLineItems().isEmpty() && money.signum() != 0) {
            returns.add(new Return(row.id(), day(at), Optional.empty(), 0, money));
        }
    }

    /** As much of an amount as a part is of a whole, in the amount's own digits; nothing of an empty whole. */
    private static BigDecimal part(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : amount.multiply(part).divide(whole, Math.max(2, amount.scale()), RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private LocalDate day(Instant at) {
        return at.atZone(facts.zone()).toLocalDate();
    }

    private BigDecimal amount(SaleRow row, MoneyBag bag) {
        return facts.amount(bag.shopMoney(), row.name());
    }

    Period period() {
        return period;
    }

    /** The orders of the period, the earliest first. */
    List<Sale> sales() {
        return sales;
    }

    List<Return> returns() {
        return returns;
    }

    long rowsRead() {
        return rowsRead;
    }

    long test() {
        return test;
    }

    /** Figures of some of the days. */
    SalesFigures figures(Period days) {
        SalesFigures figures = SalesFigures.NONE;
        for (Sale sale : sales) {
            if (days.contains(sale.day())) {
                figures = figures.plus(sale.figures());
            }
        }
        for (Return back : returns) {
            if (days.contains(back.day())) {
                figures = figures.plus(SalesFigures.returned(back.amount(), back.quantity()));
            }
        }
        return figures;
    }
}
