import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileParams,
  type ListDirectoryResult,
  listDirectoryRequest,
  type ReadFileResult,
  readFileRequest,
  type StatResult,
  statRequest,
} from '../../server/src/base/protocol.ts';

/** The path without symbolic links; undefined where there is nothing at the path. */
export type RealPath = (path: string) => Promise<string | undefined>;

type Kind = StatResult['kind'];

/** In bytes; whatever is larger is no part of a machine's configuration, and would be held in memory three times. */
const largestFile = 64 * 1024 * 1024;

/** Lets a server without a file system read the workspace, and nothing else. Every refusal is a null, as is what does not exist. */
export function answerFileRequests(client: BaseLanguageClient, realPath: RealPath | undefined): void {
  client.onRequest(readFileRequest, (params: FileParams) => whenAllowed(params, realPath, readFile));
  client.onRequest(listDirectoryRequest, (params: FileParams) => whenAllowed(params, realPath, listDirectory));
  client.onRequest(statRequest, (params: FileParams) => whenAllowed(params, realPath, stat));
}

async function whenAllowed<Result>(
  params: FileParams,
  realPath: RealPath | undefined,
  answer: (uri: vscode.Uri) => Promise<Result | null>,
): Promise<Result | null> {
  try {
    const uri = vscode.Uri.parse(params.uri, true);
    return (await isInWorkspace(uri, realPath)) ? await answer(uri) : null;
  } catch {
    // Not a URI, or a file that does not exist or may not be read: the same to the server.
    return null;
  }
}

/** Whether a file lies in a workspace folder, all symbolic links followed. */
export async function isInWorkspace(uri: vscode.Uri, realPath: RealPath | undefined): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (folder === undefined || uri.path.split(/[\\/]/u).includes('..')) return false;
  if (realPath === undefined || uri.scheme !== 'file') return !(await hasLink(folder, uri));
  const [real, ...roots] = await Promise.all([uri, ...workspaceFolders()].map(({ fsPath }) => realPath(fsPath)));
  if (real === undefined) return false;
  return roots.some((root) => root !== undefined && isInside(vscode.Uri.file(real).path, vscode.Uri.file(root).path));
}

function workspaceFolders(): vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A file system that cannot tell where a link leads is not asked to follow one. */
async function hasLink(folder: vscode.Uri, uri: vscode.Uri): Promise<boolean> {
  const steps = uri.path
    .slice(folder.path.length)
    .split('/')
    .filter((step) => step !== '');
  for (let length = 1; length <= steps.length; length++) {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, ...steps.slice(0, length)));
    if (type & vscode.FileType.SymbolicLink) return true;
  }
  return false;
}

async function readFile(uri: vscode.Uri): Promise<ReadFileResult | null> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestFile) return null;
  return { base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
}

async function listDirectory(uri: vscode.Uri): Promise<ListDirectoryResult> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return { entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
}

async function stat(uri: vscode.Uri): Promise<StatResult> {
  const { size, type, mtime } = await vscode.workspace.fs.stat(uri);
  return { kind: kindOf(type), size, mtime };
}

function kindOf(type: vscode.FileType): Kind {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type & vscode.FileType.File) return 'file';
  return type & vscode.FileType.Directory ? 'directory' : 'other';
}

/** In pieces, because the arguments of one call are limited. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(pieces.join(''));
}
