const DAY = 24 * 60 * 60 * 1000;

/** Units with their length in days, the longest first; a unit is used from two of it on. */
const UNITS = [
  ['year', 365.25],
  ['month', 30.4],
  ['day', 1],
] as const;

const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/**
 * How far off a day is, in the largest unit that still tells something: “in 19 years”, “tomorrow”, “3 months ago”. Days are
 * those of UTC, as certificates have them.
 */
export function howFar(then: Date, now: Date): string {
  const days = dayOf(then) - dayOf(now);
  const [unit, length] = UNITS.find(([, one]) => Math.abs(days) >= 2 * one) ?? (['day', 1] as const);
  return WORDS.format(Math.trunc(days / length), unit);
}

/** Counted from the first of 1970. */
function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY);
}
