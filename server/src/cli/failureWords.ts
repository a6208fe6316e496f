/** Why the system refused to read or write something, for a person. */
export function failureWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return wordsOfCode[code] ?? `the system refuses it (${code || String(error)})`;
}

const wordsOfCode: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file: a part of its path is no folder',
  EISDIR: 'this is a folder, and a file is needed',
  EACCES: 'it may not be read or written by you; check its permissions and those of its folders',
  EPERM: 'it may not be read or written by you; check its permissions and those of its folders',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long for this system',
  EMFILE: 'too many files are open; close some programs, or raise the limit',
  ENFILE: 'too many files are open; close some programs, or raise the limit',
  EIO: 'the device does not answer as it should; check the disk',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it would become larger than the system lets files be',
  EROFS: 'nothing can be written there, it is mounted read-only',
  EPIPE: 'whoever reads it has closed it before the end',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read',
};
