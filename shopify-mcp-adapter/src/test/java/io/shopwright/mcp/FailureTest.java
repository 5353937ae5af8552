package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.insights.UnusableDataException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    private static final String TOKEN = "shpat_0123456789abcdef0123456789abcdef";

    private static ToolResult failing(Supplier<RuntimeException> failure) {
        return ShopifyTools.of(List.of(new EchoTool(failure))).call(ToolCall.of(EchoTool.NAME, Map.of("mode", "fail")));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("unreachable", true, new ShopifyException.Unreachable("connection refused", null)),
                failure("outcome_unknown", false, new ShopifyException.OutcomeUnknown("cut off", "r-1", null)),
                failure("cancelled", true, new ShopifyException.Cancelled("deadline passed", null)),
                failure("throttled", true, new ShopifyException.Throttled("429", "r-1", Duration.ofMillis(1500))),
                failure("denied", false, new ShopifyException.Denied("needs read_orders", "r-1")),
                failure("sign_in_needed", false, new ShopifyException.SignInNeeded("invalid_grant", "r-1")),
                failure("invalid_call", false, new ShopifyException.Invalid("no such field", "r-1", List.of())),
                failure("rejected", false, new ShopifyException.Rejected("title is blank", "r-1", List.of())),
                failure("unavailable", true, new ShopifyException.Unavailable("HTTP 503", "r-1", 503)),
                failure("unreadable", false, new ShopifyException.Unreadable("not JSON", "r-1", null)),
                failure(
                        "incomplete",
                        true,
                        new ShopifyException.Incomplete("it was cancelled", Gid.of("BulkOperation", 1), "CANCELED")),
                failure("unusable_data", false, new UnusableDataException("nobody has bought")));
    }

    private static Arguments failure(String code, boolean retryable, RuntimeException thrown) {
        return Arguments.of(code, retryable, thrown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void call_toolThrows_tellsCodeCauseAndRemedy(String code, boolean retryable, RuntimeException thrown) {
        ToolResult result = failing(() -> thrown);

        assertThat(result.error()).isTrue();
        assertThat(result.structured()).containsEntry("code", code).containsEntry("retryable", retryable);
        assertThat(String.valueOf(result.structured().get("message")))
                .contains(": " + thrown.getMessage() + ". ")
                .endsWith(".")
                .hasSizeLessThan(2_000);
        assertThat(Json.object(result.text())).isEqualTo(Json.object(Json.text(result.structured())));
    }

    @Test
    void failures_coverEveryKindOfTheClient() {
        Set<Class<?>> translated = new HashSet<>();
        failures().forEach(arguments -> translated.add(arguments.get()[2].getClass()));

        assertThat(translated).contains(ShopifyException.class.getPermittedSubclasses());
    }

    @Test
    void call_throttled_tellsWholeSecondsToWait() {
        ToolResult result = failing(() -> new ShopifyException.Throttled("429", "", Duration.ofMillis(1500)));

        assertThat(result.text()).endsWith("\"retryable\":true,\"retry_after_s\":2}");
    }

    @Test
    void call_unforeseenException_keepsItsMessageToItself() {
        ToolResult result = failing(() -> new IllegalStateException("token " + TOKEN));

        assertThat(result.structured()).containsEntry("code", "internal");
        assertThat(result.text()).contains("java.lang.IllegalStateException").doesNotContain("token");
    }

    @Test
    void call_stackOverflow_isAResultToo() {
        ToolResult result = failing(() -> {
            throw new StackOverflowError();
        });

        assertThat(result.structured()).containsEntry("code", "internal");
    }

    @Test
    void call_secretInAMessageOfTheShop_isReplaced() {
        ToolResult result = failing(() -> new ShopifyException.Denied("invalid token " + TOKEN + "\u202E\n<b>", "r-1"));

        assertThat(result.text()).contains("invalid token [secret] <b>").doesNotContain(TOKEN);
    }

    @Test
    void call_longMessage_isCut() {
        ToolResult result = failing(() -> new ShopifyException.Unreadable("x".repeat(100_000), "r-1", null));

        assertThat(String.valueOf(result.structured().get("message"))).hasSizeLessThan(2_000);
    }

    @Test
    void call_unknownTool_namesTheNearest() {
        ToolResult result =
                ShopifyTools.of(List.of(new EchoTool())).call(ToolCall.of("shopify_echo_argument", Map.of()));

        assertThat(result.structured()).containsEntry("code", "unknown_tool");
        assertThat(result.text()).contains("there is no tool 'shopify_echo_argument'; there is shopify_echo_arguments");
    }

    @Test
    void call_toolThatWasTakenOut_isUnknown() {
        ShopifyTools readOnly = ShopifyTools.of(List.of(new EchoTool())).readOnly();

        assertThat(readOnly.definitions()).isEmpty();
        assertThat(readOnly.call(ToolCall.of(EchoTool.NAME, Map.of())).structured())
                .containsEntry("code", "unknown_tool");
    }
}
