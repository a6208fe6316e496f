import { replaceScalar } from '../../../document/textEdits.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { dottedDevice } from '../devices.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/filesystem-refused';
const notMade = 'the filesystem is not made';

/** Filesystems that `mkfs` of cc_disk_setup.py gives up on, though the schema takes them. */
export const filesystemRefused = configRule<Keys>({
  codes: [code],
  at: ['fs_setup.*'],
  *check(filesystem): Generator<Finding> {
    if (!isObject(filesystem)) return;
    const { device, extra_opts: options, cmd } = filesystem;
    if (typeof device === 'string') yield* dotInPath(device);
    if (typeof options === 'string' && options !== '' && cmd === undefined)
      yield {
        code,
        severity: 'error',
        message: `a text is handed to mkfs letter by letter, which it refuses: ${notMade}; write a list of the words`,
        path: ['extra_opts'],
        fixes: ({ node }, document) =>
          node.kind === 'scalar' && /^[\w./=,-]+(?: [\w./=,-]+)*$/u.test(options)
            ? [
                {
                  title: 'Write a list of the words',
                  edits: replaceScalar(document, node, `[${options.split(' ').map(quoted).join(', ')}]`, 'literal'),
                  certain: false,
                },
              ]
            : [],
      };
    if (Array.isArray(cmd) && cmd.length > 0)
      yield {
        code,
        severity: 'error',
        message: `\`cmd\` as a list fails in cloud-init, whose schema takes it: ${notMade}; write the command as one text`,
        path: ['cmd'],
      };
    if (typeof cmd === 'string') yield* strayPercent(cmd);
  },
});

/** In every path that has one, what stands behind the last dot is taken for a partition. */
function* dotInPath(device: string): Generator<Finding> {
  const { partition } = dottedDevice(device);
  if (partition === undefined || !device.startsWith('/') || /^(?:\d+|auto|any|none)$/u.test(partition)) return;
  if (holdsTemplate(device) || device.includes('$')) return;
  yield {
    code,
    severity: 'error',
    message: `cloud-init takes \`${partition}\`, which stands behind the last dot, for the partition: ${notMade}; use a name of the device without a dot, from \`device_aliases\` or \`/dev/disk\``,
    path: ['device'],
  };
}

function* strayPercent(cmd: string): Generator<Finding> {
  const stray = cmd.replaceAll(/%%|%\((?:label|filesystem|device)\)s/gu, '').includes('%');
  if (!stray || holdsTemplate(cmd)) return;
  yield {
    code,
    severity: 'error',
    message: `a \`%\` begins \`%(label)s\`, \`%(filesystem)s\` or \`%(device)s\` in \`cmd\`, and any other fails: ${notMade}; write \`%%\` for the sign itself`,
    path: ['cmd'],
  };
}

function quoted(word: string): string {
  return /^[a-z_/][\w./-]*$/iu.test(word) && !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(word)
    ? word
    : `"${word}"`;
}
