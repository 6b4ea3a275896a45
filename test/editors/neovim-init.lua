-- The configuration of docs/editors.md and nothing else. For each version in its own way: before 0.11 there is no
-- vim.lsp.config, before 0.8 no vim.lsp.start.
local whylint = {
  name = 'whylint',
  cmd = vim.fn.json_decode(vim.env.WHYLINT_SERVER),
  root_dir = vim.env.WHYLINT_FOLDER,
}
local filetypes = { 'markdown', 'python' }

if vim.lsp.config then
  vim.lsp.config('whylint', {
    cmd = whylint.cmd,
    filetypes = filetypes,
    root_markers = { '.whylint.yaml', '.git' },
  })
  vim.lsp.enable('whylint')
else
  local started
  vim.api.nvim_create_autocmd('FileType', {
    pattern = filetypes,
    callback = function(event)
      if vim.lsp.start then
        vim.lsp.start(whylint)
      else
        started = started or vim.lsp.start_client(whylint)
        vim.lsp.buf_attach_client(event.buf, started)
      end
    end,
  })
end
