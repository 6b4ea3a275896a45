// What teams run in their pipelines: the action's steps, carried out as GitHub would, the hook of pre-commit, and the samples
// of docs/ci.md. On the build.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { optionSpecs } from '../../server/src/cli/options.ts';
import { formats } from '../../server/src/cli/report-formats.ts';

const root = path.resolve('.');
const read = (file: string) => readFileSync(file, 'utf8');

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}
interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
const action: Action = parse(read('action.yml'));
const documentation = read('docs/ci.md');

describe('action.yml', () => {
  test('has what GitHub wants of a composite action, each input and output described and documented', () => {
    expect(action).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(action.description.length).toBeLessThanOrEqual(125);
    expect(action.runs.using).toBe('composite');
    for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs })) {
      expect(description).toMatch(/\.$/);
      expect(documentation).toContain(`\`${name}\``);
    }
    for (const { run, uses, shell } of action.runs.steps) {
      expect([run, uses].filter(Boolean)).toHaveLength(1);
      expect(shell).toBe(run === undefined ? undefined : 'bash');
    }
  });

  test('nothing that others write becomes a part of a script', () => {
    const scripts = action.runs.steps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('gives every input to a step', () => {
    const used = JSON.stringify(action.runs.steps);
    expect(Object.keys(action.inputs).filter((name) => !used.includes(`inputs.${name}`))).toEqual([]);
  });
});

describe('the action’s steps', () => {
  let folder: string;
  const at = (...names: string[]) => path.join(folder, ...names);
  const repository = () => at('repository');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: repository(),
      stdio: 'pipe',
    });
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(at('repository', name)), { recursive: true });
    writeFileSync(at('repository', name), text);
  };
  const document =
    '# Checkout was down, @alice\n\n## Summary\n\nNobody could pay.\n\n## Root cause\n\n- **Category:** human error\n';

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-action-')));
    mkdirSync(repository());
    git('init', '--quiet', '--initial-branch', 'main');
    write('docs/postmortems/old one.md', document);
    git('add', '-A');
    git('commit', '--quiet', '--message', 'x');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  interface Outcome {
    readonly status: number;
    readonly output: string;
    readonly summary: string;
    /** What was asked of GitHub. */
    readonly calls: string;
    readonly uses: readonly string[];
  }

  /** Goes through the steps as GitHub does: expressions filled in, outputs handed on, conditions heeded. */
  function runAction(given: Record<string, string> = {}, context: Record<string, string> = {}, comments = ''): Outcome {
    const values: Record<string, string> = {
      'github.action_path': root,
      'github.repository': 'team/repository',
      ...context,
    };
    for (const [name, input] of Object.entries(action.inputs))
      values[`inputs.${name}`] = given[name] ?? input.default ?? '';
    const filled = (text: string) => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values[name] ?? '');
    const holds = (condition = '') =>
      condition
        .replace(/^\$\{\{ (.*) \}\}$/, '$1')
        .split(' && ')
        .every((part) => {
          const [name = '', wanted] = part.split(' == ');
          const value = values[name] ?? '';
          return part === '' || (wanted === undefined ? value !== '' : `'${value}'` === wanted);
        });
    mkdirSync(at('bin'), { recursive: true });
    writeFileSync(
      at('bin', 'gh'),
      `#!/bin/sh\necho "$@" >> "${at('calls')}"\ncase "$*" in *--jq*) printf '%s' '${comments}';; esac\n`,
    );
    chmodSync(at('bin', 'gh'), 0o755);
    for (const name of ['calls', 'output', 'summary']) writeFileSync(at(name), '');

    const uses: string[] = [];
    let output = '';
    let status = 0;
    for (const step of action.runs.steps) {
      if (status !== 0 || !holds(step.if)) continue;
      if (step.run === undefined) {
        uses.push(`${step.uses} ${JSON.stringify(Object.values(step.with ?? {}).map(filled))}`);
        continue;
      }
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
      writeFileSync(at('output'), '');
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
        cwd: repository(),
        encoding: 'utf8',
        env: {
          ...process.env,
          PATH: `${at('bin')}${path.delimiter}${process.env.PATH}`,
          GITHUB_OUTPUT: at('output'),
          GITHUB_STEP_SUMMARY: at('summary'),
          ...env,
        },
      });
      output += ran.stdout + ran.stderr;
      status = ran.status ?? 3;
      for (const line of read(at('output')).split('\n').filter(Boolean)) {
        const [name = '', ...value] = line.split('=');
        values[`steps.${step.id}.outputs.${name}`] = value.join('=');
      }
    }
    return { status, output, summary: read(at('summary')), calls: read(at('calls')), uses };
  }

  test('annotate, write both reports and the summary, and fail', () => {
    const { status, output, summary, calls, uses } = runAction();
    expect(status).toBe(1);
    expect(output).toContain('::error file=docs/postmortems/old one.md,line=9,');
    expect(summary).toContain('### Whylint: ');
    expect(summary).toBe(read(at('repository', 'whylint.md')));
    expect(JSON.parse(read(at('repository', 'whylint.sarif'))).version).toBe('2.1.0');
    expect({ calls, uses }).toEqual({ calls: '', uses: [] });
  });

  test('pass on what is clean, and hand the reports on', () => {
    write('.whylint.yaml', 'rules:\n  invalid-root-cause: warning\n');
    const { status, uses } = runAction({ 'upload-sarif': 'true', sarif: 'out/w.sarif' });
    expect(status).toBe(0);
    expect(uses).toEqual([
      expect.stringMatching(/^github\/codeql-action\/upload-sarif@v\d+ \["out\/w\.sarif","whylint"\]$/),
    ]);
  });

  test('take paths by the line, a configuration, a number of warnings, drafts', () => {
    write('docs/postmortems/new; echo "$(id)".md', document.replace('# ', '---\nstatus: draft\n---\n# '));
    write('lenient.yaml', 'rules:\n  invalid-root-cause: warning\n');
    expect(runAction({ paths: 'docs/postmortems/new; echo "$(id)".md\n' }).status).toBe(0);
    const strict = runAction({ paths: 'docs/postmortems/new; echo "$(id)".md\nREADME*.md', strict: 'true' });
    expect(strict).toMatchObject({ status: 2, output: 'whylint: README*.md: no document matches\n' });
    expect(runAction({ strict: 'true', paths: 'docs/postmortems/new; echo "$(id)".md' }).status).toBe(1);
    expect(runAction({ config: 'lenient.yaml' }).status).toBe(0);
    expect(runAction({ config: 'lenient.yaml', 'max-warnings': '0' }).status).toBe(1);
    expect(runAction({ config: '$(touch ran)' }).status).toBe(2);
    expect(existsSync(at('repository', 'ran'))).toBe(false);
  });

  test('with a baseline only what is new fails', () => {
    const whylint = [path.join(root, 'server/bin/whylint.js'), '--baseline', 'known.json', '--update-baseline'];
    execFileSync(process.execPath, whylint, { cwd: repository(), stdio: 'pipe' });
    expect(runAction({ baseline: 'known.json' }).status).toBe(0);
    write('docs/postmortems/new.md', document);
    const { status, output } = runAction({ baseline: 'known.json' });
    expect(status).toBe(1);
    expect(output).toContain('new.md');
    expect(output).not.toContain('old one.md');
  });

  test('look at what has changed only: since a commit, or since the base of the pull request', () => {
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    write('docs/postmortems/new.md', document);
    for (const [input, context] of [
      ['HEAD', {}],
      ['true', { 'github.base_ref': 'main' }],
    ] as const) {
      const { status, output } = runAction({ changed: input }, context);
      expect(status).toBe(1);
      expect(output).toContain('new.md');
      expect(output).not.toContain('old one.md');
    }
    expect(runAction({ changed: 'true' }).output).toContain('old one.md');
    expect(runAction({ changed: 'no-such' })).toMatchObject({
      status: 2,
      output: 'whylint: --changed: git knows no commit no-such\n',
    });
  });

  test('comment once, and replace that comment from then on; notify nobody', () => {
    const pullRequest = { 'github.event.pull_request.number': '7' };
    const first = runAction({ comment: 'true' }, pullRequest);
    expect(first.status).toBe(1);
    expect(first.calls).toContain('--method POST repos/team/repository/issues/7/comments --field body=@whylint.md');
    const second = runAction({ comment: 'true' }, pullRequest, '41\n43');
    expect(second.calls).toContain('--method PATCH repos/team/repository/issues/comments/41 --field body=@whylint.md');
    expect(second.calls).toContain('startswith("<!-- whylint-report -->")');
    expect(first.summary).not.toMatch(/@alice|Nobody|human error/);
    expect(runAction({ comment: 'true' }).calls).toBe('');
  });
});

describe('the launcher', () => {
  const launcher = path.join(root, 'scripts/whylint.js');

  test('runs this checkout’s own build, and hands on the exit status', () => {
    const run = (...argv: string[]) => spawnSync(process.execPath, [launcher, ...argv], { encoding: 'utf8' });
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${JSON.parse(read('package.json')).version}\n` });
    expect(run('--no-such')).toMatchObject({ status: 2 });
  });

  test('without a build it installs the published version, once; a version is nothing else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'whylint-launcher-'));
    try {
      for (const file of ['scripts/whylint.js', 'server/package.json']) cpSync(file, path.join(folder, file));
      const installed = path.join(folder, 'out/whylint-9.9.9/node_modules/whylint/bin');
      const run = (version: string) =>
        spawnSync(process.execPath, [path.join(folder, 'scripts/whylint.js'), 'docs'], {
          encoding: 'utf8',
          env: { ...process.env, WHYLINT_VERSION: version, PATH: `${folder}${path.delimiter}${process.env.PATH}` },
        });
      // Stands in for npm: notes what it is asked for, and installs a Whylint that repeats its arguments.
      writeFileSync(
        path.join(folder, 'npm'),
        `#!/bin/sh\necho "$@" >> "${folder}/npm.log"\nmkdir -p "${installed}"\necho 'console.log(process.argv.slice(2).join())' > "${installed}/whylint.js"\n`,
      );
      chmodSync(path.join(folder, 'npm'), 0o755);
      expect(run('9.9.9')).toMatchObject({ status: 0, stdout: 'docs\n' });
      expect(run('9.9.9')).toMatchObject({ status: 0, stdout: 'docs\n' });
      const asked = read(path.join(folder, 'npm.log'));
      expect(asked).toMatch(/^install .*--ignore-scripts .* whylint@9\.9\.9\n$/);
      expect(run('9.9.9; touch x').stderr).toBe('whylint: version 9.9.9; touch x: write it as 1.2.3\n');
      expect(read(path.join(folder, 'npm.log'))).toBe(asked);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('the hook of pre-commit has the keys it wants, and its program can be run', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml'));
  const known = ['id', 'name', 'description', 'entry', 'language', 'types', 'require_serial'];
  expect(hooks).toHaveLength(1);
  for (const hook of hooks) {
    for (const key of ['id', 'name', 'entry', 'language']) expect(hook[key]).toEqual(expect.any(String));
    expect(Object.keys(hook).filter((key) => !known.includes(key))).toEqual([]);
    expect(hook).toMatchObject({ language: 'script', types: ['markdown'], require_serial: true });
    expect(statSync(hook.entry).mode & 0o111).toBe(0o111);
    expect(read(hook.entry)).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(documentation).toContain(`- id: ${hook.id}`);
  }
});

describe('docs/ci.md', () => {
  const blocks = [...documentation.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code = '']) => ({
    language,
    code,
  }));
  const samples = blocks.filter(({ language }) => language === 'yaml').map(({ code }) => parse(code));

  test('its samples are YAML, and name the version there is', () => {
    expect(samples.length).toBeGreaterThanOrEqual(4);
    const { version } = JSON.parse(read('server/package.json'));
    const named = [...documentation.matchAll(/@v(\d+\.\d+\.\d+)|rev: v(\S+)/g)].map(([, uses, rev]) => uses ?? rev);
    expect(named).toEqual([version, version]);
  });

  test('give the action only inputs that it has', () => {
    const steps = samples.flatMap(({ jobs }) => jobs?.whylint?.steps ?? []);
    const [step] = steps.filter(({ uses }: { uses: string }) => uses.startsWith('whylint/'));
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  test('name only options and formats that there are', () => {
    const options = [...documentation.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name ?? '');
    const known = new Set([...Object.keys(optionSpecs), 'yes']);
    expect(options.filter((name) => !known.has(name))).toEqual([]);
    const named = [...documentation.matchAll(/--output ([a-z]+)=/g)].map(([, format]) => format);
    expect(named.filter((format) => !(formats as string[]).includes(format ?? ''))).toEqual([]);
    for (const format of formats) expect(documentation).toContain(`\`${format}\``);
  });
});
