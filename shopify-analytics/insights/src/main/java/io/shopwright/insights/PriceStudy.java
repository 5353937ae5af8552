package io.shopwright.insights;

import io.shopwright.analytics.pricing.ConstantElasticityDemand;
import io.shopwright.analytics.pricing.Elasticity;
import io.shopwright.analytics.pricing.NoPriceVariationException;
import io.shopwright.analytics.pricing.PriceAdvice;
import io.shopwright.analytics.pricing.PriceCaveat;
import io.shopwright.analytics.pricing.PriceHistory;
import io.shopwright.analytics.pricing.PriceLimits;
import io.shopwright.analytics.pricing.PriceOutcome;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.insights.PriceElasticity.Advice;
import io.shopwright.insights.PriceElasticity.Evidence;
import io.shopwright.insights.PriceElasticity.Question;
import io.shopwright.insights.PriceElasticity.Report;
import io.shopwright.insights.SalesLedger.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sales behind one question about a price, and the way from them to the answer. */
final class PriceStudy {
    private static final int WEEK = 7;
    private static final double WEEKS_A_YEAR = 52;
    private static final double LEVEL = 0.95;

    /** Fewer weeks of a variant together say nothing about a slope and a trend. */
    private static final int LEAST_ROWS = 8;

    /** A share of weeks without a sale that is worth a word. */
    private static final double MANY_WITHOUT = 0.2;

    private final ShopFacts facts;
    private final Question question;
    private final String title;
    private final Map<Gid, BigDecimal> costs;
    private final SalesLedger ledger;
    private final List<String> missing = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();
    private final List<Row> rows;

    record ProductNode(String title) {}

    record CostedNode(@Arguments("first: 100") Page<VariantNode> variants) {}

    record VariantNode(Gid id, ItemNode inventoryItem) {}

    record ItemNode(@Nullable Money unitCost) {}

    /** What was sold of a variant in a week, counted from the period's first whole one. */
    private record Row(String variant, int week, long units, BigDecimal net) {
        double price() {
            return net.doubleValue() / units;
        }

        Row plus(Row other) {
            return new Row(variant, week, units + other.units, net.add(other.net));
        }
    }

    private PriceStudy(
            ShopFacts facts, Question question, String title, Map<Gid, BigDecimal> costs, SalesLedger ledger) {
        this.facts = facts;
        this.question = question;
        this.title = title;
        this.costs = costs;
        this.ledger = ledger;
        rows = rows();
    }

    static PriceStudy read(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        ProductNode product = shop.object("product", ProductNode.class)
                .with("id", question.product())
                .find()
                .orElseThrow(() -> new UnusableDataException(
                        "The shop has no product " + question.product() + "; look it up by its title first"));
        Map<Gid, BigDecimal> costs = new HashMap<>();
        if (question.unitCost().isEmpty() && facts.mayRead("inventory")) {
            shop.object("product", CostedNode.class)
                    .with("id", question.product())
                    .get()
                    .variants()
                    .nodes()
                    .forEach(variant -> {
                        Money cost = variant.inventoryItem().unitCost();
                        if (cost != null && cost.currencyCode().equals(facts.currencyCode())) {
                            costs.put(variant.id(), cost.amount());
                        }
                    });
        }
        SalesLedger ledger = SalesLedger.read(shop, facts, question.period(), reading);
        return new PriceStudy(facts, question, product.title(), costs, ledger);
    }

    private int weeks() {
        return question.period().days() / WEEK;
    }

    private List<Row> rows() {
        int skipped = question.period().days() % WEEK;
        Map<String, Row> byKey = new TreeMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            long day = sale.day().toEpochDay() - question.period().from().toEpochDay() - skipped;
            if (sale.figures().cancelled() > 0 || day < 0) {
                continue;
            }
            int week = (int) day / WEEK;
            for (Position position : sale.positions()) {
                boolean asked = position.product().equals(Optional.of(question.product()));
                if (asked && position.quantity() > 0 && position.net().signum() > 0) {
                    String variant = position.variant().map(Gid::toString).orElse("");
                    Row row = new Row(variant, week, position.quantity(), position.net());
                    byKey.merge(variant + " " + week, row, Row::plus);
                }
            }
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing(Row::variant).thenComparing(Row::week))
                .toList();
    }

    Report report() {
        missing.addAll(AccessLimits.ofOrders(facts, question.period()));
        Optional<Evidence> evidence = evidence();
        Optional<Elasticity> elasticity = evidence.flatMap(known -> elasticity());
        Optional<Advice> advice = elasticity.flatMap(known -> advice(known, evidence.orElseThrow()));
        return new Report(
                new Basis(facts, question.period(), ledger.rowsRead(), method(), missing),
                question,
                title,
                evidence,
                elasticity.flatMap(known -> known.test(LEVEL)),
                advice,
                caveats);
    }

    private static String method() {
        return "Units by variant and week against the mean price paid, after discounts and without taxes, by Poisson"
                + " regression with a level for each variant and a trend, robust errors; weeks without a sale and"
                + " cancelled orders left out";
    }

    private Optional<Evidence> evidence() {
        if (rows.isEmpty()) {
            missing.add("No unit of " + Words.quoted(title) + " was sold in the whole weeks of " + question.period()
                    + ": nothing is known of its price.");
            return Optional.empty();
        }
        int first = rows.stream().mapToInt(Row::week).min().orElseThrow();
        int last = rows.stream().mapToInt(Row::week).max().orElseThrow();
        int sold = (int) rows.stream().mapToInt(Row::week).distinct().count();
        int without = weeks() - first - sold;
        if (without > MANY_WITHOUT * (weeks() - first)) {
            caveats.add(
                    without + " of " + (weeks() - first) + " weeks had no sale and are left out, for their price is not"
                            + " known: demand may be more elastic than it looks.");
        }
        Row latest =
                rows.stream().filter(row -> row.week == last).reduce(Row::plus).orElseThrow();
        return Optional.of(new Evidence(
                rows.stream().mapToLong(Row::units).sum(),
                sold,
                without,
                money(rows.stream().mapToDouble(Row::price).min().orElseThrow()),
                money(rows.stream().mapToDouble(Row::price).max().orElseThrow()),
                money(latest.price())));
    }

    private Optional<Elasticity> elasticity() {
        if (rows.size() < LEAST_ROWS) {
            missing.add("An elasticity takes " + LEAST_ROWS + " weeks with a sale; there are " + rows.size() + ".");
            return Optional.empty();
        }
        List<String> variants = rows.stream().map(Row::variant).distinct().toList();
        PriceHistory history = PriceHistory.of(
                        rows.stream().mapToDouble(Row::units).toArray(),
                        rows.stream().mapToDouble(Row::price).toArray())
                .withCovariates(Covariates.ofColumns(List.of("years"), new double[][] {
                    rows.stream().mapToDouble(row -> row.week / WEEKS_A_YEAR).toArray()
                }))
                .withGroups(rows.stream()
                        .mapToInt(row -> variants.indexOf(row.variant))
                        .toArray());
        try {
            Elasticity elasticity = Elasticity.poisson(history);
            elasticity.caveats().stream().sorted().map(PriceStudy::sentence).forEach(caveats::add);
            return Optional.of(elasticity);
        } catch (NoPriceVariationException e) {
            missing.add("The price never changed in " + question.period()
                    + ": nothing tells what another one would do. Try one.");
        } catch (IllegalArgumentException e) {
            missing.add(
                    "The price cannot be told apart from the course of time: it changed too little or too steadily.");
        }
        return Optional.empty();
    }

    private static String sentence(PriceCaveat caveat) {
        return switch (caveat) {
            case PRICE_MAY_FOLLOW_DEMAND ->
                "Prices may have been set because sales were expected to move, as before a feast; an experiment would tell.";
            case WEAK_INSTRUMENTS -> "What moves the price hardly moves it.";
            case NO_ERROR -> "There are too few weeks to say how sure the estimate is.";
            case MAY_BE_ZERO -> "The interval reaches 0: it is not sure that the price matters at all.";
            case NOT_NEGATIVE -> "More was sold at higher prices: rather, prices followed sales.";
        };
    }

    private Optional<Advice> advice(Elasticity elasticity, Evidence evidence) {
        boolean sure = elasticity.test(LEVEL).filter(test -> test.upper() < 0).isPresent();
        Optional<BigDecimal> cost = question.unitCost().or(this::ownCost);
        if (!sure) {
            return Optional.empty();
        }
        if (cost.isEmpty()) {
            missing.add("The unit cost is not known: which price earns most cannot be said.");
            return Optional.empty();
        }
        double units = rows.stream().mapToLong(Row::units).sum();
        double net = rows.stream().mapToDouble(row -> row.net.doubleValue()).sum();
        double weeks = evidence.weeks() + evidence.weeksWithoutSale();
        double mean = net / units;
        ConstantElasticityDemand demand = elasticity.demandThrough(mean, units / weeks);
        double unitCost = cost.get().doubleValue();
        PriceAdvice advice = PriceAdvice.of(demand, unitCost, limits(mean));
        PriceOutcome now = PriceOutcome.of(
                demand,
                unitCost,
                Double.POSITIVE_INFINITY,
                evidence.latestPrice().doubleValue());
        return Optional.of(new Advice(cost.get(), now, advice.best(), advice.reason()));
    }

    /** Between the lowest and the highest price that was paid; of several variants, in parts of each one's mean. */
    private PriceLimits limits(double mean) {
        Map<String, Row> byVariant = new TreeMap<>();
        rows.forEach(row -> byVariant.merge(row.variant, row, Row::plus));
        double least = 1;
        double most = 1;
        for (Row row : rows) {
            Row all = byVariant.getOrDefault(row.variant, row);
            least = Math.min(least, row.price() / all.price());
            most = Math.max(most, row.price() / all.price());
        }
        return PriceLimits.between(least * mean, most * mean);
    }

    /** The mean cost of the units that were sold; empty unless the cost of each is known. */
    private Optional<BigDecimal> ownCost() {
        Map<String, BigDecimal> byVariant = new HashMap<>();
        costs.forEach((variant, cost) -> byVariant.put(variant.toString(), cost));
        BigDecimal sum = BigDecimal.ZERO;
        long units = 0;
        for (Row row : rows) {
            BigDecimal cost = byVariant.get(row.variant);
            if (cost == null) {
                return Optional.empty();
            }
            sum = sum.add(cost.multiply(BigDecimal.valueOf(row.units)));
            units += row.units;
        }
        return Optional.of(sum.divide(BigDecimal.valueOf(units), 2, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}
