// What VS Code's extension host runs: mocha, with its report in a file beside the workspace.
const path = require('node:path');
const Mocha = require('mocha');
const vscode = require('vscode');

exports.run = () =>
  new Promise((resolve, reject) => {
    const [folder] = vscode.workspace.workspaceFolders;
    const output = path.join(path.dirname(folder.uri.fsPath), 'report.json');
    const mocha = new Mocha({ timeout: 20_000, reporter: 'json', reporterOption: { output } });
    mocha.addFile(path.join(__dirname, 'extension.cjs'));
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
  });
