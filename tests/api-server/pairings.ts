import type { GatewayApiSetting, Setting } from '../../src/configuration/configuration.ts';
import { minorOf, UNLISTED } from '../../src/configuration/version.ts';
import { GATEWAY_API_GROUP, tagOf } from '../../src/gateway-api/releases.ts';
import { type ApiServer, apiServerWith } from './api-server.ts';
import { type CrdVersion, loadCrds } from './crds.ts';

/**
 * Which CRD files stand for which version of an implementation. Not every release's files are at hand; where the nearest
 * serve, the row says so. docs/crd-pairings.md is this table for reading.
 */
export interface Pairing {
  readonly implementation: string;
  readonly minor: string;
  /** Folder below the implementation's own. */
  readonly crds: string;
  /** `exact`: a patch of the same minor. `nearest`: another minor, for the reason in `note`. */
  readonly match: 'exact' | 'nearest';
  readonly note?: string;
  /** Folder that stands in for the kinds that `crds` has not. */
  readonly rest?: string;
}

const AWS = 'aws-load-balancer-controller';
const EG = 'envoy-gateway';
const NO_DEFAULT = 'before 3.2 a TargetGroupConfiguration needs its targetReference, as in 2.17';
const WITH_DEFAULT = 'from 3.2 on a TargetGroupConfiguration may do without targetReference, as in 3.4';
const NO_PROXY = 'Backend is of this minor; EnvoyProxy is judged by 1.7.5';

export const PAIRINGS: readonly Pairing[] = [
  { implementation: EG, minor: '1.9', crds: 'v1.9.0', match: 'exact' },
  { implementation: EG, minor: '1.8', crds: 'v1.8.3', match: 'exact' },
  { implementation: EG, minor: '1.7', crds: 'v1.7.5', match: 'exact' },
  { implementation: EG, minor: '1.6', crds: 'v1.6.7', match: 'exact', rest: 'v1.7.5', note: NO_PROXY },
  { implementation: EG, minor: '1.5', crds: 'v1.5.9', match: 'exact', rest: 'v1.7.5', note: NO_PROXY },
  { implementation: AWS, minor: '3.5', crds: 'v3.5.0', match: 'exact' },
  { implementation: AWS, minor: '3.4', crds: 'v3.4.3', match: 'exact' },
  { implementation: AWS, minor: '3.3', crds: 'v3.4.3', match: 'nearest', note: WITH_DEFAULT },
  { implementation: AWS, minor: '3.2', crds: 'v3.4.3', match: 'nearest', note: WITH_DEFAULT },
  { implementation: AWS, minor: '3.1', crds: 'v2.17.1', match: 'nearest', note: NO_DEFAULT },
  { implementation: AWS, minor: '3.0', crds: 'v2.17.1', match: 'nearest', note: NO_DEFAULT },
  { implementation: AWS, minor: '2.17', crds: 'v2.17.1', match: 'exact' },
  { implementation: AWS, minor: '2.16', crds: 'v2.17.1', match: 'nearest' },
  { implementation: AWS, minor: '2.15', crds: 'v2.17.1', match: 'nearest' },
  { implementation: AWS, minor: '2.14', crds: 'v2.17.1', match: 'nearest' },
  { implementation: AWS, minor: '2.13', crds: 'v2.17.1', match: 'nearest' },
];

/** The row of a version; that of the newest minor for one that is not listed. `undefined` for an implementation without CRDs of its own. */
export function pairingOf(setting: Pick<Setting, 'implementation' | 'version'>): Pairing | undefined {
  const rows = PAIRINGS.filter((row) => row.implementation === setting.implementation);
  const version = setting.version === UNLISTED ? rows[0]?.minor : minorOf(setting.version);
  return rows.find((row) => row.minor === version) ?? rows[0];
}

/** The API server of a cluster with this setting. */
export function apiServerOf(setting: Setting): ApiServer {
  return apiServerWith(crdsOf(setting), [GATEWAY_API_GROUP]);
}

/** The CRDs of a cluster with this setting. */
export function crdsOf(setting: Setting): readonly CrdVersion[] {
  return [...gatewayApiCrds(setting.gatewayApi), ...implementationCrds(setting)];
}

/** Two settings with the same key have the same API server. */
export function apiServerKey(setting: Setting): string {
  const { gatewayApi } = setting;
  const pairing = pairingOf(setting);
  return [
    pairing?.implementation,
    pairing?.crds,
    gatewayApi.release,
    gatewayApi.channel,
    ...gatewayApi.missingKinds,
  ].join();
}

function gatewayApiCrds({ release, channel, missingKinds }: GatewayApiSetting): readonly CrdVersion[] {
  return loadCrds(`gateway-api/${tagOf(release)}/${channel}`).filter(({ kind }) => !missingKinds.includes(kind));
}

function implementationCrds(setting: Setting): readonly CrdVersion[] {
  const pairing = pairingOf(setting);
  if (pairing === undefined) return [];
  const own = loadCrds(`${pairing.implementation}/${pairing.crds}`);
  const kinds = new Set(own.map(({ kind }) => kind));
  const rest = pairing.rest === undefined ? [] : loadCrds(`${pairing.implementation}/${pairing.rest}`);
  return [...own, ...rest.filter(({ kind }) => !kinds.has(kind))];
}

/** docs/crd-pairings.md. */
export function pairingsDocument(): string {
  const rows = PAIRINGS.map(
    ({ implementation, minor, crds, match, note = '' }) =>
      `| ${implementation} | ${minor} | ${crds} | ${match} | ${note} |`,
  );
  return `# Which CRDs the tests judge by

Law 4 of the tests: whatever the form can express without an error finding is accepted by the CRDs of that version. Gateway
API is judged by the release and channel that is set (1.2.1, 1.3.0, 1.4.1, 1.5.1, 1.6.1). The CRDs of an implementation are
those below; where a minor's own are not at hand, the nearest serve. A version that is not listed is judged by the newest.

Written from tests/api-server/pairings.ts: \`UPDATE_GOLDEN=1 npx vitest run tests/api-server/pairings.test.ts\`.

| Implementation | Version | CRDs | Match | Note |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
