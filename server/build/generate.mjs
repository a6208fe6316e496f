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
  const facts = (name) => JSON.parse(readFileSync(path.join(root, 'schemas', `${name}.json`), 'utf8'));
  const { systems } = facts('os');
  const { providers } = facts('providers');
  const files = {
    'schemas.ts': schemaModule(schemas, tables, systems, providers),
    'unitFacts.ts': factModule('unitFacts', { SystemdFacts: facts('systemd'), QuadletFacts: facts('quadlet') }),
    'unitTexts.ts': factModule('unitTexts', {
      SystemdTexts: facts('systemd-texts'),
      QuadletTexts: facts('quadlet-texts'),
      UnitWords: facts('unit-words'),
    }),
    'kernelArguments.ts': factModule('kernelArguments', { KernelArguments: facts('kernel-arguments') }),
    'nameFacts.ts': factModule('nameFacts', { NameFacts: facts('names') }),
    'detectionFacts.ts': factModule('detectionFacts', { DetectionFacts: facts('detection') }),
    'machineFacts.ts': factModule('machineFacts', {
      AccountNames: facts('accounts'),
      CommandFacts: facts('commands'),
      WrittenFiles: facts('written-files'),
    }),
    'accountFacts.ts': factModule('accountFacts', { SshFacts: facts('ssh'), PasswordFacts: facts('passwords') }),
    'moduleFacts.ts': factModule('moduleFacts', { ModuleFacts: facts('modules') }),
    'userDataFacts.ts': factModule('userDataFacts', { UserDataFacts: facts('user-data') }),
    'toolFacts.ts': factModule('toolFacts', { ToolFacts: withoutWords(facts('cloud-init')) }),
    'snippetTable.ts': factModule('snippetTable', { SnippetTable: readSnippets() }),
    'suggestionTable.ts': factModule('suggestionTable', { SuggestionTable: facts('suggestions') }),
    'templateFacts.ts': factModule('templateFacts', { TemplateTable: facts('templates') }),
    'usageTable.ts': factModule('usageTable', { UsageTable: facts('usage') }),
    'layerTables.ts': layerModule(),
    ...compileValidators(schemas),
    ...(await declareTypes(schemas)),
  };
  return Object.entries(files)
    .filter(([name, content]) => writeWhenChanged(path.join(target, name), content))
    .map(([name]) => name);
}

/** Folders of `schemas/` that belong to no format: when settings act, what edits cost by their values, and where paths lead. */
const layerFolders = ['acts', 'edits', 'os'];

/** All schema files by their path in the repository, and the version tables by format. */
export function readSchemas() {
  const schemas = {};
  const tables = {};
  for (const entry of readdirSync(path.join(root, 'schemas'), { withFileTypes: true })) {
    if (!entry.isDirectory() || layerFolders.includes(entry.name)) continue;
    for (const name of readdirSync(path.join(root, 'schemas', entry.name)).sort()) {
      if (!name.endsWith('.json')) continue;
      const content = JSON.parse(readFileSync(path.join(root, 'schemas', entry.name, name), 'utf8'));
      if (name === 'snippets.json') continue;
      if (name === 'versions.json') tables[entry.name] = content;
      else schemas[`schemas/${entry.name}/${name}`] = content;
    }
  }
  return { schemas, tables };
}

/** The snippets of every format that has some. */
function readSnippets() {
  const folders = readdirSync(path.join(root, 'schemas'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const files = folders.map(({ name }) => [name, path.join(root, 'schemas', name, 'snippets.json')]);
  return Object.fromEntries(
    files
      .filter(([, file]) => existsSync(file))
      .map(([format, file]) => [format, JSON.parse(readFileSync(file, 'utf8')).snippets]),
  );
}

function schemaModule(schemas, tables, systems, providers) {
  return `// Generated from schemas/; do not edit.
import { lazyTable } from '../base/lazyTable.ts';
import { withKeysOf } from '../shape/withKeysOf.ts';
import type { Keywords } from '../shape/keywords.ts';
import type { OperatingSystem } from '../shape/operatingSystem.ts';
import type { Provider } from '../shape/provider.ts';
import type { OtherTable, VersionTable } from '../shape/versionTable.ts';

export const operatingSystems: readonly OperatingSystem[] = ${parsed(withoutSources(systems))};

export const providers: readonly Provider[] = ${parsed(providers)};

export const schemaFiles: Readonly<Record<string, Keywords>> = ${schemasLater(schemas)};

export const versionTables: Readonly<Record<string, OtherTable | VersionTable>> = ${parsedLater(withoutSources(tables))};
`;
}

// One string that is parsed: engines read it several times faster than an object literal of this size.
function parsed(value) {
  return `JSON.parse(\n  ${JSON.stringify(JSON.stringify(value))},\n)`;
}

// Each member of an object when it is first asked for.
function parsedLater(table) {
  const members = Object.entries(table).map(([name, value]) => `  ${JSON.stringify(name)}: () => ${parsed(value)},\n`);
  return `lazyTable({\n${members.join('')}})`;
}

// A key at the root that is the same key of another format is not written out: most of those stand side by side.
function schemasLater(schemas) {
  const members = Object.entries(schemas).map(([name, schema]) => {
    const [lender] = Object.values(schema.properties ?? {}).flatMap(({ $ref }) => lenderOf($ref) ?? []);
    if (lender === undefined) return `  ${JSON.stringify(name)}: () => ${parsed(schema)},\n`;
    const isLent = ([key, { $ref }]) => $ref === `${lender}#/properties/${key}`;
    const properties = Object.fromEntries(Object.entries(schema.properties).filter((entry) => !isLent(entry)));
    const from = path.posix.join(path.posix.dirname(name), lender);
    const own = parsed({ ...schema, properties });
    return `  ${JSON.stringify(name)}: () => withKeysOf(schemaFiles[${JSON.stringify(from)}], ${JSON.stringify(lender)}, ${own}),\n`;
  });
  return `lazyTable({\n${members.join('')}})`;
}

function lenderOf(reference) {
  return /^(?<file>\.\.\/.*\/index\.json)#\/properties\//u.exec(reference ?? '')?.groups?.file;
}

// When settings act, by family; by operating system what values change in that, and the path tables, each with the rows of the
// one that it is like.
function layerModule() {
  const tables = Object.fromEntries(
    layerFolders.map((folder) => [
      folder,
      readdirSync(path.join(root, 'schemas', folder))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => [
          path.basename(name, '.json'),
          JSON.parse(readFileSync(path.join(root, 'schemas', folder, name), 'utf8')),
        ]),
    ]),
  );
  const acts = withoutSources(Object.fromEntries(tables.acts.map(([family, { settings }]) => [family, settings])));
  const edits = withoutSources(
    Object.fromEntries(tables.edits.map(([id, { formats, rows }]) => [id, { formats, rows }])),
  );
  const systems = Object.fromEntries(tables.os);
  const osTables = Object.fromEntries(tables.os.map(([id]) => [id, withLike(id, systems)]));
  return `// Generated from schemas/acts, schemas/edits and schemas/os; do not edit.
import { lazyTable } from '../base/lazyTable.ts';
import type { ActsFamily } from '../shape/acts.ts';
import type { EditTable } from '../shape/editRow.ts';
import type { OsFacts } from '../shape/osFacts.ts';

export const actsTables: Readonly<Record<string, ActsFamily>> = ${parsedLater(acts)};

export const editTables: Readonly<Record<string, EditTable>> = ${parsedLater(edits)};

export const osTables: Readonly<Record<string, OsFacts>> = ${parsedLater(osTables)};
`;
}

// Where a fact comes from is for who looks after it; nothing that runs asks for it.
function withoutSources(facts) {
  return JSON.parse(JSON.stringify(facts), function (key, value) {
    return key === 'source' && !Array.isArray(this) ? undefined : value;
  });
}

/** A row stands in for those of the same prefix in the table that this one is like. Tables that rules read hold for their system alone. */
function withLike(id, systems) {
  const { $schema: _schema, like, ...read } = systems[id];
  const own = withoutSources(read);
  if (like === undefined) return { links: [], ...own };
  const other = withLike(like, systems);
  const merged = (key) => {
    const rows = own[key] ?? [];
    return [...rows, ...other[key].filter((row) => !rows.some(({ prefix }) => prefix === row.prefix))];
  };
  return { ...own, links: merged('links'), paths: merged('paths') };
}

// Facts by the name of their type.
function factModule(file, facts) {
  const tables = Object.entries(facts).map(([type, table]) => {
    const name = type[0].toLowerCase() + type.slice(1);
    return `export const ${name}: ${type} = ${parsedLater(plainFacts(table))};\n`;
  });
  const types = Object.keys(facts).join(', ');
  return `// Generated from schemas/; do not edit.\nimport { lazyTable } from '../base/lazyTable.ts';\nimport type { ${types} } from '../shape/${file}.ts';\n\n${tables.join('\n')}`;
}

// Tables that each say what they are and where they come from.
function withoutWords(tables) {
  return Object.fromEntries(
    Object.entries(tables)
      .filter(([, table]) => typeof table === 'object')
      .map(([name, { release: _release, ...table }]) => [name, plainFacts(table)]),
  );
}

// What maintainers read stays behind.
function plainFacts({ $comment: _comment, description: _about, source: _source, configs: _configs, ...facts }) {
  return facts;
}

function writeWhenChanged(file, content) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return false;
  writeFileSync(file, content);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await generate()).join('\n'));
