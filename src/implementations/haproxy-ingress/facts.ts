import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { ChoiceId, Fact } from '../fact.ts';
import { GATEWAY_MANUAL, KEYS, PROTOCOLS, SERVER_MANUAL } from './sources.ts';

/** What HAProxy Ingress does with each choice of the form, by its manual; nothing of it was tried. */

const fact = (
  feature: ChoiceId | 'behaviour',
  outcome: Fact['outcome'],
  claim: string,
  evidence: NonEmpty<Evidence>,
  rest: { readonly id?: string; readonly through?: string } = {},
): Fact => ({ id: feature, feature, outcome, claim, when: { versions: [{}] }, evidence, ...rest });

const through = (annotation: string) => ({ through: `Service annotation haproxy-ingress.github.io/${annotation}` });
const SECRET_ALONE = 'The CA is read from a Secret, under ca.crt.';

export const facts: readonly Fact[] = [
  fact('mode-system', 'rejected', 'Only a Secret is read as CA; without one nothing is verified.', [KEYS]),
  fact(
    'mode-custom',
    'honoured',
    'Annotations of the Service name the CA’s Secret, the name to send and the name to check.',
    [KEYS, GATEWAY_MANUAL],
    through('secure-verify-ca-secret'),
  ),
  fact(
    'mode-skip',
    'honoured',
    'secure-backends without a CA Secret: encrypted, and nothing is checked.',
    [KEYS, GATEWAY_MANUAL],
    through('secure-backends'),
  ),
  fact(
    'ca-Secret',
    'honoured',
    'In the Service’s namespace, under ca.crt.',
    [KEYS],
    through('secure-verify-ca-secret'),
  ),
  ...(['ConfigMap', 'PEM', 'ClusterTrustBundle', 'ClusterCA'] as const).map((kind) =>
    fact(`ca-${kind}`, 'rejected', SECRET_ALONE, [KEYS]),
  ),
  fact('subject-alt-names', 'rejected', 'One name is checked: secure-verify-hostname, or the SNI.', [KEYS]),
  fact('target-Service', 'honoured', 'Annotations of the Service, for all of its ports.', [GATEWAY_MANUAL, KEYS]),
  fact(
    'target-ExternalHost',
    'rejected',
    'It has no kind for hosts outside the cluster; a Service of type ExternalName was not looked into.',
    [GATEWAY_MANUAL],
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    fact(`target-${kind}`, 'ignored', 'BackendTLSPolicy is not read, whatever it is attached to.', [GATEWAY_MANUAL]),
  ),
  fact('route-HTTPRoute', 'honoured', 'The annotations of the Services that it leads to hold.', [GATEWAY_MANUAL]),
  ...(['GRPCRoute', 'TLSRoute'] as const).map((kind) =>
    fact(`route-${kind}`, 'ignored', `${kind} is not read.`, [GATEWAY_MANUAL]),
  ),
  fact(
    'route-TCPRoute',
    'rejected',
    'Whether the annotations hold for a TCPRoute is not documented; its bytes are taken to go on as they come.',
    [GATEWAY_MANUAL],
  ),
  fact(
    'client-certificate',
    'honoured',
    'An annotation of the Service names the Secret, in the Service’s namespace.',
    [KEYS],
    through('secure-crt-secret'),
  ),
  fact('tls-versions', 'rejected', 'The TLS versions towards servers are a matter of the global configuration.', [
    KEYS,
    SERVER_MANUAL,
  ]),
  fact(
    'behaviour',
    'honoured',
    'With the CA and neither secure-sni nor secure-verify-hostname the chain is checked, and no name.',
    [KEYS, SERVER_MANUAL],
    { id: 'checked-name' },
  ),
  fact(
    'behaviour',
    'ignored',
    'secure-verify-ca-secret, secure-sni, secure-verify-hostname and secure-crt-secret do nothing unless secure-backends is true, or backend-protocol ends in -ssl.',
    [KEYS, PROTOCOLS],
    { id: 'needs-secure-backends' },
  ),
  fact(
    'behaviour',
    'ignored',
    'Without secure-verify-ca-secret the certificate is not verified, whatever name secure-verify-hostname has.',
    [KEYS],
    { id: 'no-ca-no-check' },
  ),
  fact(
    'behaviour',
    'ignored',
    'Status of routes and policies is not written: nothing says what is wrong.',
    [GATEWAY_MANUAL],
    {
      id: 'no-status',
    },
  ),
];
