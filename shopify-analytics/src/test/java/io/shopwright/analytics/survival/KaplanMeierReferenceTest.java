package io.shopwright.analytics.survival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: survfit and survdiff of the package survival 3.5 of R; their origin is described beside the files. */
@Tag("reference")
class KaplanMeierReferenceTest {

    private static final double BAR = 1e-13;
    private static final double LEVEL = 0.95;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Reference.tests("kaplan_meier", KaplanMeierReferenceTest::check);
    }

    static void check(Reference reference) {
        Lifetimes lifetimes = lifetimes(reference);
        checkCurve(reference, KaplanMeier.of(lifetimes));
        checkHazard(reference, NelsonAalen.of(lifetimes));
        String group = reference.json().at("/logrank/group").asText();
        List<Lifetimes> groups = groups(reference, lifetimes, group);
        checkTest(reference, "logrank", LogRank.of(groups, LogRank.Weighting.LOG_RANK));
        checkTest(reference, "peto_peto_rho1", LogRank.of(groups, LogRank.Weighting.PETO_PETO));
        int at = 0;
        for (int g = 0; g < groups.size(); g++) {
            KaplanMeier curve = KaplanMeier.of(groups.get(g));
            for (int k = 0; k < reference.json().get("strata_sizes").get(g).asInt(); k++, at++) {
                double time = reference.json().get("by_group_time").get(at).asDouble();
                JsonNode expected = reference.json().get("by_group_survival").get(at);
                reference.compare("survival", curve.survival(time), expected, BAR);
            }
        }
    }

    static Lifetimes lifetimes(Reference reference) {
        Reference.Table table = reference.table();
        return Lifetimes.of(
                table.column(reference.json().get("time").asText()),
                table.flags(reference.json().get("event").asText()));
    }

    private static List<Lifetimes> groups(Reference reference, Lifetimes all, String column) {
        double[] values = reference.table().column(column);
        List<Lifetimes> groups = new ArrayList<>();
        for (double value : Arrays.stream(values).distinct().sorted().toArray()) {
            groups.add(Lifetimes.of(IntStream.range(0, values.length)
                    .filter(i -> values[i] == value)
                    .mapToObj(i -> new Lifetime(all.time(i), all.ended(i)))
                    .toList()));
        }
        return groups;
    }

    private static void checkCurve(Reference reference, KaplanMeier curve) {
        JsonNode json = reference.json();
        JsonNode log = json.get("overall_log_ci");
        for (int k = 0; k < curve.points().size(); k++) {
            KaplanMeier.Point point = curve.points().get(k);
            reference.compare("time", point.time(), log.get("time").get(k), 0);
            reference.compare("atRisk", point.atRisk(), log.get("n_risk").get(k), 0);
            reference.compare("events", point.events(), log.get("n_event").get(k), 0);
            reference.compare("censored", point.censored(), log.get("n_censor").get(k), 0);
            reference.compare("survival", point.survival(), log.get("survival").get(k), BAR);
            reference.compare(
                    "logError", point.logError(), log.get("std_err_log").get(k), BAR);
            checkInterval(reference, point, IntervalScale.LOG, k);
            checkInterval(reference, point, IntervalScale.LOG_LOG, k);
            checkInterval(reference, point, IntervalScale.PLAIN, k);
        }
        reference.compare("median", curve.quantile(0.5).orElse(Double.POSITIVE_INFINITY), json.get("median"), 0);
        reference.compare("quantiles", curve.quantile(0.1).orElseThrow(), json.at("/q10_q25/0"), 0);
        reference.compare("quantiles", curve.quantile(0.25).orElseThrow(), json.at("/q10_q25/1"), 0);
        checkMedian(reference, curve.quantileInterval(0.5, LEVEL, IntervalScale.LOG), json.get("median_ci_log"));
        checkMedian(reference, curve.quantileInterval(0.5, LEVEL, IntervalScale.LOG_LOG), json.get("median_ci_loglog"));
        KaplanMeier.Mean mean = curve.restrictedMean(json.at("/rmst/tau").asDouble());
        reference.compare("restrictedMean", mean.value(), json.at("/rmst/value"), BAR);
        reference.compare("restrictedMeanError", mean.standardError(), json.at("/rmst/se"), BAR);
    }

    private static void checkInterval(Reference reference, KaplanMeier.Point point, IntervalScale scale, int k) {
        JsonNode expected = reference
                .json()
                .get("overall_" + scale.name().toLowerCase(Locale.ROOT).replace("_", "") + "_ci");
        point.interval(LEVEL, scale).ifPresent(interval -> {
            reference.compare(
                    "interval", interval.lower(), expected.get("lower").get(k), BAR);
            reference.compare(
                    "interval", interval.upper(), expected.get("upper").get(k), BAR);
        });
    }

    private static void checkMedian(Reference reference, Interval actual, JsonNode expected) {
        reference.compare("medianInterval", actual.lower(), endless(expected.get(0)), 0);
        reference.compare("medianInterval", actual.upper(), endless(expected.get(1)), 0);
    }

    private static double endless(JsonNode value) {
        return value.asDouble(Double.POSITIVE_INFINITY);
    }

    private static void checkHazard(Reference reference, NelsonAalen curve) {
        JsonNode json = reference.json().get("nelson_aalen");
        for (int k = 0; k < json.get("time").size(); k++) {
            NelsonAalen.Point point = curve.points().get(k);
            reference.compare(
                    "cumulativeHazard",
                    point.cumulativeHazard(),
                    json.get("cumhaz").get(k),
                    BAR);
            reference.compare(
                    "hazardError", point.standardError(), json.get("std_err").get(k), BAR);
        }
    }

    private static void checkTest(Reference reference, String name, LogRank actual) {
        JsonNode json = reference.json().get(name);
        for (int g = 0; g < actual.groups().size(); g++) {
            reference.compare(
                    name,
                    actual.groups().get(g).observed(),
                    json.get("observed").get(g),
                    BAR);
            reference.compare(
                    name,
                    actual.groups().get(g).expected(),
                    json.get("expected").get(g),
                    BAR);
        }
        // The statistic is a squared small difference of sums, the p-value its exponential.
        reference.compare(name + "Statistic", actual.test().statistic(), json.get("chisq"), 1e-10);
        if (json.has("df")) {
            reference.compare(name + "Freedom", actual.test().degreesOfFreedom(), json.get("df"), 0);
            reference.compare(name + "P", actual.test().pValue(), json.get("p"), 1e-10);
        }
    }
}
