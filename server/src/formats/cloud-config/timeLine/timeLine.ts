import { reasonOf } from '../../../layers/factWords.ts';
import { hostsOf, type ModuleHost } from '../../../layers/moduleHosts.ts';
import { allModules, isBrought, isWorking, modulesIn, oftenOf, stageFacts } from '../../../layers/modulesOn.ts';
import { holdsFor, type NamedOs, osFacts } from '../../../layers/osFacts.ts';
import { systemName } from '../../../layers/systemsTaking.ts';
import type { ModuleRun, Often, StageFacts } from '../../../shape/moduleFacts.ts';
import { currentRows, versionTable } from '../../../shape/versions.ts';
import type { TimeLine, TimeLineInput, TimeLineStage, TimeLineStep } from '../../timeLine.ts';
import { type ConfigKey, type ConfigKeys, keyOf, keysOf, placesOf } from './readPlaces.ts';
import { type FoundText, textRuns } from './textRuns.ts';

/** What is looked at to tell which modules run. */
interface Telling {
  readonly keys: ConfigKeys;
  readonly texts: readonly FoundText[];
  readonly hosts: readonly ModuleHost[];
  readonly release: string;
}

/** What cloud-init runs for a config, stage by stage. */
export function timeLine({ text, parts, systems, release }: TimeLineInput): TimeLine {
  const configs = parts.filter(({ format }) => format === 'cloud-config').map(({ decoded }) => decoded);
  const telling: Telling = {
    keys: keysOf(configs, text),
    texts: textRuns(text),
    hosts: systems.flatMap(({ id }) => hostsOf(id)),
    release: release ?? newestRelease(),
  };
  const passedOver: TimeLineStep[] = [];
  const stages = stageFacts().map((stage): TimeLineStage => {
    const steps = stepsIn(stage, telling, passedOver);
    return { id: stage.id, title: stage.title, about: aboutStage(stage, telling), steps };
  });
  const read = new Set(stages.flatMap(({ steps }) => steps.flatMap(({ places }) => places.map(({ path }) => path[0]))));
  const unread = [...passedOver, ...stepsOfOtherReleases(telling)].filter(({ places }) =>
    places.some(({ path: [key] }) => !read.has(key)),
  );
  const notes = notesOn(systems, telling);
  return telling.hosts.length === 0 ? { notes, stages: [], passedOver: [] } : { notes, stages, passedOver: unread };
}

function newestRelease(): string {
  return currentRows(versionTable('cloud-config')).at(-1)?.version ?? '';
}

function aboutStage(stage: StageFacts, telling: Telling): string {
  const { hosts, release } = telling;
  const notes = (stage.notes ?? []).filter(
    (note) => holdsFor(note, release) && !hosts.some(({ id }) => note.notOn?.includes(id)),
  );
  return [`${unitOf(stage, telling)}: ${stage.about}`, ...notes.map(({ text }) => text)].join('; ');
}

function unitOf({ unit, unitWas }: StageFacts, { release }: Telling): string {
  return unitWas && holdsFor({ until: unitWas.until }, release) ? unitWas.name : unit;
}

function notesOn(systems: readonly NamedOs[], { hosts }: Telling): readonly string[] {
  return [
    // Where none is chosen, what is not known of one of many helps nobody.
    ...(systems.length === 1 ? systems.filter(({ id }) => hostsOf(id).length === 0).map(unknownSystem) : []),
    ...(systems.length > 1 ? ['No system is chosen: modules of all that may be meant are listed.'] : []),
    ...(systems.length === 1 && hosts.length > 1
      ? [`Images are made with the list of modules of ${namesOf(hosts)}: modules of all of them are listed.`]
      : []),
  ];
}

function unknownSystem({ id }: NamedOs): string {
  const whole = osFacts(id)?.settings?.find(
    ({ format, keys, except, at }) => format === 'cloud-config' && !keys && !except && at === undefined,
  );
  const name = systemName(id).replace(/ with .*$/u, '');
  const other = osFacts(id)?.runs?.find((row) => row.format === 'cloud-config');
  if (other) return `No module of cloud-init runs on ${name}: ${other.how}.`;
  return whole
    ? `Nothing on ${name} reads this config: ${reasonOf(whole)}.`
    : `Which modules run on ${name} is not known.`;
}

/** What does not run is put into `passedOver`. */
function stepsIn(stage: StageFacts, telling: Telling, passedOver: TimeLineStep[]): readonly TimeLineStep[] {
  const own = stage.list === undefined ? undefined : ownList(telling.keys.get(stage.list)?.at(-1), telling);
  const modules = own ?? modulesIn(stage.id, telling.release);
  const before = stage.id === 'network' ? textSteps(telling, undefined) : [];
  const steps = modules.flatMap((module): readonly TimeLineStep[] => {
    const step = stepOf(module, telling);
    if (step?.often !== undefined) return [step];
    if (step) passedOver.push(step);
    return [];
  });
  if (own) passedOver.push(...leftOut(modulesIn(stage.id, telling.release), own, telling));
  return [...before, ...steps];
}

/** What would have run in a stage, had the config not listed something else. */
function leftOut(usual: readonly ModuleRun[], own: readonly ModuleRun[], { keys }: Telling): readonly TimeLineStep[] {
  return usual
    .filter(({ name }) => !own.some((module) => module.name === name))
    .flatMap(({ name, reads }) => {
      const places = reads.flatMap((read) => placesOf(read, keys));
      const does = 'the config itself lists what runs, without it';
      return places.length === 0 ? [] : [{ name, often: undefined, does, isByItself: false, places }];
    });
}

function stepOf(module: ModuleRun, telling: Telling): TimeLineStep | undefined {
  const { keys, hosts, release } = telling;
  const { name, reads, starts, does, alone } = module;
  const texts = textSteps(telling, name).flatMap(({ places }) => places);
  const places = [...reads.flatMap((read) => placesOf(read, keys)), ...texts];
  const passed = (why: string): TimeLineStep | undefined =>
    places.length === 0 ? undefined : { name, often: undefined, does: why, isByItself: false, places };
  const listed = hosts.filter((host) => isBrought(module, host, release));
  const running = listed.filter((host) => isWorking(module, host, release));
  if (listed.length === 0) return passed(`it is not in the list of modules of ${namesOf(hosts)}`);
  if (running.length === 0)
    return passed(`it is not made for ${namesOf(listed)}, and passed over there without a word`);
  if (starts && !starts.some((key) => keys.has(key)))
    return passed(`it runs only where there is ${starts.map((key) => `\`${key}\``).join(' or ')}`);
  if (places.length === 0 && alone === undefined) return undefined;
  return {
    name,
    often: oftenWords[oftenOf(module, release)],
    does: `${places.length > 0 ? does : alone}${exceptions(running, hosts)}`,
    isByItself: places.length === 0,
    places,
  };
}

/** Of the texts beside the configs those that a module runs, or those that run before all modules. */
function textSteps({ texts }: Telling, module: string | undefined): readonly TimeLineStep[] {
  return texts
    .filter(({ run }) => run.module === module)
    .map(({ run: { type, often = 'instance', does = '' }, place }) => {
      return { name: type, often: oftenWords[often], does, isByItself: false, places: [place] };
    });
}

/** What asks for modules that came with a later release, or went with an earlier one. */
function stepsOfOtherReleases({ keys, release }: Telling): readonly TimeLineStep[] {
  const there = new Set(allModules().flatMap((module) => (holdsFor(module, release) ? [module.name] : [])));
  // One that has moved stands in the table for each of its places.
  const absent = new Map<string, ModuleRun>();
  for (const module of allModules())
    if (!there.has(module.name) && !absent.has(module.name)) absent.set(module.name, module);
  return [...absent.values()].flatMap(({ name, reads, since, until }) => {
    const places = reads.filter((read) => keys.has(keyOf(read))).flatMap((read) => placesOf(read, keys));
    if (places.length === 0) return [];
    const isLater = since !== undefined && !holdsFor({ since }, release);
    const does = isLater
      ? `cloud-init ${release} does not have it: it came with ${since}`
      : `cloud-init ${release} does not have it any more: it went with ${until}`;
    return [{ name, often: undefined, does, isByItself: false, places }];
  });
}

/** The modules that a config itself lists for a stage; undefined where it does not, or a template decides. */
function ownList(said: ConfigKey | undefined, { release }: Telling): readonly ModuleRun[] | undefined {
  if (!said?.value.items) return undefined;
  const stages = stageFacts().flatMap(({ id }) => modulesIn(id, release));
  return said.value.items.flatMap(({ value: { value, items } }): readonly ModuleRun[] => {
    const [name, often] = items ? items.map((item) => item.value.value) : [value];
    const module = typeof name === 'string' && stages.find((one) => one.name === name.trim().replaceAll('-', '_'));
    if (!module) return [];
    const { listed: _listed, notListed: _notListed, was: _was, ...rest } = module;
    const chosen = typeof often === 'string' && Object.hasOwn(oftenNames, often) ? oftenNames[often] : undefined;
    return [chosen ? { ...rest, often: chosen } : module.was ? { ...rest, was: module.was } : rest];
  });
}

const oftenNames: Readonly<Record<string, Often>> = {
  always: 'boot',
  'once-per-instance': 'instance',
  once: 'once',
};

const oftenWords: Readonly<Record<Often, string>> = {
  boot: 'every boot',
  instance: 'once per instance',
  once: 'once',
};

function exceptions(running: readonly ModuleHost[], hosts: readonly ModuleHost[]): string {
  const others = hosts.filter((host) => !running.includes(host));
  if (others.length === 0) return '';
  return others.length < running.length ? `; not on ${namesOf(others)}` : `; only on ${namesOf(running)}`;
}

const mostNames = 5;

function namesOf(hosts: readonly ModuleHost[]): string {
  const names = [...new Set(hosts.map(({ id }) => systemName(id).replace(/ with .*$/u, '')))];
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
