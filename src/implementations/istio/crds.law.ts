import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const AS_130 = 'the CRDs of 1.30.3 stand in; the fields that are written have not changed since 1.26';

export const crds: CrdRows = {
  rows: [
    { minor: '1.31', crds: '1.31.0-rc.0' },
    { minor: '1.30', crds: '1.30.3' },
    { minor: '1.29', crds: '1.30.3', note: AS_130 },
    { minor: '1.28', crds: '1.30.3', note: AS_130 },
    { minor: '1.27', crds: '1.30.3', note: AS_130 },
    { minor: '1.26', crds: '1.30.3', note: AS_130 },
  ],
};
