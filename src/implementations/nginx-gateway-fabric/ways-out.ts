import { backendPath } from '../../configuration/backends.ts';
import type { Configuration, Validation } from '../../configuration/configuration.ts';
import type { Edit, Fix } from '../../gateway-api/finding.ts';
import { GATEWAY_API_GROUP, servedVersions } from '../../gateway-api/releases.ts';
import type { Json } from '../../manifest/json.ts';
import { watchedVersions } from '../fact.ts';
import { passthrough } from './fields.ts';
import { watches } from './watches.ts';

/** What to do where nginx verifies and somebody cannot have that, or does not encrypt and somebody needs it. */

type Verified = Exclude<Validation, { mode: 'skip' }>;

/** Verified against the backend's own certificate, or against what the other backends are verified by: they have to be alike. */
export function pinCertificate({ backends }: Configuration): Fix {
  const skipping = backends.flatMap(({ validation }, index) =>
    validation.mode === 'skip' ? [{ validation, index }] : [],
  );
  const other = backends.map(({ validation }) => validation).find((one): one is Verified => one.mode !== 'skip');
  const hostname = skipping[0]?.validation.hostname ?? 'api.internal.example';
  const pinned: Json = { mode: 'custom', hostname, subjectAltNames: [], ca: { kind: 'ConfigMap', name: 'api-ca' } };
  return {
    label: 'Verify against the backend’s own certificate, put into a ConfigMap as CA',
    edits: skipping.map(({ index }) => ({ at: `${backendPath(index)}.validation`, value: other ?? pinned })),
  };
}

/** A TLSRoute on a listener that passes TLS through: for one backend in the cluster, where the kind is served and read. */
export function letTlsPass(configuration: Configuration): readonly Fix[] {
  const { backends, route, clientCertificate } = configuration;
  const [{ target, rule }] = backends;
  const single = backends.length === 1 && target.kind === 'Service' && rule === 0;
  const serving = servingTlsRoute(configuration);
  if (!single || route.hostnames.length === 0 || clientCertificate !== null || serving === undefined) return [];
  return [
    {
      label: `Let TLS pass through: the client verifies${serving.says}`,
      edits: [
        ...serving.edits,
        { at: 'route.kind', value: 'TLSRoute' },
        { at: 'gateway.listener.protocol', value: 'TLS' },
        { at: 'gateway.listener.tlsMode', value: 'Passthrough' },
        passOn(configuration),
      ],
    },
  ];
}

/** The answer to the own question. */
export function passOn({ options }: Configuration): Edit {
  return { at: 'options', value: { ...options, [passthrough.id]: true } };
}

interface Serving {
  readonly edits: readonly Edit[];
  readonly says: string;
}

/** What has to change in the cluster so that TLSRoutes are served in a version that this controller reads. */
function servingTlsRoute({ setting }: Configuration): Serving | undefined {
  const watched = watchedVersions(watches, GATEWAY_API_GROUP, 'TLSRoute', setting).map(({ apiVersion }) => apiVersion);
  const channel: Edit = { at: 'setting.gatewayApi.channel', value: 'experimental' };
  const candidates = [
    { gatewayApi: setting.gatewayApi, edits: [], says: '' },
    {
      gatewayApi: { ...setting.gatewayApi, channel: 'experimental' },
      edits: [channel],
      says: ' (with the experimental channel of Gateway API)',
    },
    {
      gatewayApi: { ...setting.gatewayApi, release: '1.5', channel: 'standard' },
      edits: [
        { at: 'setting.gatewayApi.release', value: '1.5' },
        { at: 'setting.gatewayApi.channel', value: 'standard' },
      ],
      says: ' (with Gateway API 1.5)',
    },
  ] as const;
  return candidates.find(({ gatewayApi }) =>
    servedVersions(gatewayApi, 'TLSRoute').some((version) => watched.includes(version)),
  );
}

export const HTTP_ROUTE: Fix = {
  label: 'Use an HTTPRoute on an HTTPS listener',
  edits: [
    { at: 'route.kind', value: 'HTTPRoute' },
    { at: 'gateway.listener.protocol', value: 'HTTPS' },
  ],
};

/** The nearest implementation that can do more. */
export function toEnvoyGateway(label: string): Fix {
  return {
    label,
    edits: [
      { at: 'setting.implementation', value: 'envoy-gateway' },
      { at: 'setting.version', value: '1.9' },
    ],
  };
}
