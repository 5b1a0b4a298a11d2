import { describe, expect, it } from 'vitest';
import { PAIRINGS } from '../../tests/api-server/pairings.ts';
import { CHANNELS, GATEWAY_API_RELEASES } from '../configuration/configuration.ts';
import { GATEWAY_API_GROUP, GATEWAY_API_KINDS, servedVersions } from '../gateway-api/releases.ts';
import { type Cluster, structureFor } from './structure.ts';
import { KINDS } from './structures/known.ts';

const cluster = (given: Partial<Cluster> = {}): Cluster => ({
  gatewayApi: { release: '1.6', channel: 'standard' },
  implementation: 'any',
  version: 'unlisted',
  ...given,
});

describe('structureFor', () => {
  it.each(GATEWAY_API_RELEASES.flatMap((release) => CHANNELS.map((channel) => ({ release, channel }))))(
    'has every kind of Gateway API $release $channel, with the API versions that are served',
    async (gatewayApi) => {
      for (const kind of GATEWAY_API_KINDS) {
        const ref = structureFor(cluster({ gatewayApi }), GATEWAY_API_GROUP, kind);
        const structure = await ref?.load();
        const versions = structure?.file.sets[structure.set] ?? {};
        const served = Object.keys(versions).filter((version) => versions[version] !== null);
        expect([kind, ref?.exact, served.sort()]).toEqual([
          kind,
          true,
          [...servedVersions({ ...gatewayApi, missingKinds: [] }, kind)].sort(),
        ]);
      }
    },
  );

  const judged = PAIRINGS.filter(
    ({ implementation, family, crds, rest }) => crds !== null && rest === undefined && family === implementation,
  );
  it.each(judged)(
    'takes the CRDs of $implementation $minor that the tests judge by',
    async ({ implementation, minor, crds, match }) => {
      const set = `${implementation}/${crds}`;
      const own = Object.keys(KINDS).filter((key) => KINDS[key]?.sets.includes(set));
      for (const [group = '', kind = ''] of own.map((key) => key.split('/'))) {
        const ref = structureFor(cluster({ implementation, version: minor }), group, kind);
        expect([kind, (await ref?.load())?.set, ref?.exact]).toEqual([kind, set, match === 'exact']);
      }
      expect(own.length).toBeGreaterThan(0);
    },
  );

  it.each<[string, Partial<Cluster>, string, string, string | undefined, boolean | undefined]>([
    [
      'a patch',
      { implementation: 'envoy-gateway', version: '1.8.1' },
      'gateway.envoyproxy.io',
      'Backend',
      'Envoy Gateway 1.8.3',
      true,
    ],
    [
      'a newer minor',
      { implementation: 'envoy-gateway', version: '1.12' },
      'gateway.envoyproxy.io',
      'Backend',
      'Envoy Gateway 1.9.0',
      false,
    ],
    [
      'an older minor',
      { implementation: 'envoy-gateway', version: '1.1' },
      'gateway.envoyproxy.io',
      'Backend',
      'Envoy Gateway 1.5.9',
      false,
    ],
    [
      'a kind that its minor is not at hand of',
      { implementation: 'envoy-gateway', version: '1.5' },
      'gateway.envoyproxy.io',
      'EnvoyProxy',
      'Envoy Gateway 1.7.5',
      false,
    ],
    [
      'an unlisted version',
      { implementation: 'envoy-gateway', version: 'unlisted' },
      'gateway.envoyproxy.io',
      'Backend',
      'Envoy Gateway 1.9.0',
      false,
    ],
    ['somebody else’s kind', {}, 'networking.istio.io', 'DestinationRule', 'Istio 1.31.0-rc.0', false],
    [
      'a newer Gateway API',
      { gatewayApi: { release: '1.9', channel: 'standard' } },
      'gateway.networking.k8s.io',
      'HTTPRoute',
      'Gateway API 1.6.1, standard channel',
      false,
    ],
    [
      'no Gateway API that is known',
      { gatewayApi: { release: 'x', channel: 'experimental' } },
      'gateway.networking.k8s.io',
      'HTTPRoute',
      'Gateway API 1.6.1, experimental channel',
      false,
    ],
    ['a kind of Kubernetes', {}, '', 'Service', 'Kubernetes 1.34', true],
    ['an unknown kind', {}, 'example.com', 'Service', undefined, undefined],
    ['a name that every object has', {}, '', 'constructor', undefined, undefined],
  ])('takes the nearest for %s', (_, given, group, kind, of, exact) => {
    const ref = structureFor(cluster(given), group, kind);
    expect([ref?.of, ref?.exact]).toEqual([of, exact]);
  });

  it('reads a file once', async () => {
    const ref = structureFor(cluster(), '', 'Service');
    expect((await ref?.load())?.file).toBe((await ref?.load())?.file);
  });
}); // prettier-ignore
