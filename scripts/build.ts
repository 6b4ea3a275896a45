// npm run build: bundles the extension, the language server, the command line and the suites that run inside VS Code.
import { copyFileSync, existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { bundledLicences } from './bundled-licences.ts';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

/**
 * What packages that are CommonJS ask for and an ES module does not have: `require`, of Node's own modules alone since all
 * others are in the bundle, and their own file's name.
 */
const commonJsBanner = 'const require=process.getBuiltinModule,__filename=import.meta.filename;';

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Every Node knows the classes that we use; told of a version of Node, esbuild would have each use make the expression anew.
  supported: { 'regexp-unicode-property-escapes': true },
  logLevel: 'warning',
};
const product: BuildOptions = { ...shared, minify: true, sourcemap: 'linked', legalComments: 'none', charset: 'utf8' };
const commonJs: BuildOptions = { ...product, format: 'cjs', external: ['vscode'] };
/** Asks for neither Node nor a page: it runs in a worker as well. */
const library: BuildOptions = {
  ...product,
  format: 'esm',
  platform: 'neutral',
  conditions: ['worker'],
  mainFields: ['module', 'main'],
};
/**
 * An ES module that imports one of Node's own has Node read all that it exports, and load what stands behind each getter:
 * workers, streams and readline behind `node:process` and `node:util`. Asked for by name, a module comes alone.
 */
const nodeAsked: Plugin = {
  name: 'node-asked',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path: name, kind }) =>
      kind === 'import-statement' && isBuiltin(name)
        ? { path: name.replace(/^node:/, ''), namespace: 'node', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /^/, namespace: 'node' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${name}');`,
    }));
  },
};
const esModule: BuildOptions = { ...product, format: 'esm', banner: { js: commonJsBanner }, plugins: [nodeAsked] };
/** In several files, so that a start reads what is needed at once and no more. */
const inParts = (name: string): BuildOptions => ({ ...esModule, splitting: true, chunkNames: `${name}-[hash]` });

/** The protocol's library is nine tenths of the client: it stays out of what VS Code loads before anyone needs it. */
const connectionApart: Plugin = {
  name: 'connection-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/connection\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './connection.cjs', external: true } : undefined,
    ),
};
const extension: BuildOptions = {
  ...commonJs,
  plugins: [connectionApart],
  supported: { ...commonJs.supported, 'dynamic-import': false },
};

const bundles = [
  { entry: 'client/src/extension.ts', outfile: 'dist/extension.cjs', options: extension },
  { entry: 'client/src/connection.ts', outfile: 'dist/connection.cjs', options: commonJs },
  { entry: 'server/src/lsp/start.ts', outfile: 'dist/server.js', options: inParts('server') },
  { entry: 'server/src/cli/start.ts', outfile: 'server/dist/cli.js', options: inParts('cli') },
  { entry: 'server/src/api.ts', outfile: 'server/dist/index.js', options: library },
];
const suites = globSync('test/vscode/{index,*.test,*/*.test}.ts');

const missing = bundles.map(({ entry }) => entry).filter((entry) => !existsSync(entry));
if (missing.length > 0) {
  console.error(`Nothing was built: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`);
  process.exit(1);
}

mkdirSync('out/meta', { recursive: true });
for (const file of globSync('{dist,server/dist}/{server,cli}-*.js*')) rmSync(file);
const metafiles: Metafile[] = [];
for (const { entry, outfile, options } of bundles) {
  const { dir: outdir, name } = path.parse(outfile);
  const output: BuildOptions = options.splitting
    ? { entryPoints: { [name]: entry }, outdir }
    : { entryPoints: [entry], outfile };
  const metafile = await bundle({ ...options, ...output });
  metafiles.push(metafile);
  writeFileSync(`out/meta/${path.parse(outfile).name}.json`, JSON.stringify(metafile));
}
copyFileSync('dist/server.js', 'server/dist/language-server.js');
for (const part of globSync('dist/server-*.js')) copyFileSync(part, path.join('server', part));
const licences = bundledLicences(metafiles);
for (const folder of ['dist', 'server/dist']) writeFileSync(`${folder}/licences.txt`, licences);

rmSync('out/test', { recursive: true, force: true });
if (suites.length > 0) {
  await bundle({
    ...shared,
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    entryPoints: suites,
    outdir: 'out/test/vscode',
    outExtension: { '.js': '.cjs' },
  });
}

for (const { outfile } of bundles) {
  console.log(`${outfile.padEnd(20)} ${Math.ceil(statSync(outfile).size / 1000)} kB`);
}

/** esbuild itself says what is wrong. */
async function bundle(options: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({ ...options, metafile: true }).catch(() => process.exit(1));
  return metafile;
}
