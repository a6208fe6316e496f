import { holdsTemplate, isPlaceholder } from '../../embedded/placeholder.ts';

/** Whether somebody else puts something into a text before cloud-init sees it, so that nothing can be said of it. */
export function isFilledIn(text: string): boolean {
  return holdsTemplate(text) || text.includes('${') || text.includes('$(');
}

/** The same of a name, which may also only keep the place for one. */
export function isNoName(text: string): boolean {
  return isFilledIn(text) || isPlaceholder(text);
}
