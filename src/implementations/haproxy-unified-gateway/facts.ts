import type { CaKind, RouteKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { ChoiceId, Fact } from '../fact.ts';
import { BACKEND_CRD, BACKEND_DOCS, CONFORMANCE, PASSTHROUGH, RIGHTS, SERVER_MANUAL } from './sources.ts';

/** What HAProxy Unified Gateway does with each choice of the form, by its documentation; nothing of it was tried. */

const fact = (
  feature: ChoiceId | 'behaviour',
  outcome: Fact['outcome'],
  claim: string,
  evidence: NonEmpty<Evidence>,
  rest: { readonly id?: string; readonly through?: string; readonly needs?: NonEmpty<string> } = {},
): Fact => ({ id: feature, feature, outcome, claim, when: { versions: [{}] }, evidence, ...rest });

const MOUNTED: NonEmpty<string> = ['the CA mounted into the gateway’s pod as a file'];
const file = (kind: CaKind, claim: string): Fact =>
  fact(`ca-${kind}`, 'honoured', claim, [SERVER_MANUAL, BACKEND_DOCS], {
    through: 'Backend.spec.default_server.ssl_cafile',
    needs: MOUNTED,
  });
const noFile = (kind: CaKind, claim: string): Fact => fact(`ca-${kind}`, 'rejected', claim, [BACKEND_DOCS]);
const unread = (kind: RouteKind, outcome: Fact['outcome'], claim: string, ...evidence: NonEmpty<Evidence>): Fact =>
  fact(`route-${kind}`, outcome, claim, evidence);

export const facts: readonly Fact[] = [
  fact(
    'mode-system',
    'unsure',
    'HAProxy itself takes @system-ca as CA file, for the CAs of its image. Whether the Backend passes it on as it stands was not seen: a try with a public host would settle it.',
    [SERVER_MANUAL, BACKEND_CRD],
    { through: 'Backend.spec.default_server.ssl_cafile' },
  ),
  fact(
    'mode-custom',
    'honoured',
    'The certificate is checked against a CA file on the gateway’s pod, for the name that is sent as SNI.',
    [SERVER_MANUAL, BACKEND_DOCS],
    { through: 'Backend.spec.default_server.ssl_cafile', needs: MOUNTED },
  ),
  fact(
    'mode-skip',
    'honoured',
    'ssl enabled and verify none: encrypted, and nothing is checked.',
    [SERVER_MANUAL, BACKEND_DOCS],
    { through: 'Backend.spec.default_server.verify' },
  ),
  file('ConfigMap', 'As a file: the ConfigMap is mounted into the gateway’s pod, from the gateway’s namespace.'),
  file('Secret', 'As a file: the Secret is mounted into the gateway’s pod, from the gateway’s namespace.'),
  file(
    'ClusterCA',
    'The file ca.crt of the pod’s service account, which is there already where the pod reads the API.',
  ),
  noFile('PEM', 'No object holds the CA: put it into a ConfigMap in the gateway’s namespace, and mount that.'),
  noFile('ClusterTrustBundle', 'No ClusterTrustBundle is read; only files on the pod are.'),
  fact('subject-alt-names', 'rejected', 'HAProxy checks one name for each server: the one that it sends as SNI.', [
    SERVER_MANUAL,
  ]),
  fact('target-Service', 'honoured', 'A Backend that the route’s backendRef names in a filter, beside the Service.', [
    BACKEND_DOCS,
  ]),
  fact('target-ExternalHost', 'rejected', 'It has no kind for hosts outside the cluster.', [BACKEND_DOCS]),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    fact(`target-${kind}`, 'ignored', 'BackendTLSPolicy is not read, whatever it is attached to.', [
      CONFORMANCE,
      RIGHTS,
    ]),
  ),
  fact('route-HTTPRoute', 'honoured', 'The filter ExtensionRef of a backendRef names the Backend.', [BACKEND_DOCS]),
  unread(
    'GRPCRoute',
    'rejected',
    'A Backend is attached to an HTTPRoute or a Service; GRPCRoute is not documented.',
    BACKEND_DOCS,
  ),
  unread(
    'TLSRoute',
    'rejected',
    'TLSRoute is documented for listeners that pass TLS through: there is no TLS of the gateway’s own.',
    PASSTHROUGH,
    BACKEND_DOCS,
  ),
  unread('TCPRoute', 'ignored', 'It has no right to read TCPRoutes.', RIGHTS),
  fact(
    'client-certificate',
    'rejected',
    'The client certificate is a file on the gateway’s pod (ssl_certificate), with its key in it; no Secret is named.',
    [SERVER_MANUAL, BACKEND_DOCS],
  ),
  fact(
    'tls-versions',
    'honoured',
    'ssl_min_ver and ssl_max_ver of the server settings.',
    [SERVER_MANUAL, BACKEND_CRD],
    {
      through: 'Backend.spec.default_server.ssl_min_ver, ssl_max_ver',
    },
  ),
  fact(
    'behaviour',
    'honoured',
    'Where an SNI is sent, the certificate has to be for it; verifyhost counts only without SNI; without both, any name passes.',
    [SERVER_MANUAL],
    { id: 'checked-name' },
  ),
  fact(
    'behaviour',
    'rejected',
    'Verification is HAProxy’s default: with ssl and without a CA file and verify none, HAProxy refuses its whole configuration.',
    [SERVER_MANUAL],
    { id: 'no-ca-refused' },
  ),
  fact(
    'behaviour',
    'honoured',
    'A Backend that the Service’s annotation names comes last and wins; one that is not there is left out, and only the log tells.',
    [BACKEND_DOCS],
    { id: 'annotation-wins' },
  ),
  fact(
    'behaviour',
    'rejected',
    'A Backend of another namespace that the annotation names needs a ReferenceGrant there, from Service to Backend; without one it is left out, and only the log tells.',
    [BACKEND_DOCS],
    { id: 'annotation-needs-grant' },
  ),
];
