package io.shopwright.mcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One call of a tool, after it ended. Holds no value of an argument, for those may name people.
 *
 * @param at when the call began
 * @param tool as it was called, cleaned; there may be no such tool
 * @param actor who called; empty if the host does not say
 * @param role the role that the call had
 * @param shop the shop's permanent domain; empty if the shop was never reached
 * @param arguments names of the arguments
 * @param fingerprint of the arguments with their values, the same for the same ones of one catalogue and of no use
 *     elsewhere
 * @param outcome {@code answered}, or the code of the failure; of a change {@code previewed}, {@code nothing_to_change},
 *     {@code applied}, {@code partly_applied}, {@code not_applied} or {@code outcome_unknown}
 * @param took from the call to its result
 * @param requestId Shopify's id of the request that failed, or else of the last one that the call made on its own thread;
 *     empty if there was none
 */
public record AuditEvent(
        Instant at,
        String tool,
        String actor,
        String role,
        Optional<String> shop,
        SortedSet<String> arguments,
        String fingerprint,
        String outcome,
        Duration took,
        Optional<String> requestId) {}
