import type { CrdRows } from '../../../tests/api-server/pairings.ts';

const NEAREST = 'the fields that are written have been the same since 1.0';

export const crds: CrdRows = {
  unruled: [
    /^AgentgatewayPolicy spec$/,
    /^AgentgatewayPolicy spec\.(frontend|traffic|strategy)/,
    /^AgentgatewayPolicy spec\.backend\.(?!tls)/,
    /^AgentgatewayBackend spec\.(?!static|policies)/,
    /^AgentgatewayBackend spec\.policies\.(?!tls)/,
  ],
  rows: [
    { minor: '1.4', crds: 'v1.4.1' },
    ...['1.3', '1.2', '1.1', '1.0'].map((minor) => ({ minor, crds: 'v1.4.1', note: NEAREST })),
  ],
};
