import { writtenFiles } from '../../../generated/machineFacts.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import type { WrittenFile } from '../../../shape/machineFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { ruleOfName } from '../../ruleOfName.ts';
import type { Keys } from '../keys.ts';
import { setMode } from '../rules/setMode.ts';
import { type WrittenText, writtenTexts } from '../writtenFile.ts';

export const filesAsReadCode = 'cloud-config/file-passed-over';

/** Files that the program they are for passes over, because of their name, their mode or how they end. */
export function filesAsRead(systems: readonly KnownSystem[]): ConfigRule {
  const rules = writtenFiles.rules.filter(({ on }) => !on || systems.every(({ id }) => on.includes(id)));
  return configRule<Keys>({
    codes: [filesAsReadCode],
    at: [''],
    *check({ write_files: files }): Generator<Finding> {
      const all = writtenTexts(files);
      for (const written of all) {
        const { index, path, file } = written;
        const isNamed = (name: string): boolean =>
          all.some((each) => each !== written && (each.text ?? name).includes(name));
        const rule =
          ruleOfName(path, rules, isNamed) ?? rules.find((each) => isMeant(each, path) && isBroken(each, written));
        if (!rule) continue;
        const key = rule.name !== undefined ? 'path' : rule.ends ? 'content' : 'permissions';
        yield {
          code: filesAsReadCode,
          severity: 'warning',
          message: `nothing comes of \`${path}\`: ${rule.because}; ${rule.instead}`,
          path: ['write_files', index, file[key] === undefined ? 'path' : key],
          isOwn: true,
          fixes: ({ node }, document) =>
            rule.mode === undefined ? [] : setMode(node, Number.parseInt(rule.mode, 8), document),
        };
      }
    },
  });
}

function isMeant({ in: folder, at }: WrittenFile, path: string): boolean {
  return at === undefined ? path.slice(0, path.lastIndexOf('/')) === folder : path === at;
}

function isBroken(rule: WrittenFile, { mode, text, file }: WrittenText): boolean {
  if (rule.name !== undefined) return false;
  if (rule.ends) return text !== undefined && text !== '' && !text.endsWith('\n') && file.append === undefined;
  return mode !== undefined && (mode & closedBy(rule)) !== 0;
}

function closedBy({ closed = '0' }: WrittenFile): number {
  return Number.parseInt(closed, 8);
}
