import type { Path } from '../../../base/path.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';

export const deviceCode = 'layers/device-gone-after-boot';

/** Units and kernel arguments that name a device by a link that is there for Ignition only. */
export function deviceGoneAfterBoot(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ devices }) => devices)) return undefined;
  return configRule<IgnitionConfig>({
    codes: [deviceCode],
    at: [''],
    *check({ systemd, kernelArguments }) {
      for (const [index, { contents, dropins }] of knownItems(systemd?.units).entries()) {
        const path = ['systemd', 'units', index];
        yield* found(contents, [...path, 'contents'], systems);
        for (const [at, dropin] of knownItems(dropins).entries())
          yield* found(dropin.contents, [...path, 'dropins', at, 'contents'], systems);
      }
      for (const [index, argument] of knownItems(kernelArguments?.shouldExist).entries())
        yield* found(argument, ['kernelArguments', 'shouldExist', index], systems);
    },
  });
}

function* found(text: unknown, path: Path, systems: readonly KnownSystem[]): Generator<Finding> {
  if (typeof text !== 'string' || !text.includes('/dev/')) return;
  const row = factOnAll(
    systems,
    ({ devices }) => devices,
    (device) => text.includes(device.path),
  );
  if (!row) return;
  const start = text.indexOf(row.path);
  // Comments name things that nobody uses.
  if (/^\s*[#;]/u.test(text.slice(text.lastIndexOf('\n', start) + 1, start))) return;
  yield {
    code: deviceCode,
    severity: 'warning',
    message: `\`${row.path}\` is gone once ${namesOfSystems(systems)} is up: ${reasonOf(row)}`,
    path,
    span: { start, end: start + row.path.length },
    isOwn: true,
  };
}
