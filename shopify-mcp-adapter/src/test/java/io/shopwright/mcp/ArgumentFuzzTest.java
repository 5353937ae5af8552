package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random JSON as arguments: whatever comes in, a result comes out, and it is what the schema says. */
class ArgumentFuzzTest {
    private static final Map<String, List<Object>> FITTING = Map.of(
            "day", List.of("2026-06-30"),
            "limit", List.of(1, 10.0, 100L),
            "rate", List.of(0, 0.5, 0.999, new BigDecimal("1E-30")),
            "mode", List.of("answer", "tell_progress"),
            "note", List.of("", "x", "\u202E"));
    private static final List<String> NAMES = FITTING.keySet().stream().sorted().toList();
    private static final List<Object> LIKELY = List.of(
            "2026-06-30",
            "2026-02-29",
            "answer",
            "tell_progress",
            "ANSWER",
            "",
            "x",
            0,
            1,
            10,
            100,
            101,
            10.0,
            0.5,
            1.5,
            -1,
            1e300,
            Double.MIN_VALUE,
            Long.MAX_VALUE,
            new BigInteger("9".repeat(40)),
            new BigDecimal("1E-30"),
            true);

    private final Random random = new Random(20260630);

    @Test
    void call_anyArguments_answersIfAndOnlyIfTheSchemaAllowsThem() {
        ShopifyTools tools = ShopifyTools.of(List.of(new EchoTool()));
        ToolDefinition echo = tools.definitions().get(0);
        int answers = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> arguments = arguments();

            ToolResult result = tools.call(ToolCall.of(EchoTool.NAME, arguments));

            String given = Json.text(arguments);
            assertThat(Json.object(result.text())).as(given).isEqualTo(Json.object(Json.text(result.structured())));
            boolean allowed = Json.violations(echo.inputSchemaJson(), given).isEmpty() && realDay(arguments.get("day"));
            assertThat(result.error()).as(given + " -> " + result.text()).isEqualTo(!allowed);
            if (!result.error()) {
                answers++;
                assertThat(Json.violations(echo.outputSchemaJson(), result.text()))
                        .isEmpty();
            }
        }
        assertThat(answers).isBetween(500, 4_500);
    }

    /** JSON Schema notes the format of a date without asserting it. */
    private static boolean realDay(Object day) {
        return day == null || day.equals("2026-06-30");
    }

    private Map<String, Object> arguments() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            if (random.nextInt(12) == 0) {
                arguments.put(text(), any(3));
            }
            String name = NAMES.get(random.nextInt(NAMES.size()));
            List<Object> values = random.nextInt(4) == 0 ? LIKELY : FITTING.get(name);
            arguments.put(name, random.nextInt(8) == 0 ? any(3) : values.get(random.nextInt(values.size())));
        }
        return arguments;
    }

    private Object any(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> text();
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(20));
            case 2 -> random.nextBoolean();
            case 3 -> List.of(any(depth - 1));
            default -> Map.of(text(), any(depth - 1));
        };
    }

    private String text() {
        return random.ints(random.nextInt(12), 1, 0xD7FF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
