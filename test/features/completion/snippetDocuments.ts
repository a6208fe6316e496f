import { complete } from '../../../server/src/features/completion/completion.ts';
import { snippetTable } from '../../../server/src/generated/snippetTable.ts';
import { formats } from '../../../server/src/registry.ts';
import { currentRows, type VersionRow } from '../../../server/src/shape/versions.ts';
import { acceptItem } from '../../support/acceptCompletion.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** A config that came out of accepting one snippet, as it is offered. */
export interface SnippetDocument {
  /** The version of the file and the label of the snippet, unique. */
  readonly name: string;
  readonly tool: 'butane' | 'ignition' | 'machineconfig' | 'cloud-config' | 'network-config';
  readonly text: string;
  readonly options: AnalyseOptions;
}

/** A file of a version in which a snippet may be accepted at `<|>`. */
interface Frame {
  readonly tool: SnippetDocument['tool'];
  readonly name: string;
  readonly text: string;
  readonly fileName: string;
  /** The release of the tool that judges, where no file names a version. */
  readonly release?: string;
}

const metadata = 'metadata:\n  name: 99-worker\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';

/** What every snippet makes of a file of every version that offers it, and every whole config of an empty file. */
export function snippetDocuments(): readonly SnippetDocument[] {
  const found = new Map<string, SnippetDocument>();
  for (const frame of frames()) {
    const offset = frame.text.indexOf('<|>');
    const text = frame.text.replace('<|>', '');
    const { fileName, tool, release } = frame;
    const settings = release === undefined ? {} : { tool: [release] };
    const options: AnalyseOptions = { fileName, languageId: tool, settings };
    for (const item of complete(analyseText(text, options), offset)) {
      if (item.kind !== 'snippet' || (text === '' && !item.label.includes(':'))) continue;
      const name = `${frame.name}: ${item.label}`;
      const made = acceptItem(text, item);
      // Whether the section above is gone on with from here or from within, the config is the same.
      if ([...found.values()].some((other) => other.text === made && other.tool === frame.tool)) continue;
      found.set(name, { name, tool: frame.tool, text: made, options });
    }
  }
  return [...found.values()];
}

function frames(): readonly Frame[] {
  const withSnippets = formats.filter(({ id }) => Object.hasOwn(snippetTable, id));
  return withSnippets.flatMap(({ id, versions }) => currentRows(versions).flatMap((row) => framesOf(id, row)));
}

function framesOf(tool: string, { id, variant, version }: VersionRow): readonly Frame[] {
  switch (tool) {
    case 'butane': {
      const head = `variant: ${variant}\nversion: ${version}\n${variant === 'openshift' ? metadata : ''}`;
      return [
        { tool, name: id, text: `${head}<|>\n`, fileName: 'config.bu' },
        { tool, name: 'empty', text: '<|>', fileName: 'config.bu' },
      ];
    }
    case 'ignition': {
      const text = `{\n  "ignition": {"version": "${version}"},\n  <|>\n}\n`;
      const wrapped = `${metadata}spec:\n  config:\n    ignition:\n      version: ${version}\n`;
      const head = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n';
      const isForClusters = !version.includes('-') && version < '3.6';
      const inCluster: readonly Frame[] = [
        {
          tool: 'machineconfig',
          name: `machineconfig-${id}`,
          text: `${head}${wrapped}    <|>\n`,
          fileName: 'config.yaml',
        },
        { tool: 'machineconfig', name: 'machineconfig', text: `${head}${wrapped}  <|>\n`, fileName: 'config.yaml' },
      ];
      return [
        { tool, name: `ignition-${id}`, text, fileName: 'config.ign' },
        { tool, name: 'empty', text: '<|>', fileName: 'config.ign' },
        ...(isForClusters ? inCluster : []),
      ];
    }
    case 'machineconfig':
      return [{ tool, name: 'empty machineconfig', text: '<|>', fileName: 'config.yaml' }];
    case 'cloud-config': {
      const release = `cloud-init@${version}`;
      return [
        { tool, name: `cloud-config-${id}`, text: '#cloud-config\n<|>\n', fileName: 'user-data', release },
        { tool, name: 'empty', text: '<|>', fileName: 'user-data', release },
      ];
    }
    case 'network-config': {
      const name = `network-config-${variant}`;
      const text = `version: ${variant.slice(1)}\n<|>\n`;
      const fileName = 'network-config';
      return [
        { tool, name, text, fileName },
        { tool, name: 'empty network-config', text: '<|>', fileName },
      ];
    }
    default:
      throw new Error(`no frame for ${tool}`);
  }
}
