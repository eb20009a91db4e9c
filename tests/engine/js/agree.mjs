// Whether two ways to compute a case give the same numbers.

/** The numbers of an answer in a row. */
export const flat = (lists) => lists.flatMap((list) => Array.from(list));

/** The largest relative difference. Throws where it is over 1e-9. */
export function compare(what, expected, actual) {
  if (expected.length !== actual.length) {
    throw new Error(`${what}: ${actual.length} numbers instead of ${expected.length}`);
  }
  let most = 0;
  expected.forEach((value, place) => {
    const scale = Math.max(Math.abs(value), Math.abs(actual[place]));
    const difference = scale === 0 ? 0 : Math.abs(value - actual[place]) / scale;
    if (!(difference <= 1e-9)) throw new Error(`${what}: number ${place} is ${actual[place]} instead of ${value}`);
    most = Math.max(most, difference);
  });
  return most;
}
