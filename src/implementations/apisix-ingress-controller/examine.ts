import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { endOfLife, unlisted, type Versioned } from '../version-findings.ts';
import { facts } from './facts.ts';
import { byAppProtocol, way } from './fields.ts';
import { hasRequests, keyOf, planServices } from './plan.ts';
import { CONCEPT, GRPC_ROUTES, HTTP_ROUTES, POLICIES } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'APISIX ingress controller', versions, evidence: [CONCEPT] };

export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...configuration.backends.flatMap((backend, index) => [
      ...verification(backend, index),
      ...otherName(configuration, backend, index),
    ]),
    ...limitsOfAppProtocol(configuration),
    ...otherPolicies(configuration),
    ...endOfLife(configuration, 'APX-20', VERSIONED),
    ...unlisted(configuration, 'APX-21', VERSIONED, 'The scheme tls of BackendTrafficPolicy is known from 2.2.'),
  ];
}

/** APX-02 */
function verification({ validation }: Backend, index: number): Finding[] {
  if (validation.mode === 'skip') return [];
  const { claim, evidence } = factOf(facts, `mode-${validation.mode}`);
  const value = { mode: 'skip', hostname: validation.hostname, reason: '', reviewBy: '' };
  return [
    {
      id: 'APX-02',
      severity: 'error',
      message: 'APISIX cannot verify a backend.',
      reason: `${claim} A snippet of nginx configuration that switches it on for everything is outside of what the controller manages. What is written encrypts only. Where the backend has to be verified, use another gateway, or a mesh between gateway and backend.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence,
      fixes: [{ label: 'Encrypt, and verify nothing', edits: [{ at: `${backendPath(index)}.validation`, value }] }],
    },
  ];
}

/** APX-06: one policy for a Service. */
function otherName(configuration: Configuration, { target, validation }: Backend, index: number): Finding[] {
  if (target.kind !== 'Service' || validation.mode !== 'skip' || !hasRequests(configuration.route.kind)) return [];
  const plan = planServices(configuration).get(keyOf(target));
  if (plan === undefined || plan.through !== 'policy' || plan.hostname === validation.hostname) return [];
  return [
    {
      id: 'APX-06',
      severity: 'error',
      message: `All ports of Service ${target.namespace}/${target.name} are sent the same name.`,
      reason: 'One BackendTrafficPolicy speaks for the Service, and the first backend’s name is written.',
      at: { field: `${backendPath(index)}.validation.hostname` },
      evidence: [POLICIES],
      fixes: [
        {
          label: 'Send the same name',
          edits: [{ at: `${backendPath(index)}.validation.hostname`, value: plan.hostname }],
        },
      ],
    },
  ];
}

/** APX-05: what appProtocol cannot say. */
function limitsOfAppProtocol(configuration: Configuration): Finding[] {
  const { route, backends, options } = configuration;
  if (!byAppProtocol(configuration)) return [];
  const named = backends.some(({ validation }) => validation.mode === 'skip' && validation.hostname !== null);
  if (route.kind === 'HTTPRoute' && !named) return [];
  return [
    {
      id: 'APX-05',
      severity: 'error',
      message:
        route.kind === 'HTTPRoute'
          ? 'appProtocol has no place for a name.'
          : `appProtocol https does not encrypt for a ${route.kind}.`,
      reason:
        route.kind === 'HTTPRoute'
          ? 'The Host of each request is sent as SNI, not the name that is asked for. A BackendTrafficPolicy can say it.'
          : 'It is a protocol of HTTP backends; a BackendTrafficPolicy names the others.',
      at: { field: `options.${way.id}` },
      evidence: [HTTP_ROUTES, GRPC_ROUTES],
      fixes: [
        {
          label: 'Use a BackendTrafficPolicy',
          edits: [{ at: 'options', value: { ...options, [way.id]: 'policy' } }],
        },
      ],
    },
  ];
}

/** APX-09 */
function otherPolicies(configuration: Configuration): Finding[] {
  const [plan] = planServices(configuration).values();
  if (plan === undefined) return [];
  const policy = plan.through === 'policy';
  return [
    {
      id: 'APX-09',
      severity: 'info',
      message: 'Look for a BackendTrafficPolicy that the Service has already.',
      reason: policy
        ? 'Of two for one Service, which counts is left to chance: put scheme, passHost and upstreamHost into the one that is there, and leave this one out.'
        : 'Any such policy stands before appProtocol, and its scheme is http unless it says something else: the connection is then plain text.',
      at: { field: `${backendPath(plan.index)}.target` },
      evidence: [POLICIES],
      fixes: [],
    },
  ];
}
