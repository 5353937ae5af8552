package io.shopwright.analytics.inventory;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.LogNormalDemand;
import io.shopwright.analytics.forecast.NegativeBinomialDemand;
import io.shopwright.analytics.forecast.NormalDemand;
import io.shopwright.analytics.forecast.PoissonDemand;
import io.shopwright.analytics.forecast.UniformDemand;
import io.shopwright.analytics.internal.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Expected values: Snyder and Shen (2019) and other textbooks, closed forms, the programs stockpyl and SCperf; each case
 * names its source. A case's own tolerance is its bar.
 */
@Tag("reference")
class InventoryReferenceTest {

    static final Map<String, Consumer<ForecastFile>> CHECKS = Map.ofEntries(
            entry("eoq", InventoryReferenceTest::economic),
            entry("eoq_backorders", InventoryReferenceTest::backorders),
            entry("eoq_all_units_discount", file -> priceBreaks(file, "holding_rate")),
            entry("eoq_incremental_discount", file -> priceBreaks(file, "holding_rate")),
            entry("epq", InventoryReferenceTest::production),
            entry("newsvendor_normal", InventoryReferenceTest::newsvendor),
            entry("newsvendor_uniform", InventoryReferenceTest::newsvendor),
            entry("newsvendor_lognormal", InventoryReferenceTest::newsvendor),
            entry("newsvendor_poisson", InventoryReferenceTest::newsvendor),
            entry("newsvendor_profit", InventoryReferenceTest::newsvendor),
            entry("loss_standard_normal", InventoryReferenceTest::standardLoss),
            entry("loss_normal", InventoryReferenceTest::loss),
            entry("loss_poisson", InventoryReferenceTest::loss),
            entry("loss_negative_binomial", InventoryReferenceTest::loss),
            entry("safety_stock", InventoryReferenceTest::safetyStock),
            entry("safety_stock_dependent", InventoryReferenceTest::dependentSafetyStock),
            entry("fill_rate_safety_stock", InventoryReferenceTest::fillRate),
            entry("rq_policy", InventoryReferenceTest::reorderPolicy),
            entry("s_S_policy", InventoryReferenceTest::upToPolicy),
            entry("wagner_whitin", InventoryReferenceTest::wagnerWhitin),
            entry("stockout_day", InventoryReferenceTest::stockOutDay),
            entry("stockout_probability", InventoryReferenceTest::stockOutProbability),
            entry("negbin_quantile", InventoryReferenceTest::quantile));

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ForecastFile.tests(files(), InventoryReferenceTest::check);
    }

    static List<ForecastFile> files() {
        return ForecastFile.cases("public/inventory_public.json").stream()
                .filter(file -> CHECKS.containsKey(file.json().get("category").asText()))
                .toList();
    }

    static void check(ForecastFile file) {
        CHECKS.get(file.json().get("category").asText()).accept(file);
    }

    private static double in(ForecastFile file, String name) {
        return file.json().at("/input/" + name).asDouble();
    }

    private static boolean has(ForecastFile file, String name) {
        return file.json().get("input").has(name);
    }

    private static void compare(ForecastFile file, String name, double actual) {
        JsonNode expected = file.json().get("expected").get(name);
        if (expected != null) {
            file.compare(
                    name,
                    actual,
                    expected.asDouble(),
                    file.json().get("rel_tol").asDouble());
        }
    }

    private static void compareAll(ForecastFile file, String name, double[] actual) {
        double[] expected = ForecastFile.doubles(file.json().get("expected").get(name));
        for (int i = 0; i < expected.length; i++) {
            file.compare(
                    name, actual[i], expected[i], file.json().get("rel_tol").asDouble());
        }
    }

    private static OrderQuantity.Terms terms(ForecastFile file) {
        return new OrderQuantity.Terms(in(file, "demand"), in(file, "order_cost"), in(file, "holding_cost"));
    }

    private static void economic(ForecastFile file) {
        OrderQuantity order = OrderQuantity.economic(terms(file));
        compare(file, "q", order.units());
        compare(file, "cost", order.cost());
        compare(file, "cycle", order.cycle(in(file, "demand")));
        compare(file, "orders_per_period", 1 / order.cycle(in(file, "demand")));
    }

    private static void backorders(ForecastFile file) {
        OrderQuantity order = OrderQuantity.withBackorders(terms(file), in(file, "backorder_cost"));
        compare(file, "q", order.units());
        compare(file, "cost", order.cost());
        compare(file, "fraction_backordered", OrderQuantity.shareWaiting(terms(file), in(file, "backorder_cost")));
    }

    private static void production(ForecastFile file) {
        OrderQuantity order = OrderQuantity.production(terms(file), in(file, "production_rate"));
        compare(file, "q", order.units());
        compare(file, "cost", order.cost());
    }

    private static void priceBreaks(ForecastFile file, String rate) {
        double[] from = ForecastFile.doubles(file.json().at("/input/breakpoints"));
        double[] cost = ForecastFile.doubles(file.json().at("/input/unit_costs"));
        List<PriceBreaks.Step> steps = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            steps.add(new PriceBreaks.Step(from[i], cost[i]));
        }
        PriceBreaks breaks = new PriceBreaks(steps);
        boolean incremental = file.json().get("category").asText().contains("incremental");
        OrderQuantity order = incremental
                ? breaks.incremental(in(file, "demand"), in(file, "order_cost"), in(file, rate))
                : breaks.allUnits(in(file, "demand"), in(file, "order_cost"), in(file, rate));
        compare(file, "q", order.units());
        compare(file, "total_cost", order.cost());
    }

    private static DemandDistribution demand(ForecastFile file) {
        if (has(file, "low")) {
            return new UniformDemand(in(file, "low"), in(file, "high"));
        }
        if (has(file, "mu")) {
            return new LogNormalDemand(in(file, "mu"), in(file, "sigma"));
        }
        if (has(file, "r")) {
            return new NegativeBinomialDemand(in(file, "r"), in(file, "p"));
        }
        return has(file, "sd")
                ? new NormalDemand(in(file, "mean"), in(file, "sd"))
                : new PoissonDemand(in(file, "mean"));
    }

    private static void newsvendor(ForecastFile file) {
        DemandDistribution demand = demand(file);
        Newsvendor problem = has(file, "price")
                ? Newsvendor.ofPrices(in(file, "price"), in(file, "cost"), in(file, "salvage"))
                : new Newsvendor(in(file, "overage"), in(file, "underage"));
        double units = problem.quantity(demand);
        compare(file, "critical_ratio", problem.criticalRatio());
        compare(file, "z", StandardNormal.quantile(problem.criticalRatio()));
        compare(file, "q", units);
        compare(file, "expected_cost", problem.expectedLoss(demand, units));
        compare(file, "expected_profit", problem.expectedProfit(demand, units));
    }

    private static void standardLoss(ForecastFile file) {
        compare(file, "loss", StandardNormal.loss(in(file, "z")));
        compare(file, "complementary", StandardNormal.loss(-in(file, "z")));
    }

    private static void loss(ForecastFile file) {
        DemandDistribution demand = demand(file);
        compare(file, "loss", demand.expectedAbove(in(file, "x")));
        compare(file, "complementary", demand.expectedBelow(in(file, "x")));
        compare(file, "cdf", demand.probabilityUpTo(in(file, "x")));
    }

    private static LeadTime leadTime(ForecastFile file) {
        return new LeadTime(in(file, "lead_time_mean_days"), in(file, "lead_time_sd_days"));
    }

    private static void safetyStock(ForecastFile file) {
        NormalDemand demand = leadTime(file)
                .plusReview(in(file, "review_days"))
                .normal(in(file, "demand_mean_per_day"), in(file, "demand_sd_per_day"));
        ReorderPoint point = ReorderPoint.forCycleService(demand, in(file, "service_level"));
        compare(file, "z", StandardNormal.quantile(in(file, "service_level")));
        compare(file, "sd_protection", demand.standardDeviation());
        compare(file, "safety_stock", point.safetyStock());
        compare(file, "reorder_point", point.units());
    }

    private static void dependentSafetyStock(ForecastFile file) {
        compare(
                file,
                "safety_stock",
                ReorderPoint.dependentSafetyStock(
                        in(file, "service_level"),
                        in(file, "demand_mean_per_day"),
                        in(file, "demand_sd_per_day"),
                        leadTime(file)));
    }

    private static void fillRate(ForecastFile file) {
        NormalDemand demand = new NormalDemand(in(file, "lead_time_demand_mean"), in(file, "lead_time_demand_sd"));
        ReorderPoint point = ReorderPoint.forFillRate(demand, in(file, "fill_rate"), in(file, "order_quantity"));
        compare(file, "k", point.safetyStock() / demand.standardDeviation());
        compare(file, "safety_stock", point.safetyStock());
        compare(file, "reorder_point", point.units());
        compare(file, "cycle_service_level", point.cycleService());
    }

    private static void reorderPolicy(ForecastFile file) {
        boolean exact = file.json().at("/input/method").asText().equals("Poisson exact");
        double rate = in(file, exact ? "demand_mean" : "demand_mean_per_year");
        OrderQuantity.Terms terms = new OrderQuantity.Terms(rate, in(file, "fixed_cost"), in(file, "holding_cost"));
        if (exact) {
            PoissonDemand demand = new PoissonDemand(rate * in(file, "lead_time"));
            ReorderPolicy.Costed best = ReorderPolicy.exact(terms, in(file, "stockout_cost"), demand);
            compare(file, "r", best.policy().reorderPoint());
            compare(file, "q", best.policy().quantity());
            compare(file, "cost", best.cost());
            return;
        }
        NormalDemand demand =
                LeadTime.certain(in(file, "lead_time_years")).normal(rate, in(file, "demand_sd_per_year"));
        if (file.json().at("/input/method").asText().equals("EIL")) {
            ReorderPolicy.Costed best = ReorderPolicy.iterated(terms, in(file, "stockout_cost"), demand);
            compare(file, "r", best.policy().reorderPoint());
            compare(file, "q", best.policy().quantity());
            compare(file, "cost", best.cost());
        } else {
            ReorderPolicy policy = ReorderPolicy.economic(terms, in(file, "stockout_cost"), demand);
            compare(file, "r", policy.reorderPoint());
            compare(file, "q", policy.quantity());
        }
    }

    private static void upToPolicy(ForecastFile file) {
        PoissonDemand demand = new PoissonDemand(in(file, "demand_mean"));
        OrderQuantity.Terms terms =
                new OrderQuantity.Terms(demand.mean(), in(file, "fixed_cost"), in(file, "holding_cost"));
        UpToPolicy.Costed best = UpToPolicy.exact(terms, in(file, "stockout_cost"), demand, demand);
        file.compare(
                "point", best.policy().point(), file.json().at("/expected/s").asDouble(), 0);
        file.compare(
                "level", best.policy().level(), file.json().at("/expected/S").asDouble(), 0);
        compare(file, "cost", best.cost());
    }

    private static void wagnerWhitin(ForecastFile file) {
        WagnerWhitin plan = WagnerWhitin.plan(
                in(file, "fixed_cost"),
                in(file, "holding_cost"),
                ForecastFile.doubles(file.json().at("/input/demand")));
        compareAll(file, "order_quantities", plan.orders());
        compare(file, "cost", plan.cost());
    }

    private static void stockOutDay(ForecastFile file) {
        StockOut stockOut = StockOut.ofCertain(
                in(file, "on_hand"), ForecastFile.doubles(file.json().at("/input/forecast")));
        JsonNode day = file.json().at("/expected/day");
        file.compare("day", stockOut.expectedDay().orElse(-1), day.isNull() ? -1 : day.asInt(), 0);
    }

    private static void stockOutProbability(ForecastFile file) {
        StockOut stockOut = StockOut.of(
                in(file, "on_hand"),
                ForecastFile.doubles(file.json().at("/input/mean")),
                ForecastFile.doubles(file.json().at("/input/sd")));
        compareAll(file, "prob", stockOut.probabilities());
    }

    private static void quantile(ForecastFile file) {
        DemandDistribution demand = DemandDistribution.ofCounts(in(file, "mean"), in(file, "variance"));
        NegativeBinomialDemand counts = (NegativeBinomialDemand) demand;
        compare(file, "r", counts.size());
        compare(file, "p", counts.probability());
        compare(file, "value", counts.quantile(in(file, "quantile")));
    }
}
