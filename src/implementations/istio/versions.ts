import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first. Ends of life are the days on which the project announced them. */
export const versions: readonly OfferedVersion[] = [
  { minor: '1.31', newestPatch: '1.31.1' },
  { minor: '1.30', newestPatch: '1.30.4' },
  { minor: '1.29', newestPatch: '1.29.7', endOfLife: '2026-10-12' },
  { minor: '1.28', newestPatch: '1.28.10', endOfLife: '2026-07-01' },
  { minor: '1.27', newestPatch: '1.27.9', endOfLife: '2026-03-30' },
  { minor: '1.26', newestPatch: '1.26.8', endOfLife: '2025-12-19' },
];
