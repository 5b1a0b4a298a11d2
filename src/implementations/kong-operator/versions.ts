import type { OfferedVersion } from '../implementation.ts';

/** The minors that are offered, newest first: since 2.0 the operator holds the ingress controller as well. */
export const versions: readonly OfferedVersion[] = [
  { minor: '2.2', newestPatch: '2.2.3' },
  { minor: '2.1', newestPatch: '2.1.0' },
  { minor: '2.0', newestPatch: '2.0.0' },
];
