/**
 * A number that differs for bytes that differ, as good as always: it is for
 * what a disk does, not for what somebody does on purpose. With another salt
 * the same bytes have another number.
 */
export function checksum(bytes: Uint8Array, salt: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < salt.length; index++) sum = mixed(sum, salt.charCodeAt(index));
  const { buffer, byteLength, byteOffset } = bytes;
  const words = new DataView(buffer, byteOffset, byteLength);
  const whole = byteLength - (byteLength % 4);
  for (let at = 0; at < whole; at += 4) sum = mixed(sum, words.getUint32(at));
  for (let at = whole; at < byteLength; at++) sum = mixed(sum, words.getUint8(at));
  return mixed(sum, byteLength) >>> 0;
}

/** No step makes equal what was different before it. */
function mixed(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x01000193);
  return mixed ^ (mixed >>> 15);
}
