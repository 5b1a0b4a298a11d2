import type { Setting } from '../../configuration/configuration.ts';
import { certificateShownFor } from '../../gateway-api/client-certificate.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type Because, type Connection, type Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { observeRefs, type RefAround, type Verdict } from '../observe-refs.ts';
import { encryptedBy } from './app-protocol.ts';
import { facts } from './facts.ts';

/** What GKE's load balancers make of each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return observeRefs(found, 'the load balancer', (around) => verdictOf(around, setting));
}

function verdictOf(around: RefAround, setting: Setting): Verdict {
  const { found, ref, to } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    return { connection: { kind: 'unknown', reason: `How GKE reaches a ${ref.to.kind} is not described.` } };
  }
  const attachment = winningPolicy(attachmentsTo(found, ref.to), to.portName);
  const reads = holdsId(facts, 'policy-read', setting);
  if (attachment === undefined || reads === 'no') return byAppProtocol(around);
  const connection = withPolicy(around, attachment.policy, setting);
  return {
    connection,
    because: [policyBecause(attachment)],
    evidence: factOf(facts, 'custom-ca').evidence,
    unsure: [...doubts(connection, setting), ...unencryptedPort(around, connection)],
  };
}

/** The tests of conformance, which GKE passes, have ports that say HTTPS; what a policy does on another is not described. */
function unencryptedPort({ found, ref }: RefAround, { kind }: Connection): readonly string[] {
  const service = lookUp(found, ref.to);
  const port = pickList(service, 'spec', 'ports').find((entry) => pickNumber(entry, 'port') === ref.port);
  if (kind !== 'tls' || port === undefined || encryptedBy(pickString(port, 'appProtocol')) !== undefined) return [];
  return ['The port’s appProtocol is neither HTTPS nor HTTP2: no source says whether a policy alone switches TLS on.'];
}

/** Without a policy that is read, the port's appProtocol decides, and nothing is ever checked. */
function byAppProtocol({ found, ref }: RefAround): Verdict {
  const service = lookUp(found, ref.to);
  const ports = pickList(service, 'spec', 'ports');
  const index = ports.findIndex((port) => pickNumber(port, 'port') === ref.port);
  const encrypted = encryptedBy(pickString(ports[index], 'appProtocol'));
  if (service === undefined) {
    const reason = 'The Service is not in the manifests, and its appProtocol decides between plain text and TLS.';
    return { connection: { kind: 'unknown', reason } };
  }
  if (encrypted === undefined) return { connection: { kind: 'plaintext' } };
  const because: Because = {
    object: ref.to,
    path: ['spec', 'ports', index, 'appProtocol'],
    says: 'asks for TLS, of which nothing is verified',
  };
  return { connection: BARE_TLS, because: [because], evidence: factOf(facts, 'skip').evidence };
}

function withPolicy({ found, ref }: RefAround, policy: K8sObject, setting: Setting): Connection {
  const connection = policyConnection(policy);
  if (connection === undefined) {
    return { kind: 'refused', reason: 'the policy names no CA that can be used, and requests get an error.' };
  }
  if (connection.anchors.kind === 'references') {
    const [foreign] = connection.anchors.references.filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Secret');
    if (foreign !== undefined) return { kind: 'refused', reason: `a CA in a ${foreign.kind} is not read.` };
  }
  const shows = holdsId(facts, 'certificate-shown', setting) !== 'no';
  return { ...connection, clientCertificate: shows ? certificateShownFor(found, ref.route) : null };
}

/** What could be otherwise, by the facts' own words. */
function doubts(connection: Connection, setting: Setting): readonly string[] {
  if (connection.kind !== 'tls') return [];
  const { anchors, clientCertificate } = connection;
  const asked = [
    anchors.kind === 'system' ? 'system-ca' : 'custom-ca-build',
    ...(anchors.kind === 'references' && anchors.references.some(({ kind }) => kind === 'Secret') ? ['ca-secret'] : []),
    ...(clientCertificate === null ? [] : ['client-certificate-build']),
  ];
  return asked.filter((id) => holdsId(facts, id, setting) !== 'no').map((id) => factOf(facts, id).claim);
}
