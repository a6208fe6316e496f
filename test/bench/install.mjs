// Installs the generic YAML language server, for whoever needs it beside ours.
import path from 'node:path';
import { installPackages, root } from '../setup.mjs';

await installPackages(path.join(root, 'test/bench'));
