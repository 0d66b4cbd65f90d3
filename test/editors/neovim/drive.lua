-- Drives the language server from a headless Neovim 0.7 or newer, by Neovim's own client: what it sees goes to standard output as JSON.
-- KALINT: the built command; CONFIG: the file to open.
local seen = {}

local function finish(ok)
  io.stdout:write(vim.fn.json_encode(seen) .. '\n')
  vim.cmd(ok and 'qall!' or 'cquit!')
end

local function wait_for(what, condition)
  if not vim.wait(10000, condition, 20) then error('timeout: ' .. what) end
end

local function drive()
  local config = os.getenv('CONFIG')
  vim.cmd('edit ' .. vim.fn.fnameescape(config))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'kalint',
    cmd = { 'node', os.getenv('KALINT'), 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(config, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, client)

  local function ask(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 10000), 'no answer to ' .. method)
    local answer = assert(answers[client], 'no answer to ' .. method)
    assert(answer.err == nil and answer.error == nil, vim.inspect(answer))
    return answer.result
  end
  local function diagnostics()
    return vim.diagnostic.get(buffer)
  end
  local function at(line, column)
    vim.api.nvim_win_set_cursor(0, { line, column })
    return vim.lsp.util.make_position_params()
  end
  local encoding = vim.lsp.get_client_by_id(client).offset_encoding

  wait_for('diagnostics', function() return #diagnostics() > 0 end)
  seen.diagnostics = vim.tbl_map(function(one)
    return { line = one.lnum + 1, from = one.col, to = one.end_col, code = one.code, source = one.source }
  end, diagnostics())

  local hover = ask('textDocument/hover', at(8, 6))
  seen.hover = hover.contents.value

  local completion = ask('textDocument/completion', at(3, 4))
  seen.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)

  -- a quick fix, applied by Neovim itself
  local first = vim.tbl_filter(function(one) return one.code == 'unknown-keyword' end, diagnostics())[1]
  local range = { start = { line = first.lnum, character = first.col }, ['end'] = { line = first.end_lnum, character = first.end_col } }
  local actions = ask('textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = { { range = range, message = first.message, code = first.code, source = first.source } } },
  })
  seen.action = actions[1].title
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  wait_for('fewer findings after the fix', function() return #diagnostics() < #seen.diagnostics end)

  local params = at(1, 13)
  params.newName = 'check'
  local edit = ask('textDocument/rename', params)
  vim.lsp.util.apply_workspace_edit(edit, encoding)

  seen.text = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  vim.lsp.stop_client(client)
  seen.stopped = vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 20)
end

local ok, problem = pcall(drive)
if not ok then seen.problem = tostring(problem) end
finish(ok)
