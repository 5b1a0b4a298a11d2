import type { GatewayApiSetting, Setting } from '../../src/configuration/configuration.ts';
import { minorOf, UNLISTED } from '../../src/configuration/version.ts';
import { GATEWAY_API_GROUP, tagOf } from '../../src/gateway-api/releases.ts';
import { type ApiServer, apiServerWith } from './api-server.ts';
import { type CrdVersion, loadCrds } from './crds.ts';

/**
 * Which CRD files stand for which version of an implementation: `crds.law.ts` in its folder. Not every release's files are at
 * hand; where the nearest serve, the row says so. docs/crd-pairings.md is this table for reading.
 */
export interface CrdRow {
  readonly minor: string;
  /** Folder below the family's own; `null` where there is none: the kinds are then not checked against a CRD. */
  readonly crds: string | null;
  readonly note?: string;
  /** Folder that stands in for the kinds that `crds` has not. */
  readonly rest?: string;
}

/** What a `crds.law.ts` exports as `crds`. */
export interface CrdRows {
  /** Folder of the CRDs of all versions, where it is not called after the implementation. */
  readonly family?: string;
  /** Newest first, one for each minor that is offered. */
  readonly rows: readonly CrdRow[];
}

export interface Pairing extends CrdRow {
  readonly implementation: string;
  readonly family: string;
  /** `exact`: a patch of the same minor, or what it was made from. `nearest`: another minor, for the reason in `note`. */
  readonly match: 'exact' | 'nearest' | 'none';
}

const FOLDERS = import.meta.glob<{ readonly crds: CrdRows }>('../../src/implementations/*/crds.law.ts', {
  eager: true,
});

export const PAIRINGS: readonly Pairing[] = Object.entries(FOLDERS).flatMap(([path, { crds }]) => {
  const implementation = path.split('/').at(-2) ?? '';
  return crds.rows.map((row) => ({
    ...row,
    implementation,
    family: crds.family ?? implementation,
    match: matchOf(row),
  }));
});

function matchOf({ minor, crds }: CrdRow): Pairing['match'] {
  if (crds === null) return 'none';
  const version = crds.replace(/^v/, '');
  return version.startsWith(`${minor}.`) || version.startsWith(`${minor}-`) ? 'exact' : 'nearest';
}

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
  return [pairing?.family, pairing?.crds, gatewayApi.release, gatewayApi.channel, ...gatewayApi.missingKinds].join();
}

function gatewayApiCrds({ release, channel, missingKinds }: GatewayApiSetting): readonly CrdVersion[] {
  return loadCrds(`gateway-api/${tagOf(release)}/${channel}`).filter(({ kind }) => !missingKinds.includes(kind));
}

function implementationCrds(setting: Setting): readonly CrdVersion[] {
  const pairing = pairingOf(setting);
  if (pairing === undefined || pairing.crds === null) return [];
  const own = loadCrds(`${pairing.family}/${pairing.crds}`);
  const kinds = new Set(own.map(({ kind }) => kind));
  const rest = pairing.rest === undefined ? [] : loadCrds(`${pairing.family}/${pairing.rest}`);
  return [...own, ...rest.filter(({ kind }) => !kinds.has(kind))];
}

/** docs/crd-pairings.md. */
export function pairingsDocument(): string {
  const rows = PAIRINGS.map(
    ({ implementation, minor, crds, match, note = '' }) =>
      `| ${implementation} | ${minor} | ${crds ?? 'none'} | ${match} | ${note} |`,
  );
  return `# Which CRDs the tests judge by

Law 4 of the tests: whatever the form can express without an error finding is accepted by the CRDs of that version. Gateway
API is judged by the release and channel that is set (1.2.1, 1.3.0, 1.4.1, 1.5.1, 1.6.1). The CRDs of an implementation are
those below; where a minor's own are not at hand, the nearest serve; where there are none, its kinds are not checked against a
CRD. A version that is not listed is judged by the newest.

Written from \`crds.law.ts\` in the folder of each implementation: \`UPDATE_GOLDEN=1 npx vitest run tests/api-server/pairings.test.ts\`.

| Implementation | Version | CRDs | Match | Note |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
