package io.shopwright.mcp;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A tool that asks one question of the insights or of analytics, and changes nothing.
 *
 * @param question makes the answer
 */
record InsightTool<A extends Record>(
        String name,
        String title,
        String description,
        Capability capability,
        Set<String> scopes,
        List<Parameter<?>> parameters,
        Class<A> answerType,
        BiFunction<Arguments, Request, A> question)
        implements Tool<A> {
    /** What it takes to read sales with their positions and buyers. */
    static final Set<String> SALES = Set.of("read_customers", "read_orders", "read_products");

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public A answer(Arguments arguments, Request request) {
        return question.apply(arguments, request);
    }
}
