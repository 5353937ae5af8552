package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.AccuracyTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the tables of digits and of optima of exponential smoothing in {@code docs/accuracy.md}. */
@Tag("reference")
class EtsAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable digits = new AccuracyTable("smoothing", 13);

    @Test
    void documentedDigits_areReached() {
        Map<String, Double> worst = new LinkedHashMap<>();
        for (ForecastData.Single single : ForecastData.singles()) {
            JsonNode forms = ForecastData.json(single.id()).path("ets");
            for (EtsForm form : EtsForm.values()) {
                if (forms.path(form.name()).has("init_state")) {
                    EtsReferenceTest.compare(single, form, forms.path(form.name()), worst);
                }
            }
        }
        worst.forEach((quantity, error) -> digits.add("ETS at the parameters of R", quantity, error));
        digits.verify();
    }

    @Test
    void fits_areAtLeastAsLikelyAsThoseOfOthers() {
        Map<String, ForecastData.Single> singles = new HashMap<>();
        ForecastData.singles().forEach(single -> singles.put(single.id(), single));
        int fits = 0;
        int asR = 0;
        int asBest = 0;
        Map<String, Double> ownBest = new HashMap<>();
        Map<String, Double> bestOfR = new HashMap<>();
        for (Map<String, String> row : ForecastData.table("public/ets_best_aicc.csv")) {
            String id = row.get("id");
            if (row.get("form").equals("MMN")) {
                continue; // a multiplicative trend, which we do not offer
            }
            ForecastData.Single single = singles.get(id);
            double own = Ets.fit(EtsForm.valueOf(row.get("form")), single.values(), single.seasonLength())
                    .orElseThrow()
                    .aicc();
            double ofR = row.get("aicc_R").isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(row.get("aicc_R"));
            fits++;
            asR += own <= ofR + 0.01 ? 1 : 0;
            asBest += own <= Double.parseDouble(row.get("aicc_best")) + 0.1 ? 1 : 0;
            ownBest.merge(id, own, Math::min);
            bestOfR.merge(id, ofR, Math::min);
        }
        FigureTable table = new FigureTable("optimum", "corrected Akaike criterion of ETS | fits | share");
        table.add("at most that of R + 0.01", "%d | %.4f", fits, asR / (double) fits);
        table.add("at most the best known + 0.1", "%d | %.4f", fits, asBest / (double) fits);
        long better = ownBest.entrySet().stream()
                .filter(own -> own.getValue() < bestOfR.get(own.getKey()) - 0.01)
                .count();
        table.add(
                "of the chosen form below that of R's choice by more than 0.01",
                "%d | %.4f",
                ownBest.size(),
                better / (double) ownBest.size());
        table.verify();
        System.out.printf(
                "ETS fits: %d, at most R %.4f, at most the best %.4f%n",
                fits, asR / (double) fits, asBest / (double) fits);
        assertThat(asR).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * fits));
        assertThat(asBest).isGreaterThanOrEqualTo((int) Math.ceil(0.98 * fits));
        assertThat(ownBest).allSatisfy((id, own) -> assertThat(own).as(id).isLessThanOrEqualTo(bestOfR.get(id) + 0.01));
    }
}
