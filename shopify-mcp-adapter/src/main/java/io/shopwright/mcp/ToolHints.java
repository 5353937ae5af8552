package io.shopwright.mcp;

/**
 * What a host may tell its user about a tool before a call is allowed.
 *
 * @param readOnly the tool changes nothing
 * @param destructive a change may overwrite or delete; false for a tool that only reads
 * @param idempotent a second call with the same arguments changes nothing more
 * @param openWorld the tool reaches beyond this program, to the shop
 */
public record ToolHints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    static final ToolHints READ = new ToolHints(true, false, true, true);

    /** A change may always overwrite something; a confirmed one cannot be made twice, for its confirmation is used up. */
    static final ToolHints CHANGE = new ToolHints(false, true, false, true);
}
