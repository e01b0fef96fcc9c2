/** The largest whole number that goes with its sign. */
export const largest = 2 ** 52;

/** Writes whole numbers and texts, small ones in few bytes. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  /** A whole number from 0 on, seven bits a byte. Throws a `RangeError` at any other. */
  whole(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not whole`);
    this.#makeRoom(8);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#put((rest % 128) + 128);
    this.#put(rest);
  }

  /** A whole number of either sign, not beyond `largest`. */
  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Any text, also one that is no valid Unicode. */
  text(text: string): void {
    this.whole(text.length);
    for (let index = 0; index < text.length; index++) this.whole(text.charCodeAt(index));
  }

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** All that was written, in a buffer of exactly that length. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }

  #put(byte: number): void {
    this.#bytes[this.length++] = byte;
  }

  #makeRoom(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const wider = new Uint8Array(2 * (this.length + count));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Reads what a `ByteWriter` wrote; throws a `RangeError` where the bytes end too soon. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  whole(): number {
    let byte = this.#next();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = this.#next();
      // Bits of more than four bytes go beyond what shifts can do.
      value += shift < 28 ? (byte & 127) << shift : (byte & 127) * 2 ** shift;
    }
    return value;
  }

  signed(): number {
    const value = this.whole();
    // Most are small, for which engines have a faster way.
    if (value < 2 ** 31) return (value >>> 1) ^ -(value & 1);
    const half = Math.floor(value / 2);
    return half * 2 === value ? half : -half - 1;
  }

  text(): string {
    let text = "";
    for (let rest = this.whole(); rest > 0; rest--) text += String.fromCharCode(this.whole());
    return text;
  }

  #next(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError("the bytes end too soon");
    return byte;
  }
}
