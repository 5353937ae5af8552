package io.shopwright.mcp;

import io.shopwright.insights.Progress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call: which tool, with which arguments, who calls, how long it may take, and who hears how far it is. Immutable:
 * the methods that set something return another one.
 */
public final class ToolCall {
    /** How long a call may take where nothing else is said: less than clients wait. */
    public static final Duration DEADLINE = Duration.ofSeconds(15);

    private final String tool;
    private final Map<String, @Nullable Object> arguments;
    private final Terms terms;

    /** All but what is asked. */
    private record Terms(
            Progress progress,
            Duration limit,
            BooleanSupplier cancelled,
            String actor,
            @Nullable Role role) {
        static final BooleanSupplier NEVER = () -> false;
        static final Terms DEFAULT = new Terms(Progress.NONE, DEADLINE, NEVER, "", null);
    }

    private ToolCall(String tool, Map<String, @Nullable Object> arguments, Terms terms) {
        this.tool = tool;
        this.arguments = arguments;
        this.terms = terms;
    }

    /**
     * A call of nobody in particular, which may take {@link #DEADLINE} and whose progress nobody hears.
     *
     * @param arguments as parsed from JSON: maps, lists, text, numbers, booleans and nulls
     */
    public static ToolCall of(String tool, Map<String, ? extends @Nullable Object> arguments) {
        return new ToolCall(tool, Collections.unmodifiableMap(new LinkedHashMap<>(arguments)), Terms.DEFAULT);
    }

    private ToolCall with(Terms other) {
        return new ToolCall(tool, arguments, other);
    }

    /** The same call with a listener, which is called from the thread that runs the tool. */
    public ToolCall progress(Progress listener) {
        return with(new Terms(listener, terms.limit, terms.cancelled, terms.actor, terms.role));
    }

    /**
     * The same call with another limit of time. When it is over, the shop is waited for no longer; what is being computed
     * is computed to its end.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public ToolCall within(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a call needs a positive limit of time, not " + limit);
        }
        return with(new Terms(terms.progress, limit, terms.cancelled, terms.actor, terms.role));
    }

    /**
     * The same call, ended as by its deadline once this is true. Asked ten times a second, from a thread of the common
     * pool.
     */
    public ToolCall cancelledWhen(BooleanSupplier cancelled) {
        return with(new Terms(terms.progress, terms.limit, cancelled, terms.actor, terms.role));
    }

    /** The same call by somebody: for the audit, and for confirmations, which only who asked for them can use. */
    public ToolCall actor(String actor) {
        return with(new Terms(terms.progress, terms.limit, terms.cancelled, actor, terms.role));
    }

    /** The same call in a role, which can only take away from what the catalogue's own role allows. */
    public ToolCall as(Role role) {
        return with(new Terms(terms.progress, terms.limit, terms.cancelled, terms.actor, role));
    }

    public String tool() {
        return tool;
    }

    public Map<String, @Nullable Object> arguments() {
        return arguments;
    }

    Progress progress() {
        return terms.progress;
    }

    Duration limit() {
        return terms.limit;
    }

    boolean isCancellable() {
        return terms.cancelled != Terms.NEVER;
    }

    boolean cancelled() {
        return terms.cancelled.getAsBoolean();
    }

    /** Empty if the host does not say. */
    String actor() {
        return terms.actor;
    }

    Optional<Role> role() {
        return Optional.ofNullable(terms.role);
    }
}
