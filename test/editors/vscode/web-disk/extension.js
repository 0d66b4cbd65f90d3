// The file system of a workspace that is on no disk, as those of repositories on the web are: files.json beside it, in memory.
const vscode = require('vscode');

exports.activate = async (context) => {
  const answer = await fetch(vscode.Uri.joinPath(context.extensionUri, 'files.json').toString(true));
  const files = new Map(Object.entries(await answer.json()).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const changed = new vscode.EventEmitter();
  const under = (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder.replace(/\/$/, '')}/`));
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memory', {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: ({ path }) => {
        if (files.has(path)) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: files.get(path).length };
        if (under(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
        return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      },
      readDirectory: ({ path }) => {
        const names = under(path).map((file) => file.slice(path.replace(/\/$/, '').length + 1));
        const isFile = (name) => !name.includes('/');
        return [...new Map(names.map((name) => [name.split('/')[0], isFile(name) ? vscode.FileType.File : vscode.FileType.Directory]))];
      },
      readFile: ({ path }) => {
        if (!files.has(path)) throw vscode.FileSystemError.FileNotFound(path);
        return files.get(path);
      },
      writeFile: (uri, content) => {
        files.set(uri.path, content);
        changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
      },
      createDirectory: () => undefined,
      delete: ({ path }) => files.delete(path),
      rename: (from, to) => {
        files.set(to.path, files.get(from.path));
        files.delete(from.path);
      },
    }),
  );
};
