package io.shopwright.analytics.rfm;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ReferenceFile;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files with exact integers; their origin is described beside them. */
@Tag("reference")
class RfmReferenceTest {

    private static final Map<String, RfmScoring> RULES = Map.of(
            "quantile_edges", RfmScoring.QUANTILE_EDGES,
            "ntile", RfmScoring.EQUAL_CLASSES,
            "avg_rank", RfmScoring.AVERAGE_RANK);

    /** The reference rounds the position (n-1)q, which shifts an edge by 1e-16 of n times the distance of neighbours. */
    private static final double EDGE_BAR = 1e-13;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return ReferenceFile.tests("rfm", RfmReferenceTest::check);
    }

    static void check(ReferenceFile reference) {
        List<CustomerOrder<String>> orders = reference.orders().stream()
                .map(row -> new CustomerOrder<>(row.customer(), row.day(), row.cents()))
                .sorted(Comparator.comparing(CustomerOrder::customer))
                .toList();
        LocalDate asOf = LocalDate.parse(reference.json().get("as_of").asText());
        RfmCustomers<String> customers = RfmCustomers.of(OrderColumns.of(orders), asOf);
        reference.exact("customers", customers.size(), reference.json().get("n").asLong());
        Map<String, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < customers.size(); i++) {
            numbers.put(customers.key(i), i);
        }
        List<Map<String, String>> expected =
                reference.csv(reference.json().get("per_customer_file").asText());
        for (Map<String, String> row : expected) {
            int i = numbers.get(row.get("id"));
            reference.exact("days", customers.daysSinceLastPurchase(i), Long.parseLong(row.get("recency_days")));
            reference.exact("frequency", customers.frequency(i), Long.parseLong(row.get("frequency")));
            reference.exact("monetary", customers.monetary(i), Long.parseLong(row.get("monetary_cents")));
        }
        RULES.forEach((name, rule) -> {
            RfmTable<String> table = RfmTable.of(customers, rule);
            for (Map<String, String> row : expected) {
                RfmScore score = table.score(numbers.get(row.get("id")));
                reference.exact(name, score.r(), Long.parseLong(row.get("R_" + name)));
                reference.exact(name, score.f(), Long.parseLong(row.get("F_" + name)));
                reference.exact(name, score.m(), Long.parseLong(row.get("M_" + name)));
            }
            checkCells(reference, table, reference.json().get(name));
        });
        RfmEdges edges = RfmEdges.of(customers, RfmTable.DEFAULT_CLASSES);
        JsonNode values = reference.json().get("edges_type7");
        checkEdges(reference, edges.freshness(), values.get("recency_negated"));
        checkEdges(reference, edges.frequency(), values.get("frequency"));
        checkEdges(reference, edges.monetary(), values.get("monetary_cents"));
    }

    private static void checkCells(ReferenceFile reference, RfmTable<String> table, JsonNode expected) {
        Map<RfmScore, Long> cells = table.cells();
        reference.exact("cells", cells.size(), expected.get("cells").size());
        cells.forEach((score, count) -> {
            String name = "" + score.r() + score.f() + score.m();
            reference.exact("cells", count, expected.get("cells").path(name).asLong(0));
        });
        for (int c = 1; c <= table.classes(); c++) {
            int own = c;
            reference.exact(
                    "counts",
                    sum(cells, s -> s.r() == own),
                    expected.get("counts_R").get(c - 1).asLong());
            reference.exact(
                    "counts",
                    sum(cells, s -> s.f() == own),
                    expected.get("counts_F").get(c - 1).asLong());
            reference.exact(
                    "counts",
                    sum(cells, s -> s.m() == own),
                    expected.get("counts_M").get(c - 1).asLong());
        }
    }

    private static long sum(Map<RfmScore, Long> cells, Predicate<RfmScore> wanted) {
        return cells.entrySet().stream()
                .filter(cell -> wanted.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void checkEdges(ReferenceFile reference, List<Double> actual, JsonNode expected) {
        for (int i = 0; i < expected.size(); i++) {
            reference.compare("edges", actual.get(i), expected.get(i).asDouble(), EDGE_BAR);
        }
    }
}
