import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { offsetAt } from '../base/text.ts';
import { folderToComplete } from '../features/completion/completeFiles.ts';
import { type CompletionItem as Completion, complete } from '../features/completion/completion.ts';
import { limitItems } from '../features/completion/limitItems.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { completionParams, resolveParams } from './readParams.ts';
import { toRange, toTextEdit } from './toProtocol.ts';

/** The last list that was sent: what it says of an item is worked out when the editor shows that one. */
interface SentList {
  readonly id: number;
  readonly items: readonly Completion[];
}

/** Answers what can stand at the cursor, and what one of the items means. */
export function registerCompletion(connection: Connection, service: Service, capabilities: ClientCapabilities): void {
  const { resolveSupport } = capabilities.textDocument?.completion?.completionItem ?? {};
  const resolves = resolveSupport?.properties.includes('documentation') === true;
  let sent: SentList = { id: 0, items: [] };

  answerRequest(
    connection,
    CompletionRequest.method,
    completionParams,
    async ({ uri, position, trigger }): Promise<CompletionList | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      const { text, lineStarts } = analysis.document;
      const offset = offsetAt(text, lineStarts, position);
      const wanted = folderToComplete(analysis, offset);
      const folder = wanted && (await service.listFolder(uri, wanted));
      const found = complete(analysis, offset, folder);
      const offered = trigger === undefined ? found : found.filter((item) => !beginsBelow(item));
      const { items, isIncomplete } = limitItems(offered, text, offset);
      sent = { id: sent.id + 1, items };
      const { id } = sent;
      return {
        isIncomplete,
        items: items.map((item, index) => ({
          ...toCompletionItem(analysis, item),
          ...(resolves ? { data: { list: id, index } } : documentationOf(item)),
        })),
      };
    },
  );

  answerRequest(connection, CompletionResolveRequest.method, resolveParams, async ({ item, list, index }) => {
    const own = list === sent.id ? sent.items[index] : undefined;
    return own ? { ...item, ...documentationOf(own) } : item;
  });
}

/** Whoever goes on below a key with Enter would take such an item by it, and never asked for a list. */
function beginsBelow({ insertText }: Completion): boolean {
  return /^\r?\n/u.test(insertText);
}

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

function documentationOf({ documentation }: Completion): Pick<CompletionItem, 'documentation'> {
  return documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation() } };
}

function toCompletionItem({ document }: Analysis, item: Completion): CompletionItem {
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    textEdit: { range: toRange(document, item.replace), newText: item.insertText },
    insertTextFormat: item.insertFormat === 'snippet' ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The text is indented as it has to stand; an editor that indents it once more would change its meaning.
    insertTextMode: InsertTextMode.asIs,
    sortText: item.sortText,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
    ...(item.preselect ? { preselect: true } : {}),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.commitCharacters ? { commitCharacters: [...item.commitCharacters] } : {}),
    ...(item.additionalEdits
      ? { additionalTextEdits: item.additionalEdits.map((edit) => toTextEdit(document, edit)) }
      : {}),
  };
}
