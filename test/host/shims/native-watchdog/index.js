// The extension host also polls for its parent in JavaScript; the native thread only covers a blocked event loop.
exports.start = () => {};
exports.exit = (code) => process.exit(code);
