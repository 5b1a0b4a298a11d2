import type { OfferedVersion } from '../implementation.ts';

/** The minors that make load balancers from Gateway API, newest first, each with the newest patch known. */
export const versions: readonly OfferedVersion[] = [
  { minor: '3.5', newestPatch: '3.5.0' },
  { minor: '3.4', newestPatch: '3.4.3' },
  { minor: '3.3', newestPatch: '3.3.0' },
  { minor: '3.2', newestPatch: '3.2.0' },
  { minor: '3.1', newestPatch: '3.1.0' },
  { minor: '3.0', newestPatch: '3.0.0' },
  { minor: '2.17', newestPatch: '2.17.1' },
  { minor: '2.16', newestPatch: '2.16.0' },
  { minor: '2.15', newestPatch: '2.15.0' },
  { minor: '2.14', newestPatch: '2.14.1' },
  { minor: '2.13', newestPatch: '2.13.4' },
];
