import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = 'of GatewayParameters only the client certificate is read, which has been there since 4.8';

export const crds: CrdRows = {
  rows: [
    { minor: '5.2', crds: '5.1.5', note: NEAREST },
    { minor: '5.1', crds: '5.1.5' },
    { minor: '5.0', crds: '5.1.5', note: NEAREST },
    { minor: '4.8', crds: '5.1.5', note: NEAREST },
  ],
};
