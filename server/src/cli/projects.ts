import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host } from '../base/host.ts';
import { findProject, type Project } from '../settings/findProject.ts';
import { failureWords } from './failureWords.ts';
import { problemLines } from './problemReport.ts';
import { visibleLines } from './visible.ts';

/** Finds the settings of files, and tells of each mistake in them once, however many files they hold for. */
export interface Projects {
  readonly projectOf: (uri: string) => Promise<Project | undefined>;
  /** How many mistakes, and settings that could not be read, there were so far. */
  readonly mistakes: () => number;
}

export function openProjects(): Projects {
  const byFolder = new Map<string, Promise<Project | undefined>>();
  const reported = new Set<string>();
  let mistakes = 0;
  const report = (uri: string, count: number, lines: readonly string[]): void => {
    if (reported.has(uri) || count === 0) return;
    reported.add(uri);
    mistakes += count;
    process.stderr.write(visibleLines(lines));
  };
  const host = diskHost((uri, reason) => report(uri, 1, [`strata: ${shownPath(uri)}: ${reason}`]));
  const find = async (uri: string): Promise<Project | undefined> => {
    const project = await findProject(host, uri);
    if (!project) return undefined;
    const { document, problems } = project;
    report(
      project.uri,
      problems.length,
      problems.flatMap((problem) => problemLines(problem, document, shownPath(project.uri))),
    );
    return project;
  };
  return {
    projectOf: (uri) => {
      const folder = uri.slice(0, uri.lastIndexOf('/'));
      const known = byFolder.get(folder) ?? find(uri);
      byFolder.set(folder, known);
      return known;
    },
    mistakes: () => mistakes,
  };
}

/** On the command line a project file is read wherever it lies. */
function diskHost(unreadable: (uri: string, reason: string) => void): Pick<Host, 'readFile'> {
  return {
    readFile: (uri) =>
      readFile(fileURLToPath(uri)).catch((error: NodeJS.ErrnoException) => {
        // Silence about settings that are there would make files look better than they are.
        if (!isAbsence(error)) unreadable(uri, failureWords(error));
        return undefined;
      }),
  };
}

function isAbsence({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

/** Relative to where the command runs, for what lies below. */
function shownPath(uri: string): string {
  const file = fileURLToPath(uri);
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
