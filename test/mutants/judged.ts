import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyseInput } from '../../server/src/cli/analyseInput.ts';
import type { Projects } from '../../server/src/cli/projects.ts';
import { caseShelf } from '../convert/cases/caseShelf.ts';
import { randomFiles } from '../convert/randomConfig.ts';
import { putOnDisk } from '../convert/shelf.ts';
import { type PlacedProblem, placedProblem } from '../support/placedProblem.ts';
import type { Tool } from './mutant.ts';

const noProjects: Projects = { projectOf: async () => undefined, mistakes: () => 0 };
const fileNames = { butane: 'config.bu', ignition: 'config.ign', machineconfig: 'config.yaml' };

/** What we say of a config that is known for one of its format. */
export async function judged(tool: Tool, text: string, filesDir: string): Promise<readonly PlacedProblem[]> {
  const settings = { format: tool, filesDir: pathToFileURL(filesDir).href };
  const input = { name: fileNames[tool], bytes: Buffer.from(text), isNamed: true };
  const { found, document } = await analyseInput(input, settings, noProjects, { isConversion: true });
  return found()
    .filter(({ part }) => part === undefined)
    .map((problem) => placedProblem(problem, document.lineStarts));
}

/** Puts every file that the configs name into a folder of its own, and takes it away again. */
export async function withFiles<T>(use: (filesDir: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-mutants-')));
  const filesDir = path.join(folder, 'files');
  try {
    putOnDisk(caseShelf, folder);
    putOnDisk(randomFiles, filesDir);
    return await use(filesDir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
