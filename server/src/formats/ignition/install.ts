import type { UnitFile, UnitSection } from '../../embedded/readUnit.ts';
import { isSlipOf, sameWord } from '../../shape/nearest.ts';

/** Whether a unit says what enabling it does. An empty section says nothing. */
export function hasInstall({ sections }: UnitFile): boolean {
  return sections.some(({ name, options }) => name === 'Install' && options.length > 0);
}

/** The section that was probably meant to say it: it is empty, or systemd does not take it for that one. */
export function nearlyInstall({ sections }: UnitFile): UnitSection | undefined {
  return (
    sections.find(({ name }) => sameWord(name, 'Install')) ?? sections.find(({ name }) => isSlipOf(name, 'Install'))
  );
}
