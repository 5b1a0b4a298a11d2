import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = '3.6.24 is the oldest at hand';
const NO_ROOT_CAS = `${NEAREST}; before 3.4 a ServersTransport has no rootCAs, and none is written`;

export const crds: CrdRows = {
  rows: [
    { minor: '3.8', crds: 'v3.8-pre-fd5a576df2', note: 'of the branch that 3.8 is made from' },
    { minor: '3.7', crds: 'v3.7.9' },
    { minor: '3.6', crds: 'v3.6.24' },
    { minor: '3.5', crds: 'v3.6.24', note: NEAREST },
    { minor: '3.4', crds: 'v3.6.24', note: NEAREST },
    { minor: '3.3', crds: 'v3.6.24', note: NO_ROOT_CAS },
    { minor: '3.2', crds: 'v3.6.24', note: NO_ROOT_CAS },
    { minor: '3.1', crds: 'v3.6.24', note: NO_ROOT_CAS },
    { minor: '3.0', crds: 'v3.6.24', note: NO_ROOT_CAS },
  ],
};
