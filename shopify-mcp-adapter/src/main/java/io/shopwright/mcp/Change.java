package io.shopwright.mcp;

import java.util.List;
import java.util.Set;

/** A kind of change of a shop; {@link ChangeTool} makes a tool of it, with a preview and its confirmation. */
interface Change {
    String name();

    String title();

    String description();

    Capability capability();

    default Set<String> scopes() {
        return capability().scopes();
    }

    /** Without that of the confirmation. */
    List<Parameter<?>> parameters();

    /**
     * Reads the shop as far as the change depends on it, and changes nothing.
     *
     * @throws BadArguments for what the shop does not have, or what cannot be
     */
    ChangePlan plan(Arguments arguments, Request request);
}
