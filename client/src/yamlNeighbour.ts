import * as vscode from 'vscode';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import { type Manifest, mayBeOurs } from './manifest.ts';
import { startOf } from './startOf.ts';
import { hasUserSchema } from './userSchema.ts';

/** Red Hat's YAML extension: it serves every document of the language `yaml`, whatever else does. */
const neighbourId = 'redhat.vscode-yaml';
const sharedLanguage = 'yaml';

/** What that extension hands to others. */
interface NeighbourApi {
  readonly registerContributor: (
    scheme: string,
    requestSchema: (uri: string) => string | undefined,
    requestContent: (uri: string) => string,
  ) => boolean;
}

/** What the server last said of an open document. */
type LastInfo = (uri: vscode.Uri) => DocumentInfo | undefined;

const schemaScheme = 'strata-schema';
/** Takes everything, so that it neither reports nor offers a thing. */
const permissiveSchema = '{}';

/** Whether Red Hat's YAML extension serves a document beside us. */
export function isShared(document: vscode.TextDocument): boolean {
  return document.languageId === sharedLanguage && vscode.extensions.getExtension(neighbourId)?.isActive === true;
}

/** Whether the document is served beside us with a schema of the user's. */
export function isSharedWithSchema(document: vscode.TextDocument): boolean {
  return isShared(document) && hasSchema(document);
}

function hasSchema(document: vscode.TextDocument): boolean {
  const schemas = vscode.workspace.getConfiguration('yaml', document).get<unknown>('schemas');
  return hasUserSchema(startOf(document), document.uri.toString(), schemas);
}

/**
 * Tells Red Hat's extension that documents which are ours need no schema, so that it finds none for them by their names. A
 * schema that the user gave goes first, and no setting is ever written.
 */
export function introduceToNeighbour(manifest: Manifest, lastInfo: LastInfo): vscode.Disposable {
  const met = new WeakSet<object>();
  let isOver = false;

  const isOurs = (document: vscode.TextDocument): boolean => {
    const info = lastInfo(document.uri);
    // The question may come before the server has looked at the document, and is not asked again until somebody types.
    return info === undefined ? mayBeOurs(manifest, document.languageId, startOf(document)) : info.format !== null;
  };
  const requestSchema = (resource: string): string | undefined => {
    const wanted = vscode.Uri.parse(resource).toString();
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === wanted);
    if (isOver || document?.languageId !== sharedLanguage || !isOurs(document) || hasSchema(document)) return undefined;
    return `${schemaScheme}://schemas/permissive.json`;
  };
  const meet = async (): Promise<void> => {
    const neighbour = vscode.extensions.getExtension<Partial<NeighbourApi> | undefined>(neighbourId);
    const shared = vscode.workspace.textDocuments.find(({ languageId }) => languageId === sharedLanguage);
    if (neighbour === undefined || (!neighbour.isActive && shared === undefined)) return;
    // It starts with the first such document anyway.
    const api = await neighbour.activate();
    if (api?.registerContributor === undefined || met.has(api)) return;
    met.add(api);
    api.registerContributor(schemaScheme, requestSchema, () => permissiveSchema);
  };
  const tryToMeet = () => void meet().catch(() => undefined);
  tryToMeet();
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(tryToMeet),
    vscode.workspace.onDidOpenTextDocument(tryToMeet),
    {
      // What was registered stays so: it only has no answer any more.
      dispose: () => {
        isOver = true;
      },
    },
  );
}
