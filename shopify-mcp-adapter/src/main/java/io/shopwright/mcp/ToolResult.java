package io.shopwright.mcp;

import java.util.Map;
import java.util.stream.Stream;

/**
 * How a call ended.
 *
 * @param error whether there is no answer; then {@code structured} tells {@code code}, {@code message}, {@code retryable}
 *     and, where the shop named a time, {@code retry_after_s}
 * @param structured the answer as maps, lists, text, numbers, booleans and nulls, in a fixed order; fits the tool's output
 *     schema unless it is an error
 * @param text the same as compact JSON
 */
public record ToolResult(boolean error, Map<String, Object> structured, String text) {
    static ToolResult answer(Map<String, Object> structured) {
        return new ToolResult(false, structured, JsonText.of(structured));
    }

    /**
     * As much of an answer as a model can take: of rows that are too many, those at the end are left out.
     *
     * @throws Refusal if the answer is too large with a single row, or has none
     */
    static ToolResult fitting(JsonForm form, Record answer, View view) {
        int rows = rows(answer);
        ToolResult result = answer(form.object(answer, view));
        for (double excess = Size.excess(result.text); excess > 1; excess = Size.excess(result.text)) {
            if (rows <= 1) {
                throw new Refusal(Failure.tooLarge("it has " + result.text.length() + " characters"));
            }
            rows = Math.max(1, Math.min(rows - 1, (int) (rows / excess)));
            result = answer(form.object(answer, view.rows(rows)));
        }
        return result;
    }

    private static int rows(Record answer) {
        return Stream.of(answer.getClass().getRecordComponents())
                .filter(component -> component.getType() == Rows.class)
                .mapToInt(component ->
                        JsonMember.Many.of(component, answer).page().size())
                .sum();
    }

    static ToolResult failure(Failure failure) {
        Map<String, Object> structured = Failure.FORM.object(failure, View.OPEN);
        return new ToolResult(true, structured, JsonText.of(structured));
    }
}
