import { pathOfUri, uriKey } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import { longestText } from '../document/readText.ts';
import { userDataSize } from '../features/conversion/userDataSize.ts';
import { ourFilesBelow, workspaceLimits } from '../features/ourFiles.ts';
import type { Service } from '../service.ts';
import type { DiagnosticReport, MakeReport } from './diagnosticReports.ts';

/** In bytes; of larger ones no text is read. */
const largestFile = longestText;

/** The files of the workspace that are not open, and what there is to say of them. */
export interface WorkspaceFiles {
  /** The URIs of all that may be ours, open or not. */
  readonly list: () => Promise<readonly string[]>;
  /** Undefined for what is not ours. */
  readonly report: (uri: string) => Promise<DiagnosticReport | undefined>;
  /** Forgets what those files said, and what depends on them; whether there was any. */
  readonly changed: (uris: readonly string[]) => boolean;
  /** Forgets which files there are. */
  readonly relist: () => void;
  /** Forgets everything. */
  readonly forget: () => void;
}

export interface WorkspaceFilesInputs {
  readonly service: Service;
  readonly host: Host;
  readonly makeReport: MakeReport;
  /** The URIs of the folders that are to be looked through. */
  readonly folders: () => Promise<readonly string[]>;
}

interface Judged {
  readonly report: DiagnosticReport | undefined;
  readonly dependsOn: (paths: readonly string[]) => boolean;
}

interface Judging {
  readonly promise: Promise<Judged>;
  /** Undefined while it is under way. */
  done?: Judged;
}

const unread: Judged = { report: undefined, dependsOn: () => false };

export function createWorkspaceFiles({ service, host, makeReport, folders }: WorkspaceFilesInputs): WorkspaceFiles {
  /** By `uriKey`. */
  const known = new Map<string, Judging>();
  let listed: Promise<readonly string[]> | undefined;

  const walk = async (): Promise<readonly string[]> => {
    const { files, isComplete } = await ourFilesBelow(host, await folders(), workspaceLimits);
    if (!isComplete) host.log('warning', `the workspace is too large: only ${files.length} of its files are checked`);
    return files;
  };
  const judge = async (uri: string): Promise<Judged> => {
    try {
      const found = await service.fileAnalysis(uri, largestFile);
      if (!found) return unread;
      const { analysis, dependsOn } = found;
      const isOurs = analysis.info.format !== null || analysis.problems().length > 0;
      return { report: isOurs ? makeReport(analysis, userDataSize(analysis)) : undefined, dependsOn };
    } catch (error) {
      // A mistake of ours about one file is no reason to be silent about the others.
      host.log('error', `${uri}: ${String(error)}`);
      return unread;
    }
  };
  const begin = (uri: string): Judging => {
    const judging: Judging = { promise: judge(uri) };
    void judging.promise.then((judged) => {
      judging.done = judged;
    });
    return judging;
  };
  return {
    list: () => {
      listed ??= walk();
      return listed;
    },
    report: async (uri) => {
      const key = uriKey(uri);
      const judging = known.get(key) ?? begin(uri);
      known.set(key, judging);
      return (await judging.promise).report;
    },
    changed: (uris) => {
      const before = known.size;
      const paths = uris.map(pathOfUri);
      for (const uri of uris) known.delete(uriKey(uri));
      // What is under way may have read the old state.
      for (const [key, { done }] of known) if (!done || done.dependsOn(paths)) known.delete(key);
      return known.size < before;
    },
    relist: () => {
      listed = undefined;
    },
    forget: () => {
      listed = undefined;
      known.clear();
    },
  };
}
