package io.shopwright.mcp;

import java.util.List;
import java.util.Set;

/**
 * What a tool says of itself and what it does. The answer is a record; from its type come the output schema and the JSON,
 * see {@link JsonForm}.
 *
 * @param <A> the answer
 */
interface Tool<A extends Record> {
    String name();

    String title();

    String description();

    ToolHints hints();

    /** What a role must be allowed for a call. */
    Capability capability();

    /** Access scopes that the token must have for a call; one that may write may read as well. */
    default Set<String> scopes() {
        return capability().scopes();
    }

    List<Parameter<?>> parameters();

    Class<A> answerType();

    /** @throws BadArguments for arguments that only the tool itself can judge */
    A answer(Arguments arguments, Request request);
}
