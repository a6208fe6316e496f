import { unitNameEscape } from '../../embedded/unitNameEscape.ts';
import { generatedMark } from '../generatedUnit.ts';

/** What a mount unit is made from. */
export interface Mount {
  readonly device: string;
  readonly path: string;
  readonly format: string;
  readonly options: readonly string[];
  /** Whether the device is there only when the network is. */
  readonly isRemote: boolean;
}

/** The unit that Butane makes for `with_mount_unit`, to the letter; it ends without a line break. */
export function mountUnitText({ device, path, format, options, isRemote }: Mount): string {
  const check = `systemd-fsck@${unitNameEscape(device)}.service`;
  return [
    generatedMark,
    '[Unit]',
    `Requires=${check}`,
    `After=${check}`,
    '',
    '[Mount]',
    `Where=${path}`,
    `What=${device}`,
    `Type=${format}`,
    ...mountOptionsLine(options),
    '',
    '[Install]',
    `RequiredBy=${isRemote ? 'remote-fs.target' : 'local-fs.target'}`,
  ].join('\n');
}

function mountOptionsLine(options: readonly string[]): readonly string[] {
  return options.length > 0 ? [`Options=${options.join(',')}`] : [];
}

/** A unit that Butane makes of a filesystem. */
export interface FilesystemUnit {
  readonly name: string;
  readonly contents: string;
}

/**
 * The unit that `with_mount_unit` stands for.
 *
 * @param isSwap whether it switches swap space on; older versions mount it as they mount all else
 */
export function filesystemUnit(mount: Mount, isSwap: boolean): FilesystemUnit {
  const { device, path, options } = mount;
  return isSwap
    ? { name: `${unitNameEscape(device)}.swap`, contents: swapUnitText(device, options) }
    : { name: `${unitNameEscape(path)}.mount`, contents: mountUnitText(mount) };
}

function swapUnitText(device: string, options: readonly string[]): string {
  const lines = [generatedMark, '[Swap]', `What=${device}`, ...mountOptionsLine(options)];
  return [...lines, '', '[Install]', 'RequiredBy=swap.target'].join('\n');
}
