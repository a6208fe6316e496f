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

export function mountOptionsLine(options: readonly string[]): readonly string[] {
  return options.length > 0 ? [`Options=${options.join(',')}`] : [];
}
