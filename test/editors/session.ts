import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, type Verdict, writeVerdict } from '../host/verdict.ts';
import { config, document, template } from '../lsp/documents.ts';
import { temporaryWorkspace } from '../lsp/temporary-workspace.ts';
import { type Editor, findEditor } from './install.ts';
import { beyondProtocol } from './protocol-only.ts';
import type { Heard } from './tap.ts';

/** Milliseconds after which an editor that hangs is ended. */
const limit = 120_000;

const code = `def retry(times):
    for at in range(times):
        try:
            return send(at)
        except OSError:
            # TODO: tell somebody that it failed
            pass
`;

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly problem: string;
}

/**
 * Runs tests inside an editor without a screen, tells how they went, and ends. The editor finds in its environment
 * `WHYLINT_FOLDER`, a workspace; `WHYLINT_SERVER`, the server's command as JSON; `WHYLINT_RESULTS`, the file for its results.
 */
export function playIn(editor: Editor, verdict: string, args: readonly string[]): never {
  const found = findEditor(editor);
  if ('missing' in found) {
    console.log(`Skipped: ${found.missing}.`);
    end(verdict, { passed: 0, failed: 0, skipped: 1 });
  }
  console.log(`${editor.name} ${found.version}`);
  const results = play(editor.name, found.program, args);
  for (const { name, passed, problem } of results) console.log(passed ? `✔ ${name}` : `✖ ${name}: ${problem}`);
  const failed = results.filter(({ passed }) => !passed).length;
  end(verdict, { passed: results.length - failed, failed });
}

/** Runs the tests in an editor with nothing of the user's own, then looks at what was said on the wire. */
function play(name: string, program: string, args: readonly string[]): readonly Result[] {
  const workspace = temporaryWorkspace({
    '.whylint.yaml': config,
    'docs/template.md': template,
    'docs/postmortems/checkout.md': document,
    'src/retry.py': code,
    // Neovim 0.7 makes no folders for a file that a server asks for.
    'docs/debt/.gitkeep': '',
  });
  const home = temporaryWorkspace({}, { repository: false });
  const files = { results: path.join(home.folder, 'results.json'), log: path.join(home.folder, 'messages.jsonl') };
  const server = path.join(root, 'server/bin/whylint-language-server.js');
  const node = process.execPath;
  const tap = path.join(import.meta.dirname, 'tap.ts');
  try {
    const run = spawnSync(program, args, {
      cwd: workspace.folder,
      env: {
        ...process.env,
        ...homes(home.folder),
        WHYLINT_FOLDER: workspace.folder,
        WHYLINT_RESULTS: files.results,
        WHYLINT_SERVER: JSON.stringify([node, tap, files.log, node, server, '--stdio']),
      },
      encoding: 'utf8',
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    if (!existsSync(files.results)) {
      const problem = [run.error?.message, run.stderr].filter(Boolean).join('\n');
      return [{ name: `${name} runs the tests`, passed: false, problem }];
    }
    const inside: readonly Result[] = JSON.parse(readFileSync(files.results, 'utf8'));
    return [...inside, onTheWire(files.log)];
  } finally {
    workspace.remove();
    home.remove();
  }
}

function onTheWire(log: string): Result {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const heard: readonly Heard[] = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  const beyond = [...new Set(beyondProtocol(heard))];
  return { name: 'nothing sent needs VS Code', passed: beyond.length === 0, problem: beyond.join(', ') };
}

/** Where editors look for configuration and keep their logs. */
function homes(folder: string): Record<string, string> {
  const places = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'];
  const each = Object.fromEntries(places.map((name) => [name, path.join(folder, name.toLowerCase())]));
  for (const place of Object.values(each)) mkdirSync(place);
  return each;
}

function end(name: string, verdict: Verdict): never {
  writeVerdict(name, verdict);
  process.exit(verdict.failed > 0 ? 1 : 0);
}
