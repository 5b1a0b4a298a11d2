import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { endOfLife, unlisted } from '../version-findings.ts';
import { certificateFindings } from './examine-certificates.ts';
import { hybridFindings } from './examine-hybrid.ts';
import { gatewayAnswer, usesPolicy } from './fields.ts';
import { answering, setting } from './findings.ts';
import { hasRequests, overruledBy, planServices, type ServicePlans } from './plan.ts';
import type { Product } from './product.ts';
import {
  FEATURE_GATES,
  GRPC_ROUTES,
  GUIDE,
  NGINX_DEFAULT,
  POLICY_CONTROLLER,
  POLICY_WATCH,
  RULES,
  STREAM,
  VERIFY_314,
} from './sources.ts';

/** What Kong cannot do of what is asked for, and what has to be switched on for it. */
export function examineKong(configuration: Configuration, product: Product): readonly Finding[] {
  const { backends } = configuration;
  const plans = planServices(configuration, product);
  return [
    ...alphaPolicy(configuration, product),
    ...backends.flatMap((backend, index) => [
      ...policyCannot(configuration, product, backend, index),
      ...refusedSkip(configuration, product, backend, index),
      ...trustStore(configuration, product, backend, index),
      ...streamVerification(configuration, backend, index),
      ...overruled(configuration, plans, backend, index),
    ]),
    ...certificateFindings(configuration),
    ...hybridFindings(configuration, product),
    ...endOfLife(configuration, 'KON-20', product.versioned),
    ...unlisted(configuration, 'KON-21', product.versioned, product.differences),
  ];
}

/** KON-01: what the policy way needs. */
function alphaPolicy(configuration: Configuration, product: Product): Finding[] {
  const verifies = configuration.backends.some(({ validation }) => validation.mode !== 'skip');
  if (!verifies || !usesPolicy(product.fields, configuration)) return [];
  return [
    {
      id: 'KON-01',
      severity: 'warning',
      message: 'BackendTLSPolicy is an alpha feature of Kong that has to be switched on.',
      reason: `It needs the feature gate GatewayAlpha (${product.alphaGate}) and the experimental CRDs with v1alpha3. Without them the controller passes over the policy, says nothing, and Kong speaks plain text. A policy that Kong cannot do is dropped as well, with plain text in its place. Annotations need none of this.`,
      at: { field: `options.${product.fields.way.id}` },
      evidence: [FEATURE_GATES, POLICY_WATCH],
      fixes: [answering(configuration, product.fields.way, 'annotations', 'Verify by annotations of the Service')],
    },
  ];
}

/** KON-02: a policy that is dropped, and fails open; or that sets a protocol that the route does not carry. */
function policyCannot(configuration: Configuration, product: Product, backend: Backend, index: number): Finding[] {
  const { validation, target } = backend;
  if (validation.mode === 'skip' || target.kind !== 'Service' || !usesPolicy(product.fields, configuration)) return [];
  const at = `${backendPath(index)}.validation`;
  const byAnnotations = answering(configuration, product.fields.way, 'annotations', 'Verify by annotations instead');
  const finding = (message: string, reason: string, field: string, fixes: Finding['fixes']): Finding => ({
    id: 'KON-02',
    severity: 'error',
    message,
    reason,
    at: { field },
    evidence: [POLICY_CONTROLLER, GRPC_ROUTES],
    fixes,
  });
  return [
    ...(validation.mode === 'system'
      ? [
          finding(
            'Kong drops a policy that asks for the system’s CAs.',
            `${DROPPED} Annotations can ask for it.`,
            `${at}.mode`,
            [byAnnotations],
          ),
        ]
      : []),
    ...(validation.subjectAltNames.length > 0
      ? [
          finding('Kong drops a policy with subject alternative names.', DROPPED, `${at}.subjectAltNames`, [
            setting(`${at}.subjectAltNames`, [], 'Check the host name only'),
          ]),
        ]
      : []),
    ...(configuration.route.kind === 'HTTPRoute'
      ? []
      : [
          finding(
            `A policy does not work for a ${configuration.route.kind}.`,
            'Kong looks for HTTPRoutes only that lead to the Service, and gives its backends the protocol https: without one the policy is passed over, and the connection is what it is without.',
            'route.kind',
            [byAnnotations],
          ),
        ]),
  ];
}

const DROPPED =
  'Its status says Accepted False, Invalid, and Kong goes on without it: the connection is plain text, or what annotations say.';

/** KON-05: Kong Gateway 3.14 wants everything verified. */
function refusedSkip(
  configuration: Configuration,
  product: Product,
  { validation, target }: Backend,
  index: number,
): Finding[] {
  if (validation.mode !== 'skip' || target.kind !== 'Service') return [];
  const version = gatewayAnswer(product.fields, configuration);
  if (version === 'older') return [];
  const { gatewayVersion } = product.fields;
  const off = version === 'verifies-off';
  return [
    {
      id: 'KON-05',
      severity: off ? 'warning' : 'error',
      message: off
        ? 'tls_certificate_verify is off for everything that Kong Gateway connects to.'
        : 'Kong Gateway 3.14 and later refuse to skip verification.',
      reason: off
        ? 'Plugins, vaults and databases may skip verification then, too. Where the backend can be verified, that is the better way.'
        : `tls-verify "false" makes the gateway refuse its whole new configuration, and a restarted one does not start. KONG_TLS_CERTIFICATE_VERIFY=off allows it (${product.environment}), for everything that the gateway connects to.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [VERIFY_314],
      fixes: off
        ? []
        : [
            answering(configuration, gatewayVersion, 'verifies-off', 'I have set KONG_TLS_CERTIFICATE_VERIFY=off'),
            answering(configuration, gatewayVersion, 'older', 'It is Kong Gateway 3.13 or older'),
          ],
    },
  ];
}

/** KON-13: there is no “system” beside what the gateway is given. */
function trustStore(
  configuration: Configuration,
  product: Product,
  { validation, target }: Backend,
  index: number,
): Finding[] {
  if (validation.mode !== 'system' || target.kind !== 'Service' || usesPolicy(product.fields, configuration)) return [];
  return [
    {
      id: 'KON-13',
      severity: 'warning',
      message: 'Kong Gateway has to be given the system’s CAs first.',
      reason: `Without a CA of its own, a Service is verified against the global trust store. Set KONG_NGINX_PROXY_PROXY_SSL_TRUSTED_CERTIFICATE=/etc/ssl/certs/ca-certificates.crt (${product.environment}); until then every connection fails, with 502. It was read, not tried out.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [NGINX_DEFAULT, GUIDE],
      fixes: [],
    },
  ];
}

/** KON-18: no name to check. */
function streamVerification(configuration: Configuration, { validation, target }: Backend, index: number): Finding[] {
  if (hasRequests(configuration) || validation.mode === 'skip' || target.kind !== 'Service') return [];
  return [
    {
      id: 'KON-18',
      severity: 'error',
      message: `Kong has no name to check for the backends of a ${configuration.route.kind}.`,
      reason:
        'The name that Kong checks is the Host of requests, and here there are none. Use an HTTPRoute or GRPCRoute; or let TLS pass through to the backend, so that clients verify it.',
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [STREAM],
      fixes: [
        {
          label: 'Use an HTTPRoute',
          edits: [
            { at: 'route.kind', value: 'HTTPRoute' },
            { at: 'gateway.listener.protocol', value: 'HTTPS' },
          ],
        },
      ],
    },
  ];
}

/** KON-10: one Service, one way. */
function overruled(configuration: Configuration, plans: ServicePlans, backend: Backend, index: number): Finding[] {
  const plan = overruledBy(configuration, plans, backend, index);
  if (plan === undefined || backend.target.kind !== 'Service') return [];
  const { name, namespace } = plan.service;
  return [
    {
      id: 'KON-10',
      severity: 'error',
      message: `Kong speaks to all ports of Service ${namespace}/${name} in the same way.`,
      reason:
        'Annotations hold for the whole Service, and a policy’s sectionName is not looked at. The first backend’s wish is written. Give the other port a Service of its own, or the same wish.',
      at: { field: `${backendPath(index)}.validation` },
      evidence: [RULES],
      fixes: [setting(`${backendPath(index)}.validation`, { ...plan.validation }, 'Take the wish of the other port')],
    },
  ];
}
