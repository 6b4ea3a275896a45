// node test/editors/emacs.ts: the built language server in an Emacs without a screen, by eglot. Skipped, and said so, where there
// is none.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { playIn } from './session.ts';

const printVersions = `(progn
  (package-initialize)
  (require 'eglot)
  (let ((installed (cadr (assq 'eglot package-alist))))
    (princ (format "%s, eglot %s" emacs-version
                   (if installed (package-version-join (package-desc-version installed)) "of its own")))))`;

const emacs = {
  name: 'Emacs',
  program: 'emacs',
  variable: 'WHYLINT_EMACS',
  packages: ['emacs-nox', 'elpa-eglot'],
  version(program: string): string | undefined {
    const args = ['--batch', '--eval', printVersions];
    const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
    return status === 0 ? stdout : undefined;
  },
};

playIn(emacs, 'emacs', ['--batch', '--load', path.join(import.meta.dirname, 'emacs-tests.el')]);
