// Runs before the other scripts, which are TypeScript as it stands: Node has run that since version 24. In JavaScript, so
// that an older Node can say so. npm puts the project's own Node first; it is missing where install scripts are blocked.
const wanted = 24;
if (Number.parseInt(process.versions.node, 10) < wanted) {
  console.error(
    `Node ${process.versions.node} is too old here: run \`npm ci\` (it brings Node ${wanted}, by the install script of the package \`node\`), then start this through npm.`,
  );
  process.exit(1);
}
