import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first: Gateway API as it is described here begins with 2.0. */
export const versions: readonly OfferedVersion[] = [
  { minor: '2.2', newestPatch: '2.2.0' },
  { minor: '2.1', newestPatch: '2.1.0' },
  { minor: '2.0', newestPatch: '2.0.0' },
];
