/** The checksum of gzip (RFC 1952, 8), as an unsigned number; of several pieces if the checksum until now is given. */
export function crc32(bytes: Uint8Array, until = 0): number {
  let sum = ~until;
  for (let index = 0; index < bytes.length; index++)
    sum = (table[(sum ^ (bytes[index] as number)) & 0xff] as number) ^ (sum >>> 8);
  return ~sum >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
