/** Digits of eleven bits: a number below four million, as most durations are, has two of them. */
const digitBits = 11;
const digits = 1 << digitBits;

/** So few are sorted faster by the engine. */
const few = 400;

/** Whole numbers in order, digit by digit: many take a fraction of the time that comparing takes. */
export function sortWhole(values: Uint32Array): Uint32Array {
  if (values.length < few) return values.sort();
  const largest = largestOf(values);
  let from = values;
  let to: Uint32Array = new Uint32Array(values.length);
  for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += digitBits) {
    const places = placesOf(from, shift);
    for (let index = 0; index < from.length; index++) {
      const value = from[index] ?? 0;
      const digit = (value >>> shift) & (digits - 1);
      const place = places[digit] ?? 0;
      to[place] = value;
      places[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the first value with each digit belongs. */
function placesOf(values: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(digits + 1);
  for (let index = 0; index < values.length; index++) {
    const next = (((values[index] ?? 0) >>> shift) & (digits - 1)) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let digit = 1; digit < digits; digit++) {
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  }
  return places;
}

function largestOf(values: Uint32Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    largest = Math.max(largest, values[index] ?? 0);
  }
  return largest;
}
