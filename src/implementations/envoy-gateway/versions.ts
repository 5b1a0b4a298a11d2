import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. Ends of life are those of the project's own compatibility matrix. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.9', newestPatch: '1.9.2', endOfLife: '2027-02-14' },
  { minor: '1.8', newestPatch: '1.8.4', endOfLife: '2026-11-08' },
  { minor: '1.7', newestPatch: '1.7.5', endOfLife: '2026-08-05' },
  { minor: '1.6', newestPatch: '1.6.7', endOfLife: '2026-05-13' },
  { minor: '1.5', newestPatch: '1.5.9', endOfLife: '2026-02-13' },
];
