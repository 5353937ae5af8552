package io.shopwright.mcp;

import io.shopwright.insights.Progress;
import io.shopwright.insights.ShopFacts;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;

/** What a tool may know of the call that it answers, besides its arguments. Belongs to the thread that calls. */
final class Request {
    private final ToolCall call;
    private final Role role;
    private final Desk desk;

    Request(ToolCall call, Role role, Desk desk) {
        this.call = call;
        this.role = role;
        this.desk = desk;
    }

    Progress progress() {
        return call.progress();
    }

    /** Who calls; empty if the host does not say. */
    String actor() {
        return call.actor();
    }

    /** The arguments as they came. */
    ToolCall call() {
        return call;
    }

    boolean seesPersonalData() {
        return role.may(Capability.SEE_PERSONAL_DATA);
    }

    /** What the shop says of itself, minutes old at most. */
    ShopFacts shop() {
        return desk.facts();
    }

    /** The day that the shop has now, in its own time zone. */
    LocalDate today() {
        return desk.today();
    }

    /** The last whole day of the shop. */
    LocalDate yesterday() {
        return today().minusDays(1);
    }

    /**
     * Requires more than the tool's own capability, where that depends on the arguments.
     *
     * @throws Refusal if the role may not or the token lacks a scope, naming it
     */
    void require(Capability capability, Set<String> scopes) {
        Permission.require(role, capability, call.tool());
        Permission.requireScopes(desk, scopes);
    }

    /**
     * Where the page that is asked for begins.
     *
     * @param question what the list answers: arguments that must be the same on every page
     * @throws BadArguments if the cursor is none, or of another tool or question
     */
    Cursor cursor(Arguments arguments, Object question) {
        return Cursor.of(call.tool(), arguments, question);
    }

    /**
     * A report for a list of several pages. The first page computes it anew; the pages after it find it again for some
     * minutes, and compute it if it is gone.
     *
     * @param question what the report answers; equal questions have equal reports
     * @param page the cursor of the page
     */
    <T> T report(Object question, Cursor page, Supplier<T> compute) {
        return desk.memory().report(call.tool(), question, page, compute);
    }

    /** Confirmations of changes. */
    Confirmations confirmations() {
        return desk.confirmations();
    }
}
