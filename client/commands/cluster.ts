/** Says which files are the nodes of one cluster: the setting `kalint.clusters`, by which the server judges them together. */
import { window, workspace } from 'vscode';

export async function lintCluster(): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage('Open the folder that holds the configurations of all nodes first.');
    return;
  }
  const files = await workspace.findFiles('**/*.conf', '**/node_modules/**', 2000);
  const names = files.map((uri) => workspace.asRelativePath(uri, false)).sort();
  const nodes = await window.showQuickPick(names, {
    canPickMany: true,
    title: 'Lint as Cluster',
    placeHolder: 'The configurations of the nodes of one cluster, two or more',
  });
  if (nodes === undefined || nodes.length < 2) return;
  const settings = workspace.getConfiguration('kalint');
  const others = settings
    .get<readonly (readonly string[])[]>('clusters', [])
    .filter((group) => !group.some((name) => nodes.includes(name)));
  await settings.update('clusters', [...others, nodes]);
  void window.showInformationMessage(`${nodes.length} files are now judged as one cluster (setting kalint.clusters).`);
}
