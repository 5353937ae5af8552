package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.anomaly.ChangePoints;
import io.shopwright.analytics.anomaly.ExtremeDeviates;
import io.shopwright.analytics.anomaly.SeasonalHybridEsd;
import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.DemandRate;
import io.shopwright.analytics.forecast.Forecaster;
import io.shopwright.analytics.forecast.PoissonDemand;
import io.shopwright.analytics.forecast.Series;
import io.shopwright.analytics.forecast.Stl;
import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.analytics.inventory.ReorderPoint;
import io.shopwright.analytics.inventory.ReorderPolicy;
import io.shopwright.analytics.inventory.StockSimulation;
import io.shopwright.analytics.inventory.WagnerWhitin;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Seconds that decompositions, anomalies and stock decisions take on this machine, in one thread: the median of five rounds
 * after two to warm up. All data are simulated from fixed seeds.
 */
public final class InventorySpeed {

    private static final int PRODUCTS = 10_000;
    private static final int DAYS = 365;
    private static final int SERIES = 1000;
    private static final int MINUTES = 14_398;
    private static final int MINUTES_A_DAY = 1440;
    private static final double SERVICE = 0.95;
    private static final LeadTime LEAD_TIME = new LeadTime(14, 3);

    private InventorySpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n%s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                Timing.heading());
        stock();
        anomalies();
        System.out.printf(Locale.ROOT, "load %.1f%n", Timing.load());
    }

    private static void stock() {
        double[][] products = products();
        print(
                "rates, 10,000 products x 365 days",
                () -> sum(products, demand -> DemandRate.DEFAULT.rate(demand).orElse(0)));
        print(
                "reorder points by cycle service, 10,000 x 365",
                () -> sum(
                        products,
                        demand -> ReorderPoint.forCycleService(leadTimeDemand(demand), SERVICE)
                                .units()));
        print(
                "reorder points by fill rate, 10,000 x 365",
                () -> sum(
                        products,
                        demand -> ReorderPoint.forFillRate(leadTimeDemand(demand), SERVICE, 20)
                                .units()));
        System.out.println(Timing.once(
                "default forecasts with intervals, 10,000 x 365, once",
                () -> sum(products, InventorySpeed::fourWeeks)));
        print(
                "Wagner-Whitin, 365 days",
                () -> WagnerWhitin.plan(500, 2, products[0]).cost());
        StockSimulation simulation =
                new StockSimulation(new PoissonDemand(4), List.of(12, 14, 16), StockSimulation.Shortage.WAITS, 100_000);
        print(
                "simulation of a policy, 100,000 days",
                () -> simulation.run(new ReorderPolicy(70, 60), 1).fillRate());
    }

    private static void anomalies() {
        double[][] months =
                IntStream.range(0, SERIES).mapToObj(i -> seasonal(120, 12, i)).toArray(double[][]::new);
        print(
                "STL, 1,000 series of 120 months",
                () -> sum(months, series -> Stl.periodic(12).decompose(series).trendStrength()));
        print(
                "robust STL, 1,000 series of 120 months",
                () -> sum(
                        months,
                        series -> Stl.periodic(12).robust().decompose(series).trendStrength()));
        double[] minutes = seasonal(MINUTES, MINUTES_A_DAY, 1);
        SeasonalHybridEsd hybrid = new SeasonalHybridEsd(
                MINUTES_A_DAY, 0.02, 0.05, ExtremeDeviates.Side.BOTH, SeasonalHybridEsd.Level.MEDIAN);
        print(
                "S-H-ESD, 14,398 minutes, up to 287 removals",
                () -> hybrid.detect(minutes).size());
        print(
                "change points, 14,398 minutes",
                () -> ChangePoints.of(minutes, ChangePoints.penalty(3, minutes), 2)
                        .segments()
                        .size());
    }

    private static void print(String task, DoubleSupplier work) {
        System.out.println(Timing.warmed(task, work));
    }

    private static double sum(double[][] series, ToDoubleFunction<double[]> figure) {
        double sum = 0;
        for (double[] one : series) {
            sum += figure.applyAsDouble(one);
        }
        return sum;
    }

    /** The upper ends of four weeks, by whatever the default takes for the history. */
    private static double fourWeeks(double[] demand) {
        return Forecaster.standard()
                .forecast(Series.of(7, demand), 28)
                .flatMap(forecast -> forecast.intervals(SERVICE))
                .map(intervals -> intervals.get(27).upper())
                .orElse(0.0);
    }

    /** The smoothed rate, and the spread of the days around it. */
    private static DemandDistribution leadTimeDemand(double[] demand) {
        double rate = DemandRate.DEFAULT.rate(demand).orElse(0);
        double squares = 0;
        for (double day : demand) {
            squares += (day - rate) * (day - rate);
        }
        return LEAD_TIME.counts(rate, Math.sqrt(squares / demand.length));
    }

    /** Days of units, most of them zero for most products. */
    private static double[][] products() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] products = new double[PRODUCTS][DAYS];
        for (double[] product : products) {
            double chance = random.nextDouble() * random.nextDouble();
            int most = 1 + random.nextInt(12);
            for (int day = 0; day < DAYS; day++) {
                product[day] = random.nextDouble() < chance ? 1 + random.nextInt(most) : 0;
            }
        }
        return products;
    }

    /** A season with noise, and a wild value in a hundred. */
    private static double[] seasonal(int length, int period, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, length)
                .mapToDouble(t -> 100
                        + 30 * Math.sin(2 * Math.PI * t / period)
                        + 10 * (random.nextDouble() + random.nextDouble() - 1)
                        + (random.nextInt(100) == 0 ? 150 : 0))
                .toArray();
    }
}
