import { templateTable } from '../../generated/templateFacts.ts';
import type { TemplateFacts } from '../../shape/templateFacts.ts';

/** What cloud-init gives to a template. */
export function templateFacts(): TemplateFacts {
  const found = templateTable.templates.find(({ format }) => format === 'cloud-config');
  if (!found) throw new Error('schemas/templates.json knows no cloud-config');
  return found;
}
