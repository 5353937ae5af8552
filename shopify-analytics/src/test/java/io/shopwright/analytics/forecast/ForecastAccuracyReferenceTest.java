package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the tables of forecast accuracy in {@code docs/accuracy.md}. The members of the combination were chosen on the ids
 * with an even hash; the other half shows what to expect.
 */
@Tag("reference")
class ForecastAccuracyReferenceTest {

    private static final int NN5_HORIZON = 28;

    private final FigureTable table = new FigureTable(
            "forecasts",
            "set | series | sMAPE | MASE | OWA | OWA, half chosen on | OWA, other half | RMSSE | bias % | coverage of"
                    + " 95 % | MSIS");

    @Test
    void combination_beatsTheBestEntrantsOfTheCompetitions() {
        List<ForecastData.Split> monthly = ForecastData.splits("m3_monthly_full");
        Set<String> ids = new HashSet<>(ForecastData.lines("data/m3_monthly_200_ids.txt"));
        Competition all = add("M3 monthly", monthly);
        Competition some = add(
                "M3 monthly, 200 of them",
                monthly.stream().filter(split -> ids.contains(split.id())).toList());
        Competition quarterly = add("M3 quarterly, 100", ForecastData.splits("m3_quarterly_100"));
        Competition weekly = add("M4 weekly", ForecastData.splits("m4_weekly_full"));
        Competition nn5 = add("NN5 daily, 111", firstWeeks(ForecastData.splits("nn5_daily_111")));
        Competition years =
                add("the same as weeks and years", firstWeeks(ForecastData.splits("nn5_daily_111")), 7, 365);
        Competition days = add("M4 hourly, 40", ForecastData.splits("m4_hourly_40"));
        Competition weeks = add("the same as days and weeks", ForecastData.splits("m4_hourly_40"), 24, 168);
        add("Jewelry, weekly, 150", ForecastData.splits("jewelry_weekly_150"));
        Competition products = add("Online Retail products, daily", ForecastData.splits("sku_daily_240"));

        assertThat(all.owa()).isLessThanOrEqualTo(0.820);
        assertThat(all.smape()).isLessThanOrEqualTo(13.85);
        assertThat(some.owa()).isLessThanOrEqualTo(0.770);
        assertThat(quarterly.owa()).isLessThanOrEqualTo(0.810);
        assertThat(weekly.owa()).isLessThanOrEqualTo(0.920);
        assertThat(nn5.owa()).isLessThanOrEqualTo(0.650);
        assertThat(products.rmsse()).isLessThanOrEqualTo(0.800);
        assertThat(products.bias()).isCloseTo(0, within(0.05));
        assertThat(some.coverage()).isBetween(0.93, 0.97);
        assertThat(some.msis()).isLessThanOrEqualTo(7.05);
        assertThat(nn5.coverage()).isBetween(0.93, 0.97);
        // two years show no year: which is why the default takes none of its own accord
        assertThat(years.owa()).isGreaterThan(nn5.owa());
        // the seasonal naive, the better of the competition's benchmarks
        assertThat(weeks.owa()).isLessThan(0.5829).isLessThan(days.owa());
        table.verify();
    }

    private static List<ForecastData.Split> firstWeeks(List<ForecastData.Split> splits) {
        return splits.stream()
                .map(split -> new ForecastData.Split(
                        split.id(), split.seasonLength(), split.train(), Arrays.copyOf(split.test(), NN5_HORIZON)))
                .toList();
    }

    private Competition add(String name, List<ForecastData.Split> splits, int... seasons) {
        Competition all = new Competition();
        Competition chosenOn = new Competition();
        Competition other = new Competition();
        for (ForecastData.Split split : splits) {
            Series series = Competition.series(split);
            Series given = seasons.length > 0 ? series.withSeasonLengths(seasons) : series;
            Forecast forecast = Competition.of(Method.AUTOMATIC).forecast(given, split.test().length);
            all.add(split, forecast);
            (split.id().hashCode() % 2 == 0 ? chosenOn : other).add(split, forecast);
        }
        table.add(
                name,
                "%d | %.2f | %.3f | %.3f | %.3f | %.3f | %.3f | %.1f | %.3f | %.2f",
                all.series(),
                all.smape(),
                all.mase(),
                all.owa(),
                chosenOn.owa(),
                other.owa(),
                all.rmsse(),
                100 * all.bias(),
                all.coverage(),
                all.msis());
        return all;
    }

    /** Published: M4 competition, official table of the benchmarks, weekly; Comb is the mean of three of them. */
    @Test
    void simpleMethods_reachThePublishedFiguresOfM4() {
        FigureTable simple = new FigureTable("m4", "M4 weekly | sMAPE | published | MASE | published");
        List<Method> combined = List.of(Method.SIMPLE_SMOOTHING, Method.HOLT, Method.DAMPED);
        m4(simple, List.of(Method.NAIVE), 9.161, 2.777);
        m4(simple, List.of(Method.SIMPLE_SMOOTHING), 9.012, 2.685);
        m4(simple, List.of(Method.HOLT), 9.708, 2.420);
        m4(simple, List.of(Method.DAMPED), 8.866, 2.404);
        m4(simple, List.of(Method.THETA), 9.093, 2.637);
        m4(simple, combined, 8.944, 2.432);
        simple.verify();
    }

    private static void m4(FigureTable table, List<Method> methods, double publishedSmape, double publishedMase) {
        double smape = 0;
        double mase = 0;
        List<ForecastData.Split> splits = ForecastData.splits("m4_weekly_full");
        for (ForecastData.Split split : splits) {
            double[] test = split.test();
            double[] mean = new double[test.length];
            for (Method method : methods) {
                double[] own = Competition.of(method)
                        .forecast(Competition.series(split), test.length)
                        .means();
                for (int h = 0; h < mean.length; h++) {
                    mean[h] += own[h] / methods.size();
                }
            }
            smape += 100 * ForecastErrors.smape(test, mean).orElseThrow() / splits.size();
            mase += ForecastErrors.mase(test, mean, split.train(), split.seasonLength())
                            .orElseThrow()
                    / splits.size();
        }
        String name = methods.stream().map(Method::name).collect(Collectors.joining(", "));
        table.add(name, "%.3f | %.3f | %.3f | %.3f", smape, publishedSmape, mase, publishedMase);
        boolean damped = methods.equals(List.of(Method.DAMPED));
        assertThat(smape).as(name).isCloseTo(publishedSmape, within(damped ? 0.06 : 0.03));
        assertThat(mase).as(name).isCloseTo(publishedMase, within(0.02));
    }

    /** Daily gross revenue without the last day, whose sales were cancelled; eight origins a week apart, 14 days each. */
    @Test
    void closedDays_areWorthMoreThanTheModel() {
        List<Map<String, String>> days = ForecastData.table("data/online_retail_daily_shop.csv");
        double[] revenue = days.subList(0, days.size() - 1).stream()
                .mapToDouble(day -> Double.parseDouble(day.get("gross_revenue")))
                .toArray();
        Series dated = Series.of(Step.DAY, LocalDate.parse(days.get(0).get("date")), revenue);
        Evaluation.Plan plan = new Evaluation.Plan(14, 8, 7);
        double open = wape(Forecaster.standard(), dated, plan);
        double ets = wape(Forecaster.standard().using(Method.ETS), dated, plan);
        double zeros = wape(Forecaster.standard().using(Method.ETS), Series.of(7, revenue), plan);
        double naive = wape(Forecaster.standard().using(Method.SEASONAL_NAIVE), Series.of(7, revenue), plan);

        FigureTable closed =
                new FigureTable("closures", "Online Retail, daily revenue | sum of errors / sum of revenue, %");
        closed.add("combination, closed days found", "%.1f", 100 * open);
        closed.add("exponential smoothing, closed days found", "%.1f", 100 * ets);
        closed.add("exponential smoothing, closed days as zeros", "%.1f", 100 * zeros);
        closed.add("seasonal naive", "%.1f", 100 * naive);
        assertThat(open).isLessThanOrEqualTo(0.245);
        closed.verify();
    }

    private static double wape(Forecaster forecaster, Series series, Evaluation.Plan plan) {
        return Evaluation.rollingOrigin(forecaster, series, plan)
                .orElseThrow()
                .wape()
                .orElseThrow();
    }
}
