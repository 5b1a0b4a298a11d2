import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first: those that can verify a backend. */
export const versions: readonly OfferedVersion[] = [
  { minor: '3.5', newestPatch: '3.5.13' },
  { minor: '3.4', newestPatch: '3.4.0' },
];
