import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf, holdsId } from '../fact.ts';
import { unlisted } from '../version-findings.ts';
import { BUILT_FOR, facts } from './facts.ts';
import { MATRIX } from './sources.ts';
import { versions } from './versions.ts';

/** What Contour cannot do of what is asked for, and what has to be known about what it does. */
export function examine(configuration: Configuration): readonly Finding[] {
  const { route, backends } = configuration;
  return [
    ...(route.kind === 'HTTPRoute' ? [] : otherRoutes(configuration)),
    ...backends.flatMap((backend, index) => [
      ...(route.kind === 'HTTPRoute' ? systemCa(backend, index) : []),
      ...skippedName(backend, index),
      ...coveredByPolicy(configuration, backend, index),
    ]),
    ...(route.kind === 'HTTPRoute' ? verifiedOnce(configuration) : []),
    ...untested(configuration),
    ...unlisted(
      configuration,
      'CON-23',
      { label: 'Contour', versions, evidence: [MATRIX] },
      'Before 1.31 a Service cannot say TLS by appProtocol: https, and is refused with it.',
    ),
  ];
}

const HTTP_ROUTE: Fix = {
  label: 'Use an HTTPRoute on an HTTPS listener',
  edits: [
    { at: 'route.kind', value: 'HTTPRoute' },
    { at: 'gateway.listener.protocol', value: 'HTTPS' },
  ],
};

/** CON-05: routes whose backends are not verified, or not even encrypted. */
function otherRoutes({ route, backends }: Configuration): Finding[] {
  const isGrpc = route.kind === 'GRPCRoute';
  const index = isGrpc ? backends.findIndex(({ validation }) => validation.mode !== 'skip') : 0;
  if (index < 0) return [];
  const fact = factOf(facts, isGrpc ? 'mode-custom-grpc' : `route-${route.kind}`);
  return [
    {
      id: 'CON-05',
      severity: 'error',
      message: isGrpc
        ? 'Contour does not verify the backends of a GRPCRoute.'
        : `Contour does not encrypt to the backends of a ${route.kind}.`,
      reason: `${fact.claim} ${isGrpc ? 'An HTTPRoute can be verified, and speaks HTTP/1.1 then, which is no gRPC.' : 'Use an HTTPRoute.'}`,
      at: { field: isGrpc ? `${backendPath(index)}.validation.mode` : 'route.kind' },
      evidence: fact.evidence,
      fixes: [HTTP_ROUTE, toEnvoyGateway(`Use Envoy Gateway, which verifies for a ${route.kind}`)],
    },
  ];
}

function toEnvoyGateway(label: string): Fix {
  return {
    label,
    edits: [
      { at: 'setting.implementation', value: 'envoy-gateway' },
      { at: 'setting.version', value: '1.9' },
    ],
  };
}

/** CON-02 */
function systemCa({ validation }: Backend, index: number): Finding[] {
  if (validation.mode !== 'system') return [];
  const fact = factOf(facts, 'system-ca');
  return [
    {
      id: 'CON-02',
      severity: 'error',
      message: 'With the system’s CAs Contour speaks plain text.',
      reason: `${fact.claim} No such policy is written. Put the CA into a ConfigMap; a public one is to be had from its operator.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: fact.evidence,
      fixes: [
        {
          label: 'Take the CA from a ConfigMap',
          edits: [
            {
              at: `${backendPath(index)}.validation`,
              value: { ...validation, mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-ca' } },
            },
          ],
        },
        toEnvoyGateway('Use Envoy Gateway, which has system CAs'),
      ],
    },
  ];
}

/** CON-03, where a name is asked for that is not sent. */
function skippedName({ validation }: Backend, index: number): Finding[] {
  if (validation.mode !== 'skip' || validation.hostname === null) return [];
  const fact = factOf(facts, 'no-sni');
  const at = `${backendPath(index)}.validation.hostname`;
  return [
    {
      id: 'CON-03',
      severity: 'warning',
      message: `SNI ${validation.hostname} cannot be sent.`,
      reason: fact.claim,
      at: { field: at },
      evidence: fact.evidence,
      fixes: [{ label: 'Leave SNI out', edits: [{ at, value: null }] }],
    },
  ];
}

/** CON-06: what is not to be verified is a port that another backend's policy verifies. */
function coveredByPolicy(configuration: Configuration, backend: Backend, index: number): Finding[] {
  const mine = serviceOf(backend, configuration);
  if (backend.validation.mode !== 'skip' || mine === undefined) return [];
  const covered = configuration.backends.some(({ target, validation }) => {
    if (validation.mode !== 'custom' || target.kind !== 'Service') return false;
    if (target.namespace !== mine.namespace || target.name !== mine.name) return false;
    return target.portName === null || target.portName === mine.portName || target.port === mine.port;
  });
  if (!covered || configuration.route.kind !== 'HTTPRoute') return [];
  const fact = factOf(facts, 'policy-wins');
  return [
    {
      id: 'CON-06',
      severity: 'error',
      message: `Service ${mine.namespace}/${mine.name} has a policy for port ${mine.port}, so it is verified there.`,
      reason: `${fact.claim} Name the ports, or verify none of them.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

/** CON-03, CON-07 and CON-08, each said once for what is verified. */
function verifiedOnce({ backends }: Configuration): Finding[] {
  const verified = backends.findIndex(({ validation }) => validation.mode === 'custom');
  if (verified < 0) return [];
  const http2 = backends.findIndex(
    ({ validation, protocol }) => validation.mode === 'custom' && protocol !== 'http/1.1',
  );
  const at = `${backendPath(verified)}.validation`;
  return [
    note('CON-03', 'info', 'No SNI is sent to the backend.', 'no-sni', `${at}.hostname`),
    note(
      'CON-07',
      'warning',
      'If its CA is missing, the policy is set aside, and Contour speaks plain text.',
      'fails-open',
      `${at}.ca`,
    ),
    ...(http2 < 0
      ? []
      : [
          note(
            'CON-08',
            'warning',
            'Verified backends are spoken to by HTTP/1.1.',
            'verified-http1',
            `${backendPath(http2)}.protocol`,
          ),
        ]),
  ];
}

/** CON-11: a Gateway API that this release does not name. */
function untested({ setting }: Configuration): Finding[] {
  const { release } = setting.gatewayApi;
  const built = BUILT_FOR.find(([one]) => holdsId(facts, `built-for-${one}`, setting) === 'yes')?.[0];
  if (built === undefined || built === release) return [];
  const message = `Contour ${setting.version} is built for Gateway API ${built}, not ${release}.`;
  return [note('CON-11', 'info', message, `built-for-${built}`, 'setting.gatewayApi.release')];
}

function note(id: string, severity: Finding['severity'], message: string, fact: string, field: string): Finding {
  const { claim, evidence } = factOf(facts, fact);
  return { id, severity, message, reason: claim, at: { field }, evidence, fixes: [] };
}
