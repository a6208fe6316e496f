import type { Analysis } from '../analysis.ts';
import { uriKey } from '../base/folderUri.ts';
import type { DiffParams, DiffRefusal, DiffResult } from '../base/protocol.ts';
import { longestText } from '../document/readText.ts';
import { compareAnalyses } from '../features/compare/compare.ts';
import { diffResult } from '../features/compare/diffResult.ts';
import type { Service } from '../service.ts';

/** Compares two documents as the machines that they make. */
export async function compareDocuments(service: Service, { uri, other }: DiffParams): Promise<DiffResult> {
  const isWithItself = uriKey(uri) === uriKey(other);
  const a = isWithItself ? await savedAnalysis(service, uri) : await anyAnalysis(service, uri);
  const b = await anyAnalysis(service, other);
  if (a && b) return diffResult(compareAnalyses(a, b));
  return { kind: 'refused', sides: [...(a ? [] : [unread('a')]), ...(b ? [] : [unread('b')])] };
}

/** Of an open document as it stands in the editor, else of the file. */
async function anyAnalysis(service: Service, uri: string): Promise<Analysis | undefined> {
  return (await service.analysisNow(uri))?.analysis ?? savedAnalysis(service, uri);
}

async function savedAnalysis(service: Service, uri: string): Promise<Analysis | undefined> {
  return (await service.fileAnalysis(uri, longestText))?.analysis;
}

function unread(side: DiffRefusal['side']): DiffRefusal {
  const refusal = 'not compared: there is no such file in the workspace, or it is larger than 2 MB; open it first';
  return { side, refusal, problems: [] };
}
