package io.shopwright.mcp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A catalogue of tools that answer at once: what is left is what the catalogue and the converter cost. */
public final class EchoCatalogue {
    /** Answers the text that it was given. */
    public static final String NAME = "shopify_echo_text";

    /** Answers {@link #ROWS} rows of four members. */
    public static final String TABLE = "shopify_echo_table";

    public static final int ROWS = 250;

    private static final Parameter<String> TEXT =
            Parameter.text("text", "Any text.", 200).orElse("");

    private EchoCatalogue() {}

    private record Echo(@About("The text that came.") String text) {}

    private record Table(String text, List<Row> rows) {}

    private record Row(long id, String name, BigDecimal total, boolean test) {
        private static Row of(int number) {
            return new Row(7_000_000_000_000L + number, "#" + number, BigDecimal.valueOf(number * 37L, 2), false);
        }
    }

    public static ShopifyTools create() {
        return ShopifyTools.of(List.of(
                new InsightTool<>(
                        NAME,
                        "Echo",
                        "Answers the text that it was given.",
                        Capability.READ_SHOP,
                        Set.of(),
                        List.of(TEXT),
                        Echo.class,
                        (arguments, request) -> new Echo(arguments.get(TEXT))),
                new InsightTool<>(
                        TABLE,
                        "Table",
                        "Answers the text that it was given, and rows.",
                        Capability.READ_SHOP,
                        Set.of(),
                        List.of(TEXT),
                        Table.class,
                        (arguments, request) -> new Table(
                                arguments.get(TEXT),
                                IntStream.range(0, ROWS).mapToObj(Row::of).toList()))));
    }
}
