/** An MCP server on standard input and output. */
@NullMarked
package io.shopwright.examples.mcp;

import org.jspecify.annotations.NullMarked;
