import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NOTE = 'nothing of its own kinds is written: Services, ConfigMaps, Secrets and Gateway API';

export const crds: CrdRows = {
  rows: [
    { minor: '3.5', crds: null, note: NOTE },
    { minor: '3.4', crds: null, note: NOTE },
  ],
};
