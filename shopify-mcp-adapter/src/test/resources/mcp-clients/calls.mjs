// Lists the tools of a server with one of the official clients and calls each: once as the file of samples says, once with
// an argument that no tool has. Prints one line of JSON: { tools: [...], calls: { name: ... }, wrong: { name: ... } }. A call
// has "same" if its text is the JSON of its structure.
// Usage: calls.mjs <1|2> <file of samples> http <address>
//        calls.mjs <1|2> <file of samples> stdio <command> [arguments]
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const [generation, samplesFile, kind, ...target] = process.argv.slice(2);
const samples = JSON.parse(readFileSync(samplesFile, 'utf8'));

async function libraries() {
  if (generation === '1') {
    return {
      ...(await import('@modelcontextprotocol/sdk/client/index.js')),
      ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js')),
      ...(await import('@modelcontextprotocol/sdk/client/stdio.js')),
    };
  }
  return {
    ...(await import('@modelcontextprotocol/client')),
    ...(await import('@modelcontextprotocol/client/stdio')),
  };
}

const { Client, StreamableHTTPClientTransport, StdioClientTransport } = await libraries();
const transport =
  kind === 'http'
    ? new StreamableHTTPClientTransport(new URL(target[0]))
    : new StdioClientTransport({ command: target[0], args: target.slice(1), stderr: 'ignore' });
const client = new Client({ name: 'calls', version: '1' });
await client.connect(transport);

// The client compares what comes back with the tool's output schema, and throws if it does not fit.
async function call(name, args) {
  try {
    const result = await client.callTool({ name, arguments: args });
    return { ...result, same: isDeepStrictEqual(JSON.parse(result.content[0].text), result.structuredContent) };
  } catch (e) {
    return { thrown: String(e) };
  }
}

const { tools } = await client.listTools();
const calls = {};
const wrong = {};
for (const { name } of tools) {
  calls[name] = await call(name, samples[name] ?? {});
  wrong[name] = await call(name, { no_tool_has_this: 1 });
}
process.stdout.write(JSON.stringify({ tools, calls, wrong }) + '\n');
await client.close();
process.exit(0);
