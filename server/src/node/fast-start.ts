import module from 'node:module';
import v8 from 'node:v8';

/**
 * Loads a program compiled for a run that is over soon, or that somebody waits for. Where that can't be had, it is loaded
 * as it is, and nothing is said.
 *
 * - Node keeps what it has compiled for the next start, but only what is compiled as a file is loaded. Left to itself, V8
 *   leaves nearly all functions for their first call; so files are compiled as a whole.
 * - V8 compiles an expression for its interpreter first, and at the second use anew for the processor. A single document
 *   uses most of ours more than once, and compiling them twice takes longer than all their matching.
 * - Between the interpreter and the compilers for hot code stands one for what is lukewarm. What it takes, a short run never
 *   gets back; in a long one it makes no difference.
 *
 * On a Node that is too old it says so, and loads nothing.
 *
 * @param nodeModules what the program needs of Node in any case: loaded first, since Node comes with its own modules
 *   compiled for what V8 is told by default, and has to compile them anew for anything else.
 */
export async function fastStart(nodeModules: readonly string[], load: () => Promise<unknown>): Promise<void> {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < oldestNode) {
    process.stderr.write(`whylint: Node ${node} is too old; it needs Node ${oldestNode} or later.\n`);
    process.exitCode = 3;
    return;
  }
  module.enableCompileCache?.();
  for (const name of nodeModules) process.getBuiltinModule(name);
  tellV8('--no-regexp-tier-up');
  tellV8('--no-sparkplug');
  tellV8('--no-lazy');
  await load();
  tellV8('--lazy');
  // A server that is killed leaves behind what it has compiled, too.
  setTimeout(() => module.flushCompileCache?.(), 10_000).unref();
}

/** The first that has all that ours calls of the language and of Node. */
const oldestNode = 22;

function tellV8(flag: string): void {
  try {
    v8.setFlagsFromString(flag);
  } catch {
    // Not everything that runs programs for Node has V8 beneath it.
  }
}
