import * as vscode from 'vscode';
import { isInWorkspace } from '../../../client/src/fileAccess.ts';
import { expectEqual } from './expect.ts';
import { fileIn } from './workspace.ts';

// Where a path leads when its links are followed, as the file system of a desktop would say; other paths lead to themselves.
const links: Record<string, string> = {};
const realPath = async (path: string) => links[path] ?? path;

describe('file access for the server', () => {
  const allowed = (uri: vscode.Uri) => isInWorkspace(uri, uri.scheme === 'file' ? realPath : undefined);

  it('allows files of every workspace folder', async () => {
    expectEqual(await allowed(fileIn('first', 'quoted-mode.bu')), true, 'the first folder');
    expectEqual(await allowed(fileIn('last', 'folder/fragment.yaml')), true, 'the last folder');
  });

  it('refuses what lies beside the workspace', async () => {
    const inside = fileIn('first', 'folder/fragment.yaml');
    // The web host mounts its folder as the root, which nothing lies beside.
    const path = inside.path.replace('/folder/', '-beside/');
    if (path.startsWith('/')) expectEqual(await allowed(inside.with({ path })), false, 'a folder with a longer name');
    expectEqual(await allowed(vscode.Uri.parse('file:///etc/passwd')), false, 'a system file');
    expectEqual(await allowed(vscode.Uri.parse('https://example.com/x')), false, 'another scheme');
  });

  it('refuses a path that climbs out', async () => {
    const folder = fileIn('first', '');
    expectEqual(await allowed(folder.with({ path: `${folder.path}/folder/../../secret` })), false, 'two dots');
    expectEqual(await allowed(folder.with({ path: `${folder.path}/..\\secret` })), false, 'two dots and a backslash');
  });

  it('refuses a link that leads out', async () => {
    const link = fileIn('first', 'quoted-mode.bu');
    if (link.scheme !== 'file') return;
    links[link.fsPath] = '/etc/passwd';
    expectEqual(await allowed(link), false, 'a link to a system file');
    links[link.fsPath] = fileIn('last', 'folder/fragment.yaml').fsPath;
    expectEqual(await allowed(link), true, 'a link to another workspace folder');
    delete links[link.fsPath];
  });
});
