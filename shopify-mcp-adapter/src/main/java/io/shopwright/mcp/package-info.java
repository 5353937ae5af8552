/**
 * A shop's insights as tools for language models.
 *
 * <p>{@link io.shopwright.mcp.ShopifyTools} is a catalogue that knows no protocol: definitions with JSON schemas, and
 * calls with arguments as parsed from JSON. {@link io.shopwright.mcp.McpTools} turns it into what the MCP Java SDK takes;
 * it is the only class that names the SDK.
 *
 * <p>What a call may do depends on the {@link io.shopwright.mcp.Role} of who calls; the shop is changed only after a preview
 * and its confirmation; an {@link io.shopwright.mcp.AuditSink} hears of every call.
 *
 * <p>Arguments are checked here, for not every host checks them. A call always ends with a {@link
 * io.shopwright.mcp.ToolResult}, never with an exception. In results, money and figures are JSON numbers of full
 * precision, ids and dates are text, and text is stripped of characters that cannot be seen.
 */
@NullMarked
package io.shopwright.mcp;

import org.jspecify.annotations.NullMarked;
