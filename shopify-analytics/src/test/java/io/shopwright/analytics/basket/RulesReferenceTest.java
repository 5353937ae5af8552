package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: item sets equal to those of mlxtend, rules equal to those of the arules package of R. */
@Tag("reference")
class RulesReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("association_rules", RulesReferenceTest::check);
    }

    static void check(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        Baskets baskets = BasketCases.baskets(input);
        ItemSetSearch search = ItemSetSearch.ofSupport(input.get("min_support").asDouble());
        FrequentItemSets sets = FrequentItemSets.of(baskets, search);
        assertThat(baskets.size()).isEqualTo(expected.get("transactions").asInt());
        assertThat(search.leastCount(baskets.size()))
                .isEqualTo(expected.get("min_count").asInt());
        checkSets(expected, sets.list());

        double confidence = input.get("min_confidence").asDouble();
        boolean single = input.get("consequent").asText().equals("single");
        List<AssociationRule> rules = (single ? RuleSearch.single(confidence) : RuleSearch.any(confidence)).rules(sets);
        assertThat(rules).hasSize(expected.get("rules").asInt());
        JsonNode listed = expected.has("rules_list") ? expected.get("rules_list") : expected.get("rules_top50");
        for (int i = 0; i < listed.size(); i++) {
            checkRule(file, rules.get(i), listed.get(i));
        }
        if (expected.has("sum_lift")) {
            file.compare(
                    "sum of lifts",
                    rules.stream().mapToDouble(AssociationRule::lift).sum(),
                    expected.get("sum_lift"));
            double sum = rules.stream().mapToDouble(AssociationRule::confidence).sum();
            file.compare("sum of confidences", sum, expected.get("sum_confidence"));
        }
    }

    private static void checkSets(JsonNode expected, List<ItemSet> sets) {
        assertThat(sets).hasSize(expected.get("itemsets").asInt());
        assertThat(sets.stream().mapToLong(ItemSet::count).sum())
                .isEqualTo(expected.get("sum_of_counts").asLong());
        assertThat(sha256(sets)).isEqualTo(expected.get("sha256_itemsets").asText());
        expected.get("itemsets_by_length")
                .properties()
                .forEach(entry -> assertThat(
                                sets.stream().filter(set -> set.items().size() == Integer.parseInt(entry.getKey())))
                        .hasSize(entry.getValue().asInt()));
        JsonNode listed = expected.path("itemsets_list");
        for (int i = 0; i < listed.size(); i++) {
            assertThat(sets.get(i).items())
                    .isEqualTo(CaseFile.texts(listed.get(i).get(0)));
            assertThat(sets.get(i).count()).isEqualTo(listed.get(i).get(1).asInt());
        }
    }

    private static void checkRule(CaseFile file, AssociationRule rule, JsonNode expected) {
        assertThat(rule.antecedent()).isEqualTo(CaseFile.texts(expected.get("lhs")));
        assertThat(rule.consequent()).isEqualTo(CaseFile.texts(expected.get("rhs")));
        assertThat(rule.count()).isEqualTo(expected.get("count").asInt());
        file.compare("support", rule.support(), expected.get("support"));
        file.compare("confidence", rule.confidence(), expected.get("confidence"));
        file.compare("lift", rule.lift(), expected.get("lift"));
        file.compare("leverage", rule.leverage(), expected.get("leverage"));
        file.compare("conviction", rule.conviction(), expected.get("conviction"));
        file.compare("zhang", rule.zhang(), expected.get("zhang"));
        file.compare("jaccard", rule.jaccard(), expected.get("jaccard"));
        file.compare("cosine", rule.cosine(), expected.get("cosine"));
        file.compare("kulczynski", rule.kulczynski(), expected.get("kulczynski"));
    }

    private static String sha256(List<ItemSet> sets) {
        String lines = sets.stream()
                .map(set -> String.join("|", set.items()) + "\t" + set.count())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
