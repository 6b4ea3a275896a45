// A pure-JavaScript stand-in for VS Code's native logger: the same calls, plain appended files.

const fs = require('node:fs'),
  path = require('node:path');
const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(_type, _name, filename) {
    this.file = filename;
    this.level = 2;
    fs.mkdirSync(path.dirname(filename), { recursive: true });
  }
  _write(n, m) {
    if (n < this.level) return;
    const line = this.raw
      ? `${m}\n`
      : `${new Date().toISOString().replace('T', ' ').slice(0, -1)} [${names[n]}] ${m}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      /* the folder is gone: the host is shutting down */
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(n) {
    this.level = n;
  }
  setPattern() {}
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
}
names.forEach((name, n) => {
  Logger.prototype[name] = function (m) {
    this._write(n, m);
  };
});
const create = async (name, filename) => new Logger('rotating', name, filename);
// One by one: Node finds a CommonJS module's names for `import` by reading these lines.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.Logger = Logger;
