// Each line read is a Mermaid text as JSON; the answer is one line of JSON: what Mermaid made of it.
// The first argument is the folder with node_modules.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const installed = createRequire(`${process.argv[2]}/`);
const load = (name) => import(pathToFileURL(installed.resolve(name)));

// Mermaid cleans texts with a page's own means; a page without a browser is enough to read them.
const { parseHTML } = await load("linkedom");
const { window } = parseHTML("<!doctype html><html><body></body></html>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await load("mermaid");

async function read(text) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const texts = [...db.getVertices().values()].map((vertex) => [vertex.id, vertex.text]);
    const lines = db.getEdges().map((edge) => [edge.start, edge.text, edge.end]);
    return { texts, lines, frames: db.getSubGraphs().map((frame) => frame.title) };
  } catch (error) {
    return { error: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await read(JSON.parse(line)))}\n`);
}
