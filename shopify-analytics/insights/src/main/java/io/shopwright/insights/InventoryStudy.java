package io.shopwright.insights;

import io.shopwright.analytics.inventory.AbcClass;
import io.shopwright.analytics.inventory.XyzClass;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.InventoryIntelligence.AtLocation;
import io.shopwright.insights.InventoryIntelligence.Item;
import io.shopwright.insights.InventoryIntelligence.LocationStock;
import io.shopwright.insights.InventoryIntelligence.Question;
import io.shopwright.insights.InventoryIntelligence.Report;
import io.shopwright.insights.InventoryIntelligence.SoldOut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was read for one question about stock, and the way from it to the answer. */
final class InventoryStudy {
    private final ShopFacts facts;
    private final Question question;
    private final Map<Gid, VariantSales> sales;
    private final List<StockRows.Row> rows;
    private final long rowsRead;
    private final List<String> missing = new ArrayList<>();

    private InventoryStudy(
            ShopFacts facts, Question question, Map<Gid, VariantSales> sales, List<StockRows.Row> rows, long rowsRead) {
        this.facts = facts;
        this.question = question;
        this.sales = sales;
        this.rows = rows;
        this.rowsRead = rowsRead;
    }

    static InventoryStudy read(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        Map<Gid, VariantSales> sales = Map.of();
        long read = 0;
        long units = 0;
        if (AccessLimits.mayReadSales(facts)) {
            SalesLedger ledger = SalesLedger.read(shop, facts, question.history(), reading);
            sales = VariantSales.of(ledger);
            read = ledger.rowsRead();
            units = VariantSales.units(ledger);
        }
        boolean stocked = StockRows.readable(facts);
        List<StockRows.Row> rows = stocked ? StockRows.read(shop, facts) : sold(sales);
        InventoryStudy study = new InventoryStudy(facts, question, sales, rows, read + (stocked ? rows.size() : 0));
        study.missing.addAll(AccessLimits.ofSales(facts, question.history()));
        long gone =
                units - rows.stream().mapToLong(row -> study.sales(row).total()).sum();
        if (gone > 0) {
            study.missing.add(Words.count(gone, "unit was", "units were")
                    + " sold of goods that are no longer in the shop: these are in no forecast.");
        }
        if (!stocked) {
            study.missing.add(AccessLimits.lacks(
                    "read_products, read_inventory or read_locations",
                    "stock cannot be read, so there are no stock-out dates, no orders and no costs"));
        }
        return study;
    }

    /** Where stock cannot be read, the variants that sold. */
    private static List<StockRows.Row> sold(Map<Gid, VariantSales> sales) {
        return new TreeMap<>(sales)
                .entrySet().stream()
                        .map(entry -> new StockRows.Row(
                                entry.getKey(),
                                entry.getValue().title(),
                                entry.getValue().sku(),
                                LocalDate.MIN,
                                false,
                                Optional.empty(),
                                List.of()))
                        .toList();
    }

    Report report() {
        Map<String, AbcClass> classes = classes();
        List<Item> items = new ArrayList<>();
        List<ReorderPlan.Line> lines = new ArrayList<>();
        for (StockRows.Row row : rows) {
            Item item = item(row, classes);
            items.add(item);
            item.reordering()
                    .filter(reordering -> reordering.order() > 0)
                    .ifPresent(reordering ->
                            lines.add(line(row, item, reordering.order(), reordering.position(), reordering.reason())));
        }
        items.sort(Comparator.comparing(Item::revenue).reversed().thenComparing(Item::variant));
        lines.sort(
                Comparator.comparing((ReorderPlan.Line line) -> line.soldOut().orElse(LocalDate.MAX))
                        .thenComparing(ReorderPlan.Line::variant));
        addMissing(items);
        Basis basis = new Basis(facts, question.history(), rowsRead, method(), missing);
        return new Report(
                basis,
                question,
                items,
                locations(),
                SalesSeasons.of(question.history(), total()),
                new ReorderPlan(question.end(), facts.currencyCode(), lines));
    }

    private Item item(StockRows.Row row, Map<String, AbcClass> classes) {
        VariantSales sold = sales(row);
        VariantOutlook outlook = VariantOutlook.of(question, row, sold);
        return new Item(
                row.id(),
                row.title(),
                row.sku(),
                sold.total(),
                sold.revenue(),
                classes.getOrDefault(row.id().toString(), AbcClass.NONE),
                XyzClass.of(XyzClass.Rule.USUAL, sold.weekly(row.since())),
                sold.lastSale(),
                row.levels(),
                outlook.expected(),
                outlook.reordering(),
                outlook.soldOut(),
                outlook.holding());
    }

    private static ReorderPlan.Line line(StockRows.Row row, Item item, long units, long position, String reason) {
        return new ReorderPlan.Line(
                row.id(),
                row.title(),
                row.sku(),
                units,
                position,
                item.soldOut().flatMap(SoldOut::likely).map(risk -> risk.date()),
                row.unitCost().map(cost -> cost.multiply(BigDecimal.valueOf(units))),
                reason);
    }

    private VariantSales sales(StockRows.Row row) {
        return sales.getOrDefault(row.id(), VariantSales.none(question.history()));
    }

    private Map<String, AbcClass> classes() {
        Map<String, Double> values = new TreeMap<>();
        for (StockRows.Row row : rows) {
            values.put(row.id().toString(), sales(row).revenue().doubleValue());
        }
        return AbcClass.of(values, AbcClass.Rule.USUAL);
    }

    private double[] total() {
        double[] total = new double[question.historyDays()];
        for (VariantSales sold : sales.values()) {
            double[] days = sold.daily();
            for (int i = 0; i < total.length; i++) {
                total[i] += days[i];
            }
        }
        return total;
    }

    private List<LocationStock> locations() {
        Map<Gid, LocationStock> byLocation = new TreeMap<>();
        for (StockRows.Row row : rows) {
            for (AtLocation level : row.levels()) {
                byLocation.merge(level.location(), located(row, level), InventoryStudy::plus);
            }
        }
        return byLocation.values().stream()
                .sorted(Comparator.comparing(LocationStock::name).thenComparing(LocationStock::location))
                .toList();
    }

    private static LocationStock located(StockRows.Row row, AtLocation level) {
        BigDecimal value = row.unitCost()
                .map(cost -> cost.multiply(BigDecimal.valueOf(level.onHand())))
                .orElse(BigDecimal.ZERO);
        return new LocationStock(
                level.location(),
                level.name(),
                level.onHand() > 0 ? 1 : 0,
                level.available(),
                level.onHand(),
                level.committed(),
                level.incoming(),
                value,
                row.unitCost().isPresent() ? 0 : level.onHand());
    }

    private static LocationStock plus(LocationStock one, LocationStock other) {
        return new LocationStock(
                one.location(),
                one.name(),
                one.variants() + other.variants(),
                one.available() + other.available(),
                one.onHand() + other.onHand(),
                one.committed() + other.committed(),
                one.incoming() + other.incoming(),
                one.value().add(other.value()),
                one.withoutCost() + other.withoutCost());
    }

    private void addMissing(List<Item> items) {
        long untold = items.stream()
                .filter(item -> item.holding().isPresent() && item.outlook().isEmpty())
                .count();
        if (untold > 0) {
            missing.add(untold + " variants in the stock list sold too little for a forecast of their own.");
        }
        long unsupplied = items.stream()
                .filter(item -> item.soldOut().isPresent() && item.reordering().isEmpty())
                .count();
        if (unsupplied > 0) {
            missing.add(
                    "The supply source has no lead time for " + unsupplied + " variants: they have no reorder point.");
        }
        long costless = rows.stream()
                .filter(row -> row.tracked() && row.unitCost().isEmpty())
                .count();
        if (costless > 0) {
            missing.add(Words.count(costless, "variant has", "variants have")
                    + " no unit cost in the shop: the value of their stock, what it costs to"
                    + " keep and the order quantity of least cost are unknown.");
        }
        if (question.carrying() == null) {
            missing.add("What it costs to keep stock was not given: carrying costs and savings are unknown.");
        }
    }

    private String method() {
        return String.format(
                Locale.ROOT,
                "Demand by day: automatic forecast from %d days, %d ahead. Reorder points for %.4g %% cycle service over"
                        + " lead time and %d days to the next look; orders of the economic quantity where order cost,"
                        + " unit cost and carrying cost are known, else for %d days. Stock is dead after %d days without"
                        + " a sale, slow below one turn a year.",
                question.historyDays(),
                question.horizonDays(),
                100 * question.cycleService(),
                question.reviewDays(),
                question.coverDays(),
                question.idleDays());
    }
}
