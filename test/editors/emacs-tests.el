;;; emacs-tests.el --- Runs inside Emacs -*- lexical-binding: t -*-
;; Edits as a person would, by the editor's own commands, and writes what came of it to WHYLINT_RESULTS, one object per test.

(require 'package)
(package-initialize)
(require 'cl-lib)
(require 'eglot)
(require 'json)

(unless (require 'markdown-mode nil t)
  (define-derived-mode markdown-mode text-mode "Markdown"))
(add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode))

;; The configuration of docs/editors.md, with the server of this checkout; without a screen nothing is ever idle.
(let ((server (append (json-read-from-string (getenv "WHYLINT_SERVER")) nil)))
  (add-to-list 'eglot-server-programs (cons '(markdown-mode (gfm-mode :language-id "markdown"))
                                            (append server '(:initializationOptions (:maximumFindings 0)))))
  (add-to-list 'eglot-server-programs (cons 'python-mode server)))
(setq eglot-sync-connect 20
      make-backup-files nil
      create-lockfiles nil)

(defvar tests-folder (file-name-as-directory (getenv "WHYLINT_FOLDER")))
(defvar tests-results nil)

;; In seconds. Whatever is waited for ends the waiting; this is for what never comes.
(defvar tests-limit 15)

(defun tests-wait (what condition)
  (let ((end (+ (float-time) tests-limit)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end) (error "%s did not come within %d s" what tests-limit))
      (accept-process-output nil 0.05))
    found))

(defun tests-run (name body)
  (push (condition-case problem
            (progn (funcall body) `((name . ,name) (passed . t) (problem . "")))
          (error `((name . ,name) (passed . :json-false) (problem . ,(error-message-string problem)))))
        tests-results))

(defun tests-open (path)
  (switch-to-buffer (find-file-noselect (concat tests-folder path)))
  (unless (eglot-managed-p) (call-interactively #'eglot))
  (flymake-mode 1))

(defun tests-rules ()
  (flymake-start)
  (let ((codes (mapcar (lambda (each)
                         (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data each)) :code))
                       (flymake-diagnostics))))
    (mapconcat #'identity (sort codes #'string<) " ")))

(defun tests-wait-for-rules (expected)
  (condition-case nil
      (tests-wait "they" (lambda () (equal (tests-rules) expected)))
    (error (error "expected %s, found %s" expected (tests-rules)))))

;; Asks for the actions at point, as its command does, and takes the one of that title if there is one; answers all titles.
(defun tests-act (title)
  (let ((last-nonmenu-event t) offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt collection &rest _)
                 (setq offered (all-completions "" collection))
                 (or (cl-find-if (lambda (each) (string-match-p (regexp-quote title) each)) offered)
                     (error "not offered")))))
      (condition-case problem
          (call-interactively #'eglot-code-actions)
        (error (unless offered (setq offered (list (error-message-string problem)))))))
    (mapconcat #'identity offered ", ")))

(defun tests-act-surely (title)
  (let ((offered (tests-act title)))
    (unless (string-match-p (regexp-quote title) offered) (error "offered was only: %s" offered))))

(tests-run "diagnostics arrive"
           (lambda ()
             (tests-open "docs/postmortems/checkout.md")
             (tests-wait-for-rules "duplicate-section missing-section missing-why")))

(tests-run "a code action changes the text"
           (lambda ()
             (goto-char (point-min))
             (tests-act-surely "Insert the section \"Impact\"")
             (tests-wait "the section"
                         (lambda () (string-match-p "\n## Impact\n" (buffer-string))))
             (save-buffer)
             (tests-wait-for-rules "duplicate-section empty-section missing-why")))

(tests-run "a template counts as soon as it is saved"
           (lambda ()
             (tests-open "docs/template.md")
             (goto-char (point-max))
             (insert "\n## Lessons\n")
             (save-buffer)
             (tests-open "docs/postmortems/checkout.md")
             (tests-wait-for-rules "duplicate-section empty-section missing-section missing-why")))

(defun tests-makes-files ()
  (member "create" (append (plist-get (plist-get (plist-get (eglot-client-capabilities (eglot-current-server)) :workspace)
                                                 :workspaceEdit)
                                      :resourceOperations)
                           )))

(defun tests-item-with (link)
  (cl-some (lambda (file)
             (with-temp-buffer
               (insert-file-contents file)
               (search-forward link nil t)))
           (directory-files (concat tests-folder "docs/debt") t "\\.md\\'")))

(tests-open "src/retry.py")
(goto-char (point-min))
(search-forward "return send")
(if (tests-makes-files)
    (tests-run "debt is logged at a line of code"
               (lambda ()
                 (tests-act-surely "Log tech debt here")
                 (tests-wait "the item"
                             (lambda ()
                               (save-some-buffers t)
                               (tests-item-with "[src/retry.py:4](../../src/retry.py#L4)")))))
  (tests-run "an eglot that makes no files is not offered to log debt"
             (lambda ()
               (let ((offered (tests-act "Log tech debt here")))
                 (when (string-match-p "Log tech debt" offered) (error "offered was: %s" offered))))))

(with-temp-file (getenv "WHYLINT_RESULTS")
  (insert (json-encode (vconcat (reverse tests-results)))))
(kill-emacs 0)
