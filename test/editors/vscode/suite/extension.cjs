// The installed extension, by the API that other extensions and VS Code's own parts use.
const assert = require('node:assert/strict');
const path = require('node:path');
const vscode = require('vscode');

const [folder] = vscode.workspace.workspaceFolders;
const uriOf = (name) => vscode.Uri.joinPath(folder.uri, name);
const ask = (command, ...args) => vscode.commands.executeCommand(command, ...args);

async function until(what, condition) {
  for (let attempt = 0; attempt < 150; attempt++) {
    const found = await condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not in 15 s: ${what}`);
}

const open = async (name) => vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)));
const findings = (uri, code) => vscode.languages.getDiagnostics(uri).filter((one) => (one.code?.value ?? one.code) === code);

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('kalint.kalint');

  it('comes from the VSIX', () => {
    assert.match(extension.extensionPath, /extensions\/kalint\.kalint-/);
    assert.equal(extension.packageJSON.main, './dist/extension.cjs');
  });

  it('starts for a keepalived configuration, and tells what is wrong to the column', async () => {
    const { document } = await open('draft.conf');
    assert.equal(document.languageId, 'keepalived');
    const [typo] = await until(
      'findings',
      () => findings(document.uri, 'unknown-keyword').length > 0 && findings(document.uri, 'unknown-keyword'),
    );
    assert.equal(document.getText(typo.range), 'interfase');
    assert.equal(typo.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(extension.isActive, true);
  });

  it('has every command of its manifest', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = extension.packageJSON.contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
  });

  for (const [name, language] of [
    ['keepalived.conf', 'keepalived'],
    ['keepalived-node1.conf', 'keepalived'],
    ['keepalived/deep/below/web.conf', 'keepalived'],
    ['conf.d/web.conf', 'not keepalived'],
  ]) {
    it(`takes ${name} for ${language}`, async () => {
      const uri = vscode.Uri.file(path.join(path.dirname(path.dirname(folder.uri.fsPath)), 'elsewhere', name));
      await vscode.workspace.fs.writeFile(uri, Buffer.from('vrrp_instance A {\n}\n'));
      const { languageId } = await vscode.workspace.openTextDocument(uri);
      assert.equal(languageId === 'keepalived', language === 'keepalived', languageId);
    });
  }

  it('looks at a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'keepalived', content: 'vrrp_instanze A {\n}\n' });
    await until('findings', () => findings(document.uri, 'unknown-keyword').length === 1);
  });

  it('hovers, completes, and shows the outline', async () => {
    const { document } = await open('keepalived.conf');
    const [hover] = await ask('vscode.executeHoverProvider', document.uri, new vscode.Position(11, 8));
    assert.match(hover.contents.map(({ value }) => value).join(), /virtual_router_id/);
    const { items } = await ask('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(14, 0));
    const labels = items.map(({ label }) => label.label ?? label);
    assert.ok(labels.includes('unicast_peer') && !labels.includes('delay_loop'), labels.join());
    const symbols = await ask('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(symbols.some(({ name }) => name.includes('web')));
  });

  it('finds a script in the included file', async () => {
    const [target] = await ask('vscode.executeDefinitionProvider', uriOf('keepalived.conf'), new vscode.Position(16, 12));
    assert.equal(path.basename((target.uri ?? target.targetUri).path), 'checks.conf');
  });

  it('counts in lenses, hints, folds and colours', async () => {
    const uri = uriOf('keepalived.conf');
    const lenses = await ask('vscode.executeCodeLensProvider', uri, 10);
    assert.ok(lenses.some(({ command }) => command?.command === 'kalint.showIpvsadm' && /2 real servers/.test(command.title)));
    assert.ok((await ask('vscode.executeFoldingRangeProvider', uri)).length > 5);
    const tokens = await ask('vscode.provideDocumentSemanticTokens', uri);
    assert.ok(tokens.data.length > 100);
  });

  it('fixes all that can be fixed safely', async () => {
    const { document } = await open('draft.conf');
    await ask('kalint.fixAll');
    await until('the fix', () => /^ {4}interface eth0$/m.test(document.getText()));
    await ask('workbench.action.files.revert');
  });

  it('follows edits in the view of the commands, and its links lead to the statement', async () => {
    const { document } = await open('keepalived.conf');
    await ask('kalint.showIpvsadm');
    const view = await until('the view', () =>
      vscode.workspace.textDocuments.find(({ uri, lineCount }) => uri.scheme === 'kalint' && lineCount > 3),
    );
    assert.match(view.getText(), /-r 192\.0\.2\.12:80 -g -w 2/);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(37).range, '        weight 9');
    await vscode.workspace.applyEdit(edit);
    await until('the edit in the view', () => view.getText().includes('-r 192.0.2.12:80 -g -w 9'));
    const links = await until('links', async () => {
      const found = await ask('vscode.executeLinkProvider', view.uri);
      return found.length > 0 && found;
    });
    assert.equal(links[0].target.fragment, 'L24,1');
  });

  it('shows what the real servers need', async () => {
    await open('keepalived.conf');
    await ask('kalint.showRealServers');
    const view = await until('the view', () =>
      vscode.workspace.textDocuments.find(({ uri, lineCount }) => uri.path.startsWith('/real servers') && lineCount > 3),
    );
    assert.match(view.getText(), /^#!\/bin\/sh/);
    assert.match(view.getText(), /192\.0\.2\.12/);
  });

  it('judges the nodes of a cluster together, also those that are closed', async () => {
    const settings = vscode.workspace.getConfiguration('kalint');
    await open('keepalived.conf');
    await settings.update('clusters', [['keepalived.conf', 'keepalived-lb2.conf']], vscode.ConfigurationTarget.Workspace);
    const other = uriOf('keepalived-lb2.conf');
    const [finding] = await until('a finding', () => {
      const found = vscode.languages.getDiagnostics(other).filter(({ relatedInformation = [] }) => relatedInformation.length > 0);
      return found.length > 0 && found;
    });
    assert.equal(finding.relatedInformation[0].location.uri.toString(), uriOf('keepalived.conf').toString());
    assert.equal(finding.code.target.toString(true), `command:kalint.explain?["${finding.code.value}"]`);
    await settings.update('clusters', undefined, vscode.ConfigurationTarget.Workspace);
    await until('it is taken back', () => vscode.languages.getDiagnostics(other).length === 0);
  });

  it('judges by the release of the setting', async () => {
    const settings = vscode.workspace.getConfiguration('kalint');
    const uri = uriOf('keepalived.conf');
    await open('keepalived.conf');
    await settings.update('keepalivedVersion', '1.2.0', vscode.ConfigurationTarget.Workspace);
    await until('what 1.2.0 does not know', () => findings(uri, 'newer-keyword').length > 0);
    await settings.update('keepalivedVersion', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('starts its server again', async () => {
    await ask('kalint.restart');
    const { document } = await open('draft.conf');
    await until('findings', () => findings(document.uri, 'unknown-keyword').length > 0);
  });
});
