import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NO_PROXY = 'Backend is of this minor; EnvoyProxy is judged by 1.7.5';

export const crds: CrdRows = {
  rows: [
    { minor: '1.9', crds: 'v1.9.0' },
    { minor: '1.8', crds: 'v1.8.3' },
    { minor: '1.7', crds: 'v1.7.5' },
    { minor: '1.6', crds: 'v1.6.7', rest: 'v1.7.5', note: NO_PROXY },
    { minor: '1.5', crds: 'v1.5.9', rest: 'v1.7.5', note: NO_PROXY },
  ],
};
