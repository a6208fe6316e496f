import { startLineProgram, versionsOfProgram } from '../lineProgram.mjs';

/** Keeps the program `gzip` running: `main.go` has the requests and answers. */
export function startGzipOracle() {
  return startLineProgram('gzip');
}

/** Versions by module path, and of Go itself as `go`. */
export function gzipOracleVersions() {
  return versionsOfProgram('gzip');
}
