/** The options that Butane gives to a LUKS volume for FIPS mode where the config chooses no cipher. */
export const fipsCipher: readonly string[] = ['--cipher', 'aes-cbc-essiv:sha256'];

/** From this version on the cipher is left to the system. */
export const withoutFipsCipher = { openshift: '4.20.0' };

/** Whether options of a LUKS volume choose a cipher, as Butane sees it. */
export function chooseCipher(options: readonly (string | undefined)[]): boolean {
  return options.some((option) => option === '--cipher' || option === '-c' || option?.startsWith('--cipher='));
}
