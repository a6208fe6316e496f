// Writes server/src/generated/ from schemas/: the schema files as one module, the compiled validators, and the types
// of the decoded values. Run by esbuild.mjs before every bundle; files that did not change are left alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { declareTypes } from './types.mjs';
import { compileValidators } from './validators.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(root, 'server/src/generated');

/** Generates everything; returns the names of the files whose content changed. */
export async function generate() {
  mkdirSync(target, { recursive: true });
  const { schemas, tables } = readSchemas();
  const { systems } = JSON.parse(readFileSync(path.join(root, 'schemas/os.json'), 'utf8'));
  const { providers } = JSON.parse(readFileSync(path.join(root, 'schemas/providers.json'), 'utf8'));
  const files = {
    'schemas.ts': schemaModule(schemas, tables, systems, providers),
    ...compileValidators(schemas),
    ...(await declareTypes(schemas)),
  };
  return Object.entries(files)
    .filter(([name, content]) => writeWhenChanged(path.join(target, name), content))
    .map(([name]) => name);
}

/** All schema files by their path in the repository, and the version tables by format. */
export function readSchemas() {
  const schemas = {};
  const tables = {};
  for (const entry of readdirSync(path.join(root, 'schemas'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of readdirSync(path.join(root, 'schemas', entry.name)).sort()) {
      if (!name.endsWith('.json')) continue;
      const content = JSON.parse(readFileSync(path.join(root, 'schemas', entry.name, name), 'utf8'));
      if (name === 'versions.json') tables[entry.name] = content;
      else schemas[`schemas/${entry.name}/${name}`] = content;
    }
  }
  return { schemas, tables };
}

// One string that is parsed at start: engines read it several times faster than an object literal of this size.
function schemaModule(schemas, tables, systems, providers) {
  return `// Generated from schemas/; do not edit.
import type { Keywords } from '../shape/keywords.ts';
import type { OperatingSystem } from '../shape/operatingSystem.ts';
import type { Provider } from '../shape/provider.ts';
import type { VersionTable } from '../shape/versions.ts';

export const operatingSystems: readonly OperatingSystem[] = JSON.parse(
  ${JSON.stringify(JSON.stringify(systems))},
);

export const providers: readonly Provider[] = JSON.parse(
  ${JSON.stringify(JSON.stringify(providers))},
);

export const schemaFiles: Readonly<Record<string, Keywords>> = JSON.parse(
  ${JSON.stringify(JSON.stringify(schemas))},
);

export const versionTables: Readonly<Record<string, VersionTable>> = JSON.parse(
  ${JSON.stringify(JSON.stringify(tables))},
);
`;
}

function writeWhenChanged(file, content) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return false;
  writeFileSync(file, content);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await generate()).join('\n'));
