package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 2,357 customers of CDNOW, the data of the papers, whose numbers are expected. */
@Tag("reference")
class CdnowTest {

    private static final LocalDate END = LocalDate.parse("1997-09-30");
    private static final LocalDate LAST_DAY = LocalDate.parse("1998-06-30");

    /** Expected values: Fader, Hardie, Lee (2005), Marketing Science 24(2), table 2. */
    @Test
    void bgNbd_fit_givesPublishedEstimates() {
        Fit<BgNbd> fit = BgNbd.fit(rows("cdnow_summary_lifetimes.csv").stream()
                .map(Golden::summary)
                .toList());
        System.out.println("CDNOW " + fit.model() + " " + fit.logLikelihood());
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().r()).isCloseTo(0.243, within(5e-4));
        assertThat(fit.model().alpha()).isCloseTo(4.414, within(5e-4));
        assertThat(fit.model().a()).isCloseTo(0.793, within(5e-4));
        assertThat(fit.model().b()).isCloseTo(2.426, within(5e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.05));
    }

    /**
     * Expected values: Fader, Hardie (2013), The Gamma-Gamma Model of Monetary Value; the correlation of 0.11 from Fader,
     * Hardie, Lee (2005), RFM and CLV, Journal of Marketing Research 42(4).
     */
    @Test
    void gammaGamma_fitToPurchaseLog_givesPublishedEstimates() {
        Fit<GammaGamma> fit = GammaGamma.fit(log().spends());
        System.out.println("CDNOW " + fit.model() + " " + fit.logLikelihood());
        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.model().p()).isCloseTo(6.25, within(5e-3));
        assertThat(fit.model().q()).isCloseTo(3.74, within(5e-3));
        assertThat(fit.model().v()).isCloseTo(15.44, within(5e-3));
        assertThat(GammaGamma.correlation(log().spends()).orElseThrow()).isCloseTo(0.11, within(5e-3));
    }

    /** Expected values: the summary of the same log in the reference data, made by another program. */
    @Test
    void purchaseLog_summarised_givesTheKnownSummary() {
        Map<Integer, Map<String, String>> expected = new HashMap<>();
        rows("cdnow_sample_summary.csv").forEach(row -> expected.put(Integer.valueOf(row.get("id")), row));
        PurchaseSummaries<Integer> actual = log();
        assertThat(actual.customers()).hasSameSizeAs(expected.keySet()).allSatisfy(customer -> {
            Map<String, String> row = expected.get(customer.customer());
            assertThat(customer.summary()).isEqualTo(Golden.summary(row));
            assertThat(customer.spend().purchases())
                    .isEqualTo(customer.summary().frequency());
            assertThat(customer.spend().mean()).isCloseTo(Golden.spend(row).mean(), within(1e-12));
        });
        assertThat(actual.lateCustomers()).isZero();
    }

    /** Expected values: the number of purchases and spend after the split in the reference data's summary. */
    @Test
    void holdout_ofPurchaseLog_givesTheKnownPurchases() {
        Map<Integer, Map<String, String>> expected = new HashMap<>();
        rows("cdnow_sample_summary.csv").forEach(row -> expected.put(Integer.valueOf(row.get("id")), row));
        Holdout<Integer> holdout = Holdout.of(purchases(), END, LAST_DAY, TimeScale.WEEK);
        assertThat(holdout.length()).isEqualTo(39);
        assertThat(holdout.customers()).hasSize(expected.size()).allSatisfy(customer -> {
            Map<String, String> row = expected.get(customer.history().customer());
            assertThat(customer.history().summary()).isEqualTo(Golden.summary(row));
            assertThat(customer.purchases()).isEqualTo(Integer.parseInt(row.get("x_star")));
            assertThat(customer.spent()).isCloseTo(Double.parseDouble(row.get("holdout_spend")), within(1e-9));
        });
    }

    /** Expected values: the reference files of each model, at its exact parameters. */
    @TestFactory
    Stream<DynamicTest> holdoutAndTracking() {
        return Family.ALL.stream()
                .flatMap(family -> Golden.tests(
                        family.folder(),
                        golden -> golden.json().path("dataset").asText().equals("cdnow_sample"),
                        golden -> checkHoldout(family, golden)));
    }

    static void checkHoldout(Family<?> family, Golden golden) {
        PurchaseModel exact = family.model(golden.json().get("fit").get("params"));
        Holdout<Integer> holdout = Holdout.of(purchases(), END, LAST_DAY, TimeScale.WEEK);
        JsonNode expected = golden.json().get("holdout");
        HoldoutErrors errors = holdout.errors(exact);
        golden.compare(
                "holdoutTotal",
                errors.expectedTotal(),
                expected.get("expected_total").asDouble(),
                1e-12);
        golden.compare(
                "holdoutActual",
                (double) errors.actualTotal(),
                expected.get("actual_total").asDouble(),
                0);
        List<FrequencyBin> bins = holdout.byFrequency(exact, 7);
        for (JsonNode bin : expected.get("by_x_bin_7plus")) {
            FrequencyBin actual = bins.get(bin.get("x").asInt());
            golden.compare("binCustomers", actual.customers(), bin.get("n").asInt(), 0);
            golden.compare(
                    "binExpected",
                    actual.expectedMean().orElseThrow(),
                    bin.get("expected_mean").asDouble(),
                    1e-12);
            golden.compare(
                    "binActual",
                    actual.actualMean().orElseThrow(),
                    bin.get("actual_mean").asDouble(),
                    1e-12);
        }
        JsonNode tracking = golden.json().get("tracking_cumulative_repeat_weeks_1_78");
        TrackingCurve curve = TrackingCurve.of(purchases(), END, TimeScale.WEEK);
        double before = 0;
        for (TrackingCurve.Week week :
                curve.weeks(exact, tracking.get("expected").size())) {
            double until = tracking.get("expected").get(week.number() - 1).asDouble();
            golden.compare("tracking", week.expectedUntil(), until, 1e-12);
            golden.compare(
                    "trackingActual",
                    (double) week.actualUntil(),
                    tracking.get("actual").get(week.number() - 1).asDouble(),
                    0);
            golden.compare("trackingWeek", week.expected(), until - before, 1e-10);
            before = until;
        }
    }

    /** Expected values: the errors of the totals in the description of the reference data. */
    @Test
    void choice_byHoldout_namesTheLeastError() {
        ModelChoice choice = ModelChoice.of(Holdout.of(purchases(), END, LAST_DAY, TimeScale.WEEK));
        System.out.println("CDNOW " + choice.reasons());
        assertThat(choice.candidates())
                .hasSize(3)
                .allSatisfy(candidate -> assertThat(
                                candidate.errors().orElseThrow().bias().orElseThrow())
                        .isCloseTo(
                                Map.of("BG/NBD", -0.121, "MBG/NBD", -0.162, "Pareto/NBD", -0.115)
                                        .get(candidate.name()),
                                within(5e-4)));
        double least = choice.best().errors().orElseThrow().rootMeanSquareError();
        assertThat(choice.candidates())
                .allSatisfy(
                        candidate -> assertThat(candidate.errors().orElseThrow().rootMeanSquareError())
                                .isGreaterThanOrEqualTo(least));
        assertThat(choice.reasons())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(choice.best().name());
    }

    /** The likelihoods of BG/NBD and MBG/NBD differ by 0.3: no clear choice between these. */
    @Test
    void choice_byLikelihood_saysWhichModelsAreAlike() {
        ModelChoice choice = ModelChoice.of(CustomerCounts.of(log().summaries()));
        assertThat(choice.best().name()).isEqualTo("MBG/NBD");
        assertThat(choice.reasons())
                .hasSize(2)
                .last()
                .isEqualTo("BG/NBD is only 0.6 behind: the data do not tell the two apart.");
    }

    @Test
    void histogram_ofFittedModel_hasAllCustomersAndIsNear() {
        CustomerCounts customers = CustomerCounts.of(log().summaries());
        List<FrequencyHistogram.Bar> bars = FrequencyHistogram.of(
                        BgNbd.fit(customers).model(), customers, 7)
                .bars();
        assertThat(bars.stream().mapToLong(FrequencyHistogram.Bar::actual).sum())
                .isEqualTo(2357);
        assertThat(bars.stream().mapToDouble(FrequencyHistogram.Bar::expected).sum())
                .isCloseTo(2357, within(1e-9));
        assertThat(bars.get(0).actual()).isEqualTo(1411);
        // Fader, Hardie, Lee (2005), figure 2: bars that can hardly be told apart.
        assertThat(bars).allSatisfy(bar -> assertThat(bar.expected()).isCloseTo((double) bar.actual(), within(40.0)));
    }

    private static PurchaseSummaries<Integer> log() {
        return PurchaseSummaries.of(purchases(), END, TimeScale.WEEK);
    }

    private static List<Purchase<Integer>> purchases() {
        return rows("cdnow_sample_elog.csv").stream()
                .map(row -> new Purchase<>(
                        Integer.valueOf(row.get("sample_id")),
                        LocalDate.parse(row.get("date"), DateTimeFormatter.BASIC_ISO_DATE),
                        Double.parseDouble(row.get("dollars"))))
                .toList();
    }

    private static List<Map<String, String>> rows(String file) {
        Path path = Golden.root().resolve("inputs").resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "no reference data in " + path);
        return Golden.csv(path);
    }
}
