-- Runs inside Neovim, 0.7 or later: edits as a person would, by the editor's own functions, and writes what came of it to
-- WHYLINT_RESULTS, one object per test.
local folder = vim.env.WHYLINT_FOLDER
local results = {}

-- In milliseconds. Whatever is waited for ends the waiting; this is for what never comes.
local limit = 15000

local function wait(what, condition)
  if not vim.wait(limit, condition, 20) then
    error(what .. ' did not come within ' .. limit / 1000 .. ' s', 0)
  end
end

local function test(name, run)
  local passed, problem = pcall(run)
  table.insert(results, { name = name, passed = passed, problem = passed and '' or tostring(problem) })
end

local function expect(condition, problem)
  if not condition then
    error(problem, 0)
  end
end

local function open(path)
  vim.cmd('edit ' .. folder .. '/' .. path)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

local function contains(haystack, needle)
  return haystack:find(needle, 1, true) ~= nil
end

-- Before 0.8 the code is only in what the server sent.
local function code(diagnostic)
  return diagnostic.code or diagnostic.user_data.lsp.code
end

local function rules()
  local found = vim.tbl_map(code, vim.diagnostic.get(0))
  table.sort(found)
  return table.concat(found, ' ')
end

-- Diagnostics come unasked: those of the text as it was may stand there for a moment.
local function wait_for_rules(expected)
  local came = pcall(wait, 'they', function()
    return rules() == expected
  end)
  expect(came, 'expected ' .. expected .. ', found ' .. rules())
end

local function is_attached()
  return next(vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0)) ~= nil
end

-- Asks for the actions at a line, as a key for them does, and takes the one of that title.
local function act(line, title)
  wait('the server', is_attached)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  local offered
  local select = vim.ui.select
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item or tostring, items)
    for index, name in ipairs(offered) do
      if contains(name, title) then
        return choose(items[index], index)
      end
    end
  end
  vim.lsp.buf.code_action()
  local came = pcall(wait, 'actions', function()
    return offered ~= nil
  end)
  vim.ui.select = select
  expect(came, 'no action was offered')
  expect(contains(table.concat(offered, '\n'), title), 'offered was only: ' .. table.concat(offered, ', '))
end

local function items()
  return vim.fn.glob(folder .. '/docs/debt/*.md', true, true)
end

-- The editor makes the file and writes into its buffer: saving is the person's.
local function saved_item(count)
  wait('the item', function()
    return #items() == count
  end)
  local saved
  wait('its text', function()
    vim.cmd('silent! wall')
    for _, path in ipairs(items()) do
      local content = table.concat(vim.fn.readfile(path), '\n')
      if content == '' then
        return false
      end
      saved = contains(content, vim.b.expected_title) and content or saved
    end
    return saved ~= nil
  end)
  return saved
end

test('diagnostics arrive', function()
  open('docs/postmortems/checkout.md')
  wait_for_rules('duplicate-section missing-section missing-why')
end)

test('a code action changes the text', function()
  local missing
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    missing = code(diagnostic) == 'missing-section' and diagnostic or missing
  end
  expect(missing, 'nothing is missing in the document')
  act(missing.lnum + 1, 'Insert the section "Impact"')
  wait('the section', function()
    return contains(text(), '\n## Impact\n')
  end)
  wait_for_rules('duplicate-section empty-section missing-why')
  vim.cmd('silent write')
end)

-- The server says to all that wait for it that what holds has changed: to this editor, by diagnostics alone.
test('a template counts as soon as it is saved', function()
  open('docs/template.md')
  wait('the server', is_attached)
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { '', '## Lessons' })
  vim.cmd('silent write')
  open('docs/postmortems/checkout.md')
  local client = vim.lsp.protocol.make_client_capabilities()
  if client.textDocument.diagnostic and not (client.workspace.diagnostics or {}).refreshSupport then
    -- Neovim 0.10 asks for diagnostics and cannot be told to: it asks again after a change.
    vim.api.nvim_buf_set_lines(0, -1, -1, true, { '' })
  end
  wait_for_rules('duplicate-section empty-section missing-section missing-why')
end)

test('debt is logged at a line of code', function()
  open('src/retry.py')
  vim.b.expected_title = 'return send(at)'
  act(4, 'Log tech debt here')
  local item = saved_item(1)
  expect(contains(item, '[src/retry.py:4](../../src/retry.py#L4)'), 'the item names no line:\n' .. item)
end)

test('a TODO is logged and tagged', function()
  open('src/retry.py')
  vim.b.expected_title = 'tell somebody that it failed'
  act(6, 'Log as tech debt')
  wait('the tag', function()
    return text():find('# TODO.*D%-%w+') ~= nil
  end)
  local item = saved_item(2)
  expect(contains(item, '[src/retry.py:6](../../src/retry.py#L6)'), 'the item names no line:\n' .. item)
end)

vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.WHYLINT_RESULTS)
vim.cmd('qall!')
