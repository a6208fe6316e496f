import { headOf } from '../convert/cases/conversionCase.ts';

/** A mistake, in the versions whose real tool is to be asked about it. */
export interface Mistake {
  /** What is wrong, and with what. */
  readonly name: string;
  /** Our codes for it, all of them, in any order; none where it is fine and must be left alone. */
  readonly codes: readonly string[];
  /** Rows of the version table: `fcos-1.6.0`. */
  readonly butane?: readonly string[];
  /** Spec versions: `3.4.0`. Where the config is to stand inside a MachineConfig: `machineconfig 3.4.0`. */
  readonly ignition?: readonly string[];
  /** A Butane config without its head. */
  readonly text?: string;
  /** True where the head is to be the version only, without the metadata that openshift needs. */
  readonly isBare?: boolean;
  /** An Ignition config without its version. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Where the tool does not come to see all of it, because an earlier step of it fails: why. */
  readonly wave?: string;
  /** Where the tool's own position is wrong or random: why. Then only what it finds is compared. */
  readonly misplaced?: string;
}

export interface RuleCase extends Pick<Mistake, 'codes' | 'wave' | 'misplaced'> {
  readonly name: string;
  readonly tool: 'butane' | 'ignition' | 'machineconfig';
  readonly text: string;
}

export function casesOf(mistakes: readonly Mistake[]): readonly RuleCase[] {
  return mistakes.flatMap((mistake) => [
    ...(mistake.butane ?? []).map((version) => butaneCase(mistake, version)),
    ...(mistake.ignition ?? []).map((version) => ignitionCase(mistake, version)),
  ]);
}

function butaneCase(mistake: Mistake, id: string): RuleCase {
  const [variant = '', ...version] = id.split('-');
  const row = { variant, version: version.join('-') };
  const head = mistake.isBare ? `variant: ${row.variant}\nversion: ${row.version}\n` : headOf(row);
  const text = `${head}${mistake.text ?? ''}`;
  return { ...verdictOf(mistake, id), tool: 'butane', text };
}

function ignitionCase(mistake: Mistake, name: string): RuleCase {
  const version = name.replace('machineconfig ', '');
  const { ignition, ...sections } = mistake.config ?? {};
  const section = typeof ignition === 'object' ? ignition : {};
  const config = { ignition: { version, ...section }, ...sections };
  const text = JSON.stringify(config, undefined, 2);
  if (name === version) return { ...verdictOf(mistake, `Ignition ${name}`), tool: 'ignition', text };
  return { ...verdictOf(mistake, `MachineConfig with ${version}`), tool: 'machineconfig', text: wrapped(text) };
}

/** JSON is YAML. */
function wrapped(config: string): string {
  return `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-test
  labels:
    machineconfiguration.openshift.io/role: worker
spec:
  config:
${config.replaceAll(/^/gmu, '    ')}
`;
}

function verdictOf({ name, codes, wave, misplaced }: Mistake, version: string) {
  return {
    name: `${name}, ${version}`,
    codes,
    ...(wave === undefined ? {} : { wave }),
    ...(misplaced === undefined ? {} : { misplaced }),
  };
}
