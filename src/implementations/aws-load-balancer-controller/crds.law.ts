import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NO_DEFAULT = 'before 3.2 a TargetGroupConfiguration needs its targetReference, as in 2.17';
const WITH_DEFAULT = 'from 3.2 on a TargetGroupConfiguration may do without targetReference, as in 3.4';

export const crds: CrdRows = {
  rows: [
    { minor: '3.5', crds: 'v3.5.0' },
    { minor: '3.4', crds: 'v3.4.3' },
    { minor: '3.3', crds: 'v3.4.3', note: WITH_DEFAULT },
    { minor: '3.2', crds: 'v3.4.3', note: WITH_DEFAULT },
    { minor: '3.1', crds: 'v2.17.1', note: NO_DEFAULT },
    { minor: '3.0', crds: 'v2.17.1', note: NO_DEFAULT },
    { minor: '2.17', crds: 'v2.17.1' },
    { minor: '2.16', crds: 'v2.17.1' },
    { minor: '2.15', crds: 'v2.17.1' },
    { minor: '2.14', crds: 'v2.17.1' },
    { minor: '2.13', crds: 'v2.17.1' },
  ],
};
