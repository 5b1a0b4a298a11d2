import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = 'those of this minor are not at hand';

export const crds: CrdRows = {
  rows: [
    { minor: '1.21', crds: 'v1.21.13' },
    { minor: '1.20', crds: 'v1.21.13', note: NEAREST },
    { minor: '1.19', crds: 'v1.21.13', note: NEAREST },
    { minor: '1.18', crds: 'v1.21.13', note: NEAREST },
  ],
};
