package io.shopwright.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.insights.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {
    private static String run(String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Quickstart.run(Options.parse(arguments), out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A relative tolerance of half a unit in the given significant digit. */
    private static Offset<Double> digits(double published, int number) {
        return within(Math.abs(published) * 0.5 * Math.pow(10, 1 - number));
    }

    /**
     * Published for the CDNOW sample: P. Fader, B. Hardie, K. Lee (2005), "Counting Your Customers" the Easy Way, and P.
     * Fader, B. Hardie (2013), The Gamma-Gamma Model of Monetary Value.
     */
    @Test
    @Tag("reference")
    void cdnow_overHttp_givesThePublishedParameters() throws IOException {
        Path log = Path.of(
                System.getProperty("shopwright.reference", "../../../shared"), "golden/clv/data/cdnow_sample_elog.csv");
        assumeTrue(Files.exists(log), "skipped: no reference data at " + log);

        JsonNode json = new ObjectMapper()
                .readTree(run(
                        "--transactions",
                        log.toString(),
                        "--columns",
                        "customer=master_id,date=date,quantity=cds,amount=dollars",
                        "--calibration-end",
                        "1997-09-30",
                        "--unit",
                        "week",
                        "--format",
                        "json"));

        JsonNode purchases = json.get("purchase_model");
        assertThat(purchases.get("r").asDouble()).isCloseTo(0.2426, digits(0.2426, 4));
        assertThat(purchases.get("alpha").asDouble()).isCloseTo(4.4136, digits(4.4136, 4));
        assertThat(purchases.get("a").asDouble()).isCloseTo(0.7929, digits(0.7929, 4));
        assertThat(purchases.get("b").asDouble()).isCloseTo(2.4259, digits(2.4259, 4));
        assertThat(purchases.get("log_likelihood").asDouble()).isCloseTo(-9582.43, within(0.005));
        JsonNode spend = json.get("spend_model");
        assertThat(spend.get("p").asDouble()).isCloseTo(6.25, digits(6.25, 3));
        assertThat(spend.get("q").asDouble()).isCloseTo(3.74, digits(3.74, 3));
        assertThat(spend.get("v").asDouble()).isCloseTo(15.45, digits(15.45, 3));
        assertThat(json.at("/usage/throttled").asInt()).isZero();
        assertThat(json.get("customers").asInt()).isEqualTo(2357);
        assertThat(json.get("figures")).hasSize(2357);
    }

    @Test
    void table_namesCustomersAndWhatTheReadingTook() throws IOException {
        String table = run("--customers", "150", "--rows", "3");

        assertThat(table.lines())
                .anyMatch(line -> line.startsWith("simulated-shop.myshopify.com: 150 customers until 2026-"))
                .anyMatch(line -> line.startsWith("Most valuable"))
                .anyMatch(line -> line.startsWith("Most endangered"))
                .anyMatch(line -> line.matches("\\d+ requests, \\d+ points, 0 throttled"));
        assertThat(table).doesNotContain("NaN", "null");
    }

    @Test
    void sameSeed_givesTheSameTable() throws IOException {
        assertThat(run("--customers", "50", "--seed", "9")).isEqualTo(run("--customers", "50", "--seed", "9"));
    }

    @Test
    void logWithABadLine_isRefusedNamingIt(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.csv");
        Files.writeString(log, "customer,date,amount\nada,2026-01-05,10\nbob,2026-02-30,5\n");

        assertThatThrownBy(() -> run("--transactions", log.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("2026-02-30");
    }

    @Test
    void logWithoutARow_isAnEmptyShop(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.csv");
        Files.writeString(log, "customer,date,amount\n");

        assertThatThrownBy(() -> run("--transactions", log.toString()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("The shop has no orders");
    }

    @Test
    void logWithoutAmounts_stillPredictsPurchases(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.csv");
        Files.writeString(log, "who,day\nada,20260105\nada,20260205\nbob,20260301\n");

        assertThat(run("--transactions", log.toString(), "--columns", "customer=who,date=day"))
                .contains("Note: Nobody bought again for a positive amount: there is no spend model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour|red|unknown option '--colour'; --help lists them all",
                "--unit|month|--unit is one of [DAY, WEEK], not 'month'",
                "--calibration-end|30.9.1997|--calibration-end wants a date such as 1997-09-30, not '30.9.1997'",
                "--rows|0|--rows wants a number from 1 to 9999999, not '0'",
                "--columns|customer=a|--columns must name customer and date, not only [customer]",
                "--columns|client=a|--columns wants customer=H,date=H[,quantity=H][,amount=H] with the file's headers H, not"
                        + " 'client=a'",
            })
    void badOption_isRefusedNamingRuleAndValue(String option, String value, String message) {
        assertThatThrownBy(() -> Options.parse(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void optionWithoutItsValue_isRefused() {
        assertThatThrownBy(() -> Options.parse("--seed")).hasMessage("the option --seed needs a value");
    }
}
