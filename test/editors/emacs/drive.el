;; Drives the language server by eglot in a batch Emacs; what it sees goes to standard output as JSON, after a line that says so.
;; KALINT: the built command; CONFIG: the file to open.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 20 eglot-events-buffer-size 0 create-lockfiles nil make-backup-files nil)
(define-derived-mode keepalived-mode conf-space-mode "keepalived" "keepalived.conf")
(add-to-list 'auto-mode-alist '("/keepalived[^/]*\\.conf\\'" . keepalived-mode))
(add-to-list 'eglot-server-programs `(keepalived-mode . ("node" ,(getenv "KALINT") "lsp" "--stdio")))

(defun wait-for (what condition)
  (let ((end (+ (float-time) 15)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end)) (accept-process-output nil 0.05))
    (or value (error "timeout: %s" what))))

(defun ask (method &optional more)
  (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more)))

(find-file (getenv "CONFIG"))
(apply #'eglot--connect (eglot--guess-contact))
(wait-for "the server" #'eglot-current-server)
(flymake-start)
(wait-for "diagnostics" #'flymake-diagnostics)

(let* ((texts (mapcar (lambda (one) (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))
                      (flymake-diagnostics)))
       (hover (progn (goto-char (point-min)) (search-forward "virtual_router") (plist-get (plist-get (ask :textDocument/hover) :contents) :value))))
  (goto-char (point-min))
  (search-forward "vrrp_script ch")
  (eglot-rename "check")
  (princ (format "REPORT %s\n" (json-encode (list :diagnostics (vconcat texts) :hover hover :text (buffer-string))))))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
