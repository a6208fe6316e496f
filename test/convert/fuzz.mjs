// `npm run fuzz:convert [-- --seed N --accepted N]`: random configs, converted by Butane and by us. Needs Go.
import { runTool } from '../bench/bundle.mjs';

await runTool('convert/fuzzMain.ts');
