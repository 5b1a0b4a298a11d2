import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NOTE = 'nothing of its own kinds is written: Services, ConfigMaps, Secrets and Gateway API';

export const crds: CrdRows = {
  rows: [
    { minor: '2.2', crds: null, note: NOTE },
    { minor: '2.1', crds: null, note: NOTE },
    { minor: '2.0', crds: null, note: NOTE },
  ],
};
