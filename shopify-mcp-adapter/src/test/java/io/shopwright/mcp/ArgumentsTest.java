package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call's arguments may be, seen from outside. */
class ArgumentsTest {
    private static final ShopifyTools TOOLS = ShopifyTools.of(List.of(new EchoTool()));

    private static Map<String, Object> echo(Map<String, Object> arguments) {
        ToolResult result = TOOLS.call(ToolCall.of(EchoTool.NAME, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        return result.structured();
    }

    private static String refusal(Map<String, Object> arguments) {
        ToolResult result = TOOLS.call(ToolCall.of(EchoTool.NAME, arguments));
        assertThat(result.error()).as(result.text()).isTrue();
        assertThat(result.structured())
                .containsEntry("code", "invalid_arguments")
                .containsEntry("retryable", false);
        return String.valueOf(result.structured().get("message"));
    }

    @Test
    void arguments_notGiven_haveTheirDefaults() {
        assertThat(echo(Map.of()))
                .doesNotContainKey("day")
                .containsEntry("limit", 10)
                .containsEntry("rate", 0.5)
                .containsEntry("mode", "answer");
    }

    @Test
    void arguments_null_countAsNotGiven() {
        assertThat(echo(Collections.singletonMap("limit", null))).containsEntry("limit", 10);
    }

    static Stream<Arguments> coercions() {
        return Stream.of(
                Arguments.of("limit", 100, 100),
                Arguments.of("limit", 7L, 7),
                Arguments.of("limit", 7.0, 7),
                Arguments.of("limit", new BigDecimal("1E+1"), 10),
                Arguments.of("limit", BigInteger.TEN, 10),
                Arguments.of("rate", 0, 0.0),
                Arguments.of("rate", new BigDecimal("0.25"), 0.25),
                Arguments.of("mode", "tell_progress", "tell_progress"),
                Arguments.of("day", "2024-02-29", "2024-02-29"));
    }

    @ParameterizedTest
    @MethodSource("coercions")
    void arguments_ofAnotherNumberType_areTaken(String name, Object given, Object taken) {
        assertThat(echo(Map.of(name, given))).containsEntry(name, taken);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("limit", 0, "limit must be a whole number in [1, 100], not 0"),
                Arguments.of("limit", 101, "limit must be a whole number in [1, 100], not 101"),
                Arguments.of("limit", 7.5, "limit must be a whole number in [1, 100], not 7.5"),
                Arguments.of("limit", "7", "limit must be a whole number in [1, 100], not '7'"),
                Arguments.of("limit", true, "limit must be a whole number in [1, 100], not true"),
                Arguments.of("limit", Double.NaN, "limit must be a whole number in [1, 100], not NaN"),
                Arguments.of(
                        "limit",
                        new BigInteger("18446744073709551626"),
                        "limit must be a whole number in [1, 100], not 18446744073709551626"),
                Arguments.of(
                        "limit",
                        new BigDecimal("1E+1000000000"),
                        "limit must be a whole number in [1, 100], not 1E+1000000000"),
                Arguments.of("rate", 1, "rate must be a number in [0, 1), not 1"),
                Arguments.of("rate", -0.1, "rate must be a number in [0, 1), not -0.1"),
                Arguments.of("rate", Map.of("a", 1), "rate must be a number in [0, 1), not an object"),
                Arguments.of("mode", "ANSWER", "mode must be one of answer, tell_progress, fail, not 'ANSWER'"),
                Arguments.of("day", "2026-6-30", "day must be a day such as 2026-06-30, not '2026-6-30'"),
                Arguments.of(
                        "day", "2026-02-30", "day must be a day of the calendar such as 2026-06-30, not '2026-02-30'"),
                Arguments.of(
                        "day",
                        "2026-06-30T00:00:00Z",
                        "day must be a day such as 2026-06-30, not '2026-06-30T00:00:00Z'"),
                Arguments.of("day", List.of(1), "day must be a day such as 2026-06-30, not a list"),
                Arguments.of("Limit", 1, "there is no argument 'Limit' (did you mean limit?)"),
                Arguments.of("limits", 1, "there is no argument 'limits' (did you mean limit?)"),
                Arguments.of("shop", 1, "there is no argument 'shop' (the tool takes day, limit, rate, mode, note)"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void arguments_outsideTheSchema_areRefusedWithTheRuleAndTheValue(String name, Object given, String why) {
        assertThat(refusal(Map.of(name, given)))
                .isEqualTo("The tool was not called: " + why + ". Correct the arguments, then call again.");
    }

    @Test
    void arguments_severalWrong_areAllNamed() {
        assertThat(refusal(Map.of("limit", 0, "rate", 2)))
                .contains("limit must be")
                .contains("rate must be");
    }

    @Test
    void arguments_longOrHidden_areShownShortAndClean() {
        assertThat(refusal(Map.of("mode", "\u202E\u200B\u0007x".repeat(500))))
                .contains("not 'xxx")
                .hasSizeLessThan(250);
        assertThat(refusal(Map.of("x\n".repeat(5_000), 1))).hasSizeLessThan(250);
    }
}
