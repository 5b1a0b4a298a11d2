import {
  CHANNELS,
  type Channel,
  GATEWAY_API_RELEASES,
  type GatewayApiRelease,
  type Setting,
} from '../configuration/configuration.ts';
import { compareVersions, minorOf } from '../configuration/version.ts';
import type { Edit, Fix } from '../gateway-api/finding.ts';
import { GATEWAY_API_GROUP, type GatewayApiKind, servedVersions } from '../gateway-api/releases.ts';
import type { Watch } from '../implementations/fact.ts';
import { watching } from './watching.ts';

/**
 * Ways to have a kind served in a version that the controller reads: other CRDs, the nearest standard release first.
 * `version` is the API version that must be among the served ones, where one is wanted.
 */
export function installing(
  kind: GatewayApiKind,
  setting: Setting,
  watches: readonly Watch[],
  version?: string,
): readonly Fix[] {
  const { release, channel, missingKinds } = setting.gatewayApi;
  const others = missingKinds.filter((missing) => missing !== kind);
  const reads = (candidate: { release: GatewayApiRelease; channel: Channel }) => {
    const served = servedVersions({ ...candidate, missingKinds: others }, kind);
    const state = watching(kind, served, setting, watches).kind;
    return (
      served.length > 0 &&
      (version === undefined || served.includes(version)) &&
      (state === 'watched' || state === 'not-said')
    );
  };
  const present: Edit[] =
    others.length === missingKinds.length ? [] : [{ at: 'setting.gatewayApi.missingKinds', value: others }];
  if (present.length > 0 && reads({ release, channel })) return [{ label: `Install ${kind}`, edits: present }];
  const candidates = [...CHANNELS].flatMap((other) => {
    const nearest = nearestFirst(release).find((one) => reads({ release: one, channel: other }));
    return nearest === undefined ? [] : [{ release: nearest, channel: other }];
  });
  return candidates.map((candidate) => ({
    label: `Install Gateway API ${candidate.release}, ${candidate.channel} channel`,
    edits: [
      { at: 'setting.gatewayApi.release', value: candidate.release },
      { at: 'setting.gatewayApi.channel', value: candidate.channel },
      ...present,
    ],
  }));
}

/** The release itself, then newer ones, then older ones: going back is the last resort. */
function nearestFirst(release: GatewayApiRelease): readonly GatewayApiRelease[] {
  const place = GATEWAY_API_RELEASES.indexOf(release);
  return [...GATEWAY_API_RELEASES.slice(place), ...GATEWAY_API_RELEASES.slice(0, place).reverse()];
}

/** The first version of the controller, from the present one on, that reads what this cluster serves. */
export function otherControllers(kind: GatewayApiKind, setting: Setting, watches: readonly Watch[]): readonly Fix[] {
  const served = servedVersions(setting.gatewayApi, kind);
  const starts = watches
    .filter((row) => row.group === GATEWAY_API_GROUP && row.kind === kind && served.includes(row.apiVersion))
    .flatMap((row) => row.versions.flatMap(({ from }) => from ?? []))
    .filter((from) => compareVersions(from, setting.version) > 0)
    .sort(compareVersions);
  const [from] = starts;
  if (from === undefined) return [];
  const value = from.endsWith('.0') ? minorOf(from) : from;
  return [{ label: `Use version ${value} of the controller`, edits: [{ at: 'setting.version', value }] }];
}
