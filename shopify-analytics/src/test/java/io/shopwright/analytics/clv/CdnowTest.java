package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The 2,357 customers of CDNOW, the data of the papers, whose numbers are expected. */
@Tag("reference")
class CdnowTest {

    private static final LocalDate END = LocalDate.parse("1997-09-30");

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

    private static PurchaseSummaries<Integer> log() {
        List<Purchase<Integer>> purchases = rows("cdnow_sample_elog.csv").stream()
                .map(row -> new Purchase<>(
                        Integer.valueOf(row.get("sample_id")),
                        LocalDate.parse(row.get("date"), DateTimeFormatter.BASIC_ISO_DATE),
                        Double.parseDouble(row.get("dollars"))))
                .toList();
        return PurchaseSummaries.of(purchases, END, TimeScale.WEEK);
    }

    private static List<Map<String, String>> rows(String file) {
        Path path = Golden.root().resolve("inputs").resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "no reference data in " + path);
        return Golden.csv(path);
    }
}
