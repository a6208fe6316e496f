import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const files = {
  butane: 'butane/config/common/errors.go',
  ignition: 'config/shared/errors/errors.go',
};

/** The errors that the real tools' own sources give a name, and what they say: by tool, in the order of the source. */
export function namedErrors(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const arguments_ = ['list', '-m', '-f', '{{.Dir}}', 'github.com/coreos/ignition/v2'];
  const folder = execFileSync('go', arguments_, { cwd: 'test/oracle', encoding: 'utf8' }).trim();
  return Object.fromEntries(
    Object.entries(files).map(([tool, file]) => [tool, errorsIn(readFileSync(path.join(folder, file), 'utf8'))]),
  );
}

function errorsIn(source: string): Readonly<Record<string, string>> {
  const found = source.matchAll(/^\s*(Err\w+)\s*=\s*errors\.New\(("(?:[^"\\]|\\.)*")\)/gmu);
  return Object.fromEntries([...found].map(([, name = '', text = '']) => [name, JSON.parse(text)]));
}
